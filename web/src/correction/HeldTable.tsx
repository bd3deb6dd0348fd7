import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { HeldRecord } from 'shared/correction/quarantine-contract.ts'
import { formatCount, formatDay, formatInstant } from 'shared/format.ts'
import { correctionPageMessages as m, quarantineStateTexts } from 'shared/messages/correction-page.ts'
import { quarantineTexts } from 'shared/messages/feed-page.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { usePersonNames } from '../account/use-person-names.ts'
import { PayloadPlace } from '../explain/PayloadPlace.tsx'
import { toFeed, toSubmission, toUnit } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'

export const keyOfHeld = ({ collection, unit, day }: Pick<HeldRecord, 'collection' | 'unit' | 'day'>): string =>
  `${collection} ${unit} ${day}`

interface Props {
  records: readonly HeldRecord[]
  settled: boolean
  /** What whoever decided is called, by id. */
  names: Readonly<Record<string, string>>
  chosen: ReadonlySet<string>
  choose?: (chosen: ReadonlySet<string>) => void
}

export function HeldTable({ records, settled, names, chosen, choose }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const { may } = useWho()
  const { nameOf } = usePersonNames(names)
  const [place, setPlace] = useState<HeldRecord>()
  const unitOf = (code: string) => {
    const unit = units.find((one) => one.code === code)
    return unit ? unitName(locale, unit) : code
  }
  const foundText = (doubt: NonNullable<HeldRecord['broken']>['doubt']) =>
    doubt.kind === 'compare'
      ? say(m.foundCompare, { left: formatCount(locale, doubt.left), right: formatCount(locale, doubt.right) })
      : say(m.foundUsual, { count: formatCount(locale, doubt.count), usual: formatCount(locale, doubt.usual) })
  const turn = (key: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(key)
    else next.delete(key)
    choose?.(next)
  }
  const columns: Column<HeldRecord>[] = [
    {
      key: 'unit',
      label: say(m.unit),
      cell: (record) => (
        <span className="held-unit">
          {choose && (
            <input
              type="checkbox"
              aria-label={say(m.chooseOne, { unit: unitOf(record.unit), day: formatDay(locale, record.day) })}
              checked={chosen.has(keyOfHeld(record))}
              disabled={record.proposal !== null}
              onChange={(event) => turn(keyOfHeld(record), event.target.checked)}
            />
          )}
          <Link {...toUnit(record.unit)}>{unitOf(record.unit)}</Link>
        </span>
      ),
    },
    { key: 'day', label: say(m.day), cell: ({ day }) => formatDay(locale, day) },
    {
      key: 'why',
      label: say(m.why),
      cell: ({ rule, closed, proposal, broken }) => (
        <>
          {say(quarantineTexts[rule])}
          {broken && (
            <small className="second">
              {broken.name[locale]}: {foundText(broken.doubt)}
            </small>
          )}
          {closed && rule !== 'closed-period' && <small className="second">{say(m.closedPeriod)}</small>}
          {proposal !== null && <small className="second">{say(m.proposed)}</small>}
        </>
      ),
    },
    { key: 'counts', label: say(m.counts), cell: (record) => <Counts record={record} /> },
    {
      key: 'came',
      label: say(m.came),
      cell: ({ since, dueBy, overdue }) => (
        <>
          {formatInstant(locale, since)}
          {!settled && (
            <small className={overdue ? 'second worse' : 'second'}>
              {say(m.dueBy, { day: formatDay(locale, dueBy) })}
              {overdue && ` · ${say(m.overdue)}`}
            </small>
          )}
        </>
      ),
    },
    {
      key: 'source',
      label: say(m.source),
      cell: (record) => (
        <>
          {record.submission !== null && <Link {...toSubmission(record.submission)}>{say(m.handedIn)}</Link>}
          {record.feed !== null && <Link {...toFeed(record.feed.id)}>{record.feed.name[locale]}</Link>}
          {may('payload.read') && record.feed !== null && (
            <button type="button" className="plain second" onClick={() => setPlace(record)}>
              {say(m.original)}
            </button>
          )}
        </>
      ),
    },
    {
      key: 'decision',
      label: say(m.decision),
      cell: ({ state, decidedAt, decidedBy, reason }) => (
        <>
          {say(quarantineStateTexts[state])}
          {decidedAt !== null && (
            <small className="second">
              {formatInstant(locale, decidedAt)} {decidedBy !== null && say(m.by, { who: nameOf(decidedBy) })}
            </small>
          )}
          {reason !== null && <small className="second">{reason}</small>}
        </>
      ),
    },
  ]
  return (
    <>
      <DataTable
        className="held"
        caption={say(settled ? m.captionSettled : m.caption)}
        columns={columns.filter(({ key }) => settled || key !== 'decision')}
        rows={records}
        rowKey={keyOfHeld}
      />
      {place && (
        <PayloadPlace
          collection={place.collection}
          unit={place.unit}
          day={place.day}
          measure={place.doubted[0] ?? place.counts[0]?.measure ?? ''}
          close={() => setPlace(undefined)}
        />
      )}
    </>
  )
}

/** The counts that are doubted; all of them where the rule speaks of none, or somebody asks. */
function Counts({ record: { counts, doubted } }: { record: HeldRecord }) {
  const say = useSay()
  const locale = useLocale()
  const [all, setAll] = useState(false)
  const moved = counts.filter(({ came, held }) => came !== held)
  const told = doubted.length > 0 ? counts.filter(({ measure }) => doubted.includes(measure)) : moved
  const shown = all ? counts : told.slice(0, 6)
  return (
    <>
      <ul className="held-counts">
        {shown.map(({ measure, name, came, held }) => (
          <li key={measure}>
            {name[locale]} <b>{formatCount(locale, came)}</b>{' '}
            <small className="none">
              ({held === null ? say(m.heldNothing) : say(m.heldNow, { n: formatCount(locale, held) })})
            </small>
          </li>
        ))}
      </ul>
      {!all && shown.length < counts.length && (
        <button type="button" className="plain second" onClick={() => setAll(true)}>
          {say(m.allCounts, { n: counts.length })}
        </button>
      )}
    </>
  )
}
