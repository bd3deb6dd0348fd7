import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { formatDay } from 'shared/format.ts'
import { deltaReasonTexts, explainPageMessages as m } from 'shared/messages/explain-page.ts'
import type { Answer } from '../http.ts'
import { toExplain } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { type KpiBrief } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { useUnitNames } from '../unit/use-unit-names.ts'
import { PayloadPlace } from './PayloadPlace.tsx'
import { signed } from './signed.ts'

type Records = Answer<'listExplainedRecords'>
type Row = Records['records'][number]

interface Props {
  kpi: KpiBrief
  collection: number
  asked: { unit?: string; [more: string]: string | number | undefined }
}

/** What one entry wrote for each unit and day of the number, and the way to where it stands in the original. */
export function BatchRecords({ kpi, collection, asked }: Props) {
  const say = useSay()
  const [, change] = usePageState()
  const [after, setAfter] = useState<string>()
  const [place, setPlace] = useState<{ unit: string; day: string; measure: string }>()
  const heading = useRef<HTMLHeadingElement>(null)
  const query = useQuery(
    q('listExplainedRecords', {
      params: { id: kpi.id },
      query: { ...asked, collection, ...(after && { after }) },
    }),
  )
  // It opens below a table that may be longer than the window.
  useEffect(() => heading.current?.focus(), [])
  return (
    <section aria-labelledby="records" className="batch-records">
      <div className="section-head">
        <h2 id="records" ref={heading} tabIndex={-1}>
          {say(m.recordsTitle, { id: collection })}
        </h2>
        <button type="button" className="plain" onClick={() => change({ row: undefined })}>
          {say(m.close)}
        </button>
      </div>
      <Answered query={query} what={say(m.theRecords, { id: collection })} lines={10}>
        {({ records, more }) =>
          records.length === 0 ? (
            <p className="empty">{say(m.recordsNone)}</p>
          ) : (
            <>
              <RecordTable kpi={kpi} records={records} collection={collection} show={setPlace} />
              {more !== null && (
                <p className="pager">
                  <button type="button" onClick={() => setAfter(more)}>
                    {say(m.recordsMore)}
                  </button>
                </p>
              )}
            </>
          )
        }
      </Answered>
      {place && <PayloadPlace collection={collection} {...place} close={() => setPlace(undefined)} />}
    </section>
  )
}

interface Table extends Pick<Props, 'kpi' | 'collection'> {
  records: readonly Row[]
  show: (place: { unit: string; day: string; measure: string }) => void
}

function RecordTable({ kpi, records, show }: Table) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const nameOf = useUnitNames()
  const columns: Column<Row>[] = [
    { key: 'unit', label: say(m.unit), cell: ({ unit }) => <Link {...toExplain(kpi.id, unit)}>{nameOf(unit)}</Link> },
    { key: 'day', label: say(m.day), cell: ({ day }) => formatDay(locale, day) },
    {
      key: 'moves',
      label: say(m.moves),
      cell: ({ moves }) => (
        <ul>
          {moves.map(({ measure, delta, reason }) => (
            <li key={`${measure} ${reason}`}>
              <code>{measure}</code> {signed(locale, delta)}{' '}
              {reason !== 'first' && <small className="none">{say(deltaReasonTexts[reason])}</small>}
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: 'numerator',
      label: say(kpi.hasDenominator ? m.numerator : m.result),
      numeric: true,
      cell: ({ numerator }) => signed(locale, numerator),
    },
    {
      key: 'denominator',
      label: say(m.denominator),
      numeric: true,
      cell: ({ denominator }) => signed(locale, denominator),
    },
    {
      key: 'original',
      label: say(m.original),
      cell: ({ unit, day, moves }) => (
        <button
          type="button"
          className="plain"
          aria-label={say(m.showOriginalOf, { unit: nameOf(unit), day: formatDay(locale, day) })}
          onClick={() => show({ unit, day, measure: moves[0]?.measure ?? '' })}
        >
          {say(m.showOriginal)}
        </button>
      ),
    },
  ]
  const useful = columns.filter(
    ({ key }) => (key !== 'denominator' || kpi.hasDenominator) && (key !== 'original' || may('payload.read')),
  )
  return (
    <DataTable
      className="records"
      caption={say(m.moves)}
      columns={useful}
      rows={records}
      rowKey={({ unit, day }) => `${day} ${unit}`}
    />
  )
}
