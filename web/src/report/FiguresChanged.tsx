import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount, formatInstant } from 'shared/format.ts'
import { reportPageMessages as m } from 'shared/messages/report-page.ts'
import { periodLabel } from 'shared/period.ts'
import type { Answer } from '../http.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import type { ReportBrief } from './answer-types.ts'

type Changes = Answer<'readReportChanges'>
type Change = Changes['changes'][number]

/** What the ledger says otherwise than the last issued report, with what was recorded between. Asked for when opened. */
export function FiguresChanged({ report }: { report: ReportBrief }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const query = useQuery({ ...q('readReportChanges', { params: { id: report.id } }), enabled: open, staleTime: 0 })
  return (
    <details className="figures-changed" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(report.state === 'issued' ? m.changesOwn : m.changes)}</summary>
      {open && (
        <Answered query={query} what={say(m.theChanges)} lines={6}>
          {(changes) => <Table changes={changes} />}
        </Answered>
      )}
    </details>
  )
}

function Table({ changes: { since, total, changes } }: { changes: Changes }) {
  const say = useSay()
  const locale = useLocale()
  if (!since) return <p className="note">{say(m.neverIssued)}</p>
  const held = say(m.since, { label: periodLabel(locale, since.period), at: formatInstant(locale, since.issuedAt) })
  const columns: Column<Change>[] = [
    { key: 'figure', label: say(m.figure), cell: ({ name }) => name },
    { key: 'unit', label: say(m.unit), cell: ({ placeName }) => placeName },
    { key: 'stated', label: say(m.stated), numeric: true, cell: ({ before }) => said(before) },
    { key: 'now', label: say(m.now), numeric: true, cell: ({ after }) => said(after) },
    { key: 'entries', label: say(m.entries), numeric: true, cell: ({ entries }) => formatCount(locale, entries) },
    { key: 'recorded', label: say(m.recorded), cell: ({ lastAt }) => (lastAt ? formatInstant(locale, lastAt) : '–') },
  ]
  const said = ({ text, numerator, denominator }: Change['before']) =>
    numerator === null || denominator === null
      ? text
      : `${text} (${formatCount(locale, numerator)}/${formatCount(locale, denominator)})`
  return (
    <>
      <p className="note">{held}.</p>
      {total === 0 ? (
        <p>{say(m.unchanged)}</p>
      ) : (
        <div className="scrolled">
          <DataTable
            caption={say(m.changes)}
            columns={columns}
            rows={changes}
            rowKey={({ kpi, place }) => `${kpi} ${place}`}
          />
        </div>
      )}
      {total > changes.length && (
        <p className="note">
          {say(m.onlyFirst, { n: formatCount(locale, changes.length), total: formatCount(locale, total) })}
        </p>
      )}
    </>
  )
}
