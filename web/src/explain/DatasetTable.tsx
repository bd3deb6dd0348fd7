import { Link } from '@tanstack/react-router'
import type { DatasetHealth } from 'shared/explain/health-contract.ts'
import { formatCount, formatDay } from 'shared/format.ts'
import { healthPageMessages as m } from 'shared/messages/health-page.ts'
import { InlineBar } from '../chart/InlineBar.tsx'
import { toFeed, toQuarantine } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { coverageOf, coverageText } from 'shared/kpi/coverage.ts'

/** Below this share of reports a dataset is too thin to rest on. */
const enough = 95

export function DatasetTable({ datasets }: { datasets: readonly DatasetHealth[] }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const count = (n: number) => (n === 0 ? <span className="zero">0</span> : formatCount(locale, n))
  const share = (reported: number, expected: number) => {
    const part = coverageOf({ reported, expected })
    if (part === null) return <span className="none">—</span>
    return (
      <span className="share">
        <InlineBar value={part * 100} max={100} target={enough} met={part * 100 >= enough} faint={false} />
        {coverageText(locale, { reported, expected })}
      </span>
    )
  }
  const columns: Column<DatasetHealth>[] = [
    {
      key: 'dataset',
      label: say(m.dataset),
      cell: ({ name, feeds }) => (
        <>
          {name[locale]}
          {feeds.length === 0 && <small className="second">{say(m.noFeed)}</small>}
          {feeds.map(({ id, caughtUpTo, daysBehind }) => (
            <small key={id} className={daysBehind > 0 ? 'second worse' : 'second'}>
              <Link {...toFeed(id)}>{say(m.calendar)}</Link>
              {caughtUpTo !== null && ` · ${say(m.upTo, { day: formatDay(locale, caughtUpTo) })}`}
              {daysBehind > 0 && ` · ${say(m.behind, { n: daysBehind })}`}
            </small>
          ))}
        </>
      ),
    },
    { key: 'completeness', label: say(m.completeness), cell: ({ reported, expected }) => share(reported, expected) },
    { key: 'timeliness', label: say(m.timeliness), cell: ({ onTime, expected }) => share(onTime, expected) },
    {
      key: 'missing',
      label: say(m.missing),
      numeric: true,
      cell: ({ expected, reported, owing }) => (
        <>
          {count(expected - reported)}
          {owing > 0 && <small className="second">{say(m.ofUnits, { n: owing })}</small>}
        </>
      ),
    },
    { key: 'late', label: say(m.late), numeric: true, cell: ({ reported, onTime }) => count(reported - onTime) },
    { key: 'corrected', label: say(m.corrected), numeric: true, cell: ({ corrected }) => count(corrected) },
    {
      key: 'held',
      label: say(m.held),
      numeric: true,
      cell: ({ held }) =>
        held > 0 && may('quarantine.read') ? <Link {...toQuarantine()}>{formatCount(locale, held)}</Link> : count(held),
    },
  ]
  return (
    <DataTable
      className="dataset-health"
      caption={say(m.caption)}
      columns={columns}
      rows={datasets}
      rowKey={({ dataset }) => dataset}
    />
  )
}
