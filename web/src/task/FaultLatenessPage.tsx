import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatCount, formatNumber } from 'shared/format.ts'
import { taskPageMessages as m } from 'shared/messages/task-page.ts'
import type { Text } from 'shared/text.ts'
import type { Answer } from '../http.ts'
import { toUnit } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { DayField } from '../ui/DayField.tsx'
import { RegisterFrame } from './RegisterFrame.tsx'
import { usePlaces } from './use-places.ts'
import { FactList } from '../ui/FactList.tsx'

type Lateness = Answer<'readFaultLateness'>['all']

const verdicts = {
  more: m.faultMore,
  fewer: m.faultFewer,
  'not-told-apart': m.faultNotTold,
  'too-little': m.faultTooLittle,
} as const

/** What faults of systems and lines did to deadlines, reckoned from counts, with its interval. */
export function FaultLatenessPage() {
  const say = useSay()
  const locale = useLocale()
  const { historyFrom, today } = useProvince()
  const [{ from, to }, change] = usePageState()
  const facts = (all: Lateness, lateInAll: number): [Text, string][] => [
    [m.faultDays, formatCount(locale, all.faultyDays)],
    [m.faultReceived, formatCount(locale, all.received)],
    [m.faultLate, formatCount(locale, all.late)],
    [m.faultExpected, formatNumber(locale, all.expected, 1)],
    [m.faultInAll, formatCount(locale, lateInAll)],
  ]
  const query = useQuery({ ...q('readFaultLateness', { query: { ...(from && { from }), ...(to && { to }) } }) })
  return (
    <RegisterFrame title={say(m.faults)} under={say(m.faultsUnder)}>
      <div className="list-filters" role="search" aria-label={say(m.filter)}>
        <DayField
          key={`from ${query.data?.from}`}
          label={say(m.from)}
          value={from ?? query.data?.from ?? null}
          first={historyFrom}
          last={today}
          onChange={(day) => day && change({ from: day })}
        />
        <DayField
          key={`to ${query.data?.to}`}
          label={say(m.to)}
          value={to ?? query.data?.to ?? null}
          first={historyFrom}
          last={today}
          onChange={(day) => day && change({ to: day })}
        />
      </div>
      <Answered query={query} what={say(m.theFaults)} lines={10}>
        {({ all, units, lateInAll }) => (
          <>
            <p className={`verdict ${all.verdict === 'more' ? 'worse' : all.verdict === 'fewer' ? 'better' : ''}`}>
              {say(verdicts[all.verdict], {
                excess: formatNumber(locale, Math.abs(all.excess), 0),
                low: formatNumber(locale, all.verdict === 'fewer' ? -all.high : all.low, 0),
                high: formatNumber(locale, all.verdict === 'fewer' ? -all.low : all.high, 0),
              })}
            </p>
            <FactList facts={facts(all, lateInAll).map(([label, value]) => [say(label), value])} />
            {units.length > 0 && <Units rows={units} />}
            <p className="second">{say(m.faultCaveat)}</p>
          </>
        )}
      </Answered>
    </RegisterFrame>
  )
}

function Units({ rows }: { rows: readonly Lateness[] }) {
  const say = useSay()
  const locale = useLocale()
  const { unit } = usePlaces()
  const [{ sort = '-excess' }, change] = usePageState()
  const columns: Column<Lateness>[] = [
    {
      key: 'unit',
      label: say(m.unit),
      cell: ({ unit: code }) => <Link {...toUnit(code!)}>{unit(code!)}</Link>,
      order: (one, other) => unit(one.unit!).localeCompare(unit(other.unit!), 'vi'),
    },
    column('days', m.faultDays, ({ faultyDays }) => faultyDays, 0),
    column('received', m.faultReceived, ({ received }) => received, 0),
    column('late', m.faultLate, ({ late }) => late, 0),
    column('expected', m.faultExpected, ({ expected }) => expected, 1),
    column('excess', m.faultExcess, ({ excess }) => excess, 1),
  ]
  function column(key: string, label: Text, of: (row: Lateness) => number, decimals: number): Column<Lateness> {
    return {
      key,
      label: say(label),
      numeric: true,
      cell: (row) => formatNumber(locale, of(row), decimals),
      order: (one, other) => of(one) - of(other),
    }
  }
  return (
    <DataTable
      className="listed"
      caption={say(m.faults)}
      columns={columns}
      rows={rows}
      rowKey={({ unit: code }) => code!}
      sort={sort}
      onSort={(next) => change({ sort: next })}
    />
  )
}
