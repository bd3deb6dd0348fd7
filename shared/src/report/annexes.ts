import { reportAnnexes, reportColumns, reportNotes, reportUnits } from '../messages/report.ts'
import { formatCount } from '../format.ts'
import { say } from '../messages/say.ts'
import type { Text } from '../text.ts'
import { annexTable, type AnnexColumn, type AnnexRow } from './annex-table.ts'
import { countNumber } from './count-number.ts'
import type { Annex, BoundNumber } from './document.ts'
import { figureNumber } from './figure-number.ts'
import { comparedKpis } from './section-comparison.ts'
import type { ReportUnit } from './snapshot.ts'
import type { Writer } from './writer.ts'

/** A row of an annex by unit: the unit, or the province as a total. */
interface Place {
  code: string
  name: string
}

type Column = AnnexColumn<Place>
type Of = (place: Place) => string | BoundNumber

const ordinal = (writer: Writer): Column => ({
  id: 'ordinal',
  group: null,
  head: writer.text(reportColumns.ordinal),
  align: 'centre',
  width: 5,
  of: (_, count) => (count === 0 ? '' : String(count)),
})

const unitName = (writer: Writer): Column => ({
  id: 'unit',
  group: null,
  head: writer.text(reportColumns.unit),
  align: 'start',
  width: 24,
  of: ({ name }) => name,
})

function column(writer: Writer, id: string, head: Text, of: Of, group: Text | null = null): Column {
  return {
    id,
    group: group && writer.text(group),
    head: writer.text(head),
    align: 'end',
    width: 10,
    of: (place) => of(place),
  }
}

/** A part of a KPI at a place; a place that owes none says so. */
const kpi =
  (writer: Writer, id: string, part: 'numerator' | 'denominator' | 'ratio'): Of =>
  ({ code }) => {
    const asked = writer.figure(id, code)
    return asked ? figureNumber(asked.kpi, asked.figure, part, writer.locale) : '–'
  }

/** A measure that is no side of a KPI. */
function measure(writer: Writer, id: string): Of {
  const counts = new Map(
    writer.snapshot.counts.filter((count) => count.measure === id).map((count) => [count.place, count]),
  )
  return ({ code }) => {
    const found = counts.get(code)
    const { from, to } = found ?? writer.snapshot.period
    return countNumber({ what: `measure.${id}`, place: code, from, to }, found?.count ?? null, writer.locale)
  }
}

/** The province first as a total, then departments, then communes; each part under its title. */
function rowsByUnit(writer: Writer, { departments }: { departments: boolean }): AnnexRow<Place>[] {
  const { snapshot, text } = writer
  const rows = (units: readonly ReportUnit[]): AnnexRow<Place>[] =>
    units.map(({ code, name }) => ({ role: 'row', row: { code, name } }))
  const communes = snapshot.units.filter(({ kind }) => kind === 'commune' || kind === 'ward')
  const offices = snapshot.units.filter(({ kind }) => kind === 'department')
  return [
    { role: 'total', row: { code: snapshot.province.code, name: text(reportUnits.province) } },
    ...(departments && offices.length > 0
      ? [{ role: 'group' as const, title: text(reportUnits.departments) }, ...rows(offices)]
      : []),
    { role: 'group', title: text(reportUnits.communes) },
    ...rows(communes),
  ]
}

function notesOn(writer: Writer, lead: string): string[] {
  const asked = writer.figure(lead)
  if (!asked) return []
  const { reported, expected } = asked.figure.value
  const written = (count: number) => formatCount(writer.locale, count)
  return [say(writer.locale, reportNotes.coverage, { reported: written(reported), expected: written(expected) })]
}

interface AnnexPlan {
  id: string
  title: Text
  lead: string
  measuredIn: Text | null
  orientation: Annex['orientation']
  departments: boolean
  columns: (writer: Writer) => Column[]
}

const plans: AnnexPlan[] = [
  {
    id: 'dossier-by-unit',
    title: reportAnnexes.dossier,
    lead: 'T01',
    measuredIn: reportUnits.dossiers,
    orientation: 'landscape',
    departments: true,
    columns: (w) => [
      column(w, 'received', reportColumns.total, kpi(w, 'T01', 'numerator'), reportColumns.received),
      column(w, 'online', reportColumns.online, kpi(w, 'T02', 'numerator'), reportColumns.received),
      column(w, 'counter', reportColumns.counter, measure(w, 'dossiers_counter'), reportColumns.received),
      column(w, 'postal', reportColumns.postal, measure(w, 'dossiers_postal'), reportColumns.received),
      column(w, 'completed', reportColumns.completed, kpi(w, 'T06', 'denominator')),
      column(w, 'on-time', reportColumns.total, kpi(w, 'T04', 'numerator'), reportColumns.onTime),
      column(w, 'on-time-rate', reportColumns.rate, kpi(w, 'T04', 'ratio'), reportColumns.onTime),
      column(w, 'overdue', reportColumns.overdue, kpi(w, 'T05', 'numerator')),
    ],
  },
  {
    id: 'online-by-unit',
    title: reportAnnexes.online,
    lead: 'T02',
    measuredIn: reportUnits.dossiers,
    orientation: 'landscape',
    departments: true,
    columns: (w) => [
      column(w, 'received', reportColumns.received, kpi(w, 'T01', 'numerator')),
      column(w, 'online', reportColumns.total, kpi(w, 'T02', 'numerator'), reportColumns.online),
      column(w, 'online-rate', reportColumns.rate, kpi(w, 'T02', 'ratio'), reportColumns.online),
      column(w, 'with-fee', reportColumns.withFee, kpi(w, 'T10', 'denominator')),
      column(w, 'paid', reportColumns.total, kpi(w, 'T10', 'numerator'), reportColumns.paidOnline),
      column(w, 'paid-rate', reportColumns.rate, kpi(w, 'T10', 'ratio'), reportColumns.paidOnline),
      column(w, 'synced', reportColumns.total, kpi(w, 'T16', 'numerator'), reportColumns.synced),
      column(w, 'synced-rate', reportColumns.rate, kpi(w, 'T16', 'ratio'), reportColumns.synced),
    ],
  },
  {
    id: 'digitised-by-unit',
    title: reportAnnexes.digitised,
    lead: 'T12',
    measuredIn: reportUnits.dossiers,
    orientation: 'landscape',
    departments: true,
    columns: (w) => [
      column(w, 'received', reportColumns.received, kpi(w, 'T12', 'denominator')),
      column(w, 'digitised', reportColumns.total, kpi(w, 'T12', 'numerator'), reportColumns.digitised),
      column(w, 'digitised-rate', reportColumns.rate, kpi(w, 'T12', 'ratio'), reportColumns.digitised),
      column(w, 'reused', reportColumns.total, kpi(w, 'T14', 'numerator'), reportColumns.reused),
      column(w, 'reused-rate', reportColumns.rate, kpi(w, 'T14', 'ratio'), reportColumns.reused),
      column(w, 'electronic', reportColumns.total, kpi(w, 'T13', 'numerator'), reportColumns.electronic),
      column(w, 'electronic-rate', reportColumns.rate, kpi(w, 'T13', 'ratio'), reportColumns.electronic),
    ],
  },
  {
    id: 'document-by-unit',
    title: reportAnnexes.document,
    lead: 'V01',
    measuredIn: reportUnits.documents,
    orientation: 'landscape',
    departments: true,
    columns: (w) => [
      column(w, 'incoming', reportColumns.incoming, kpi(w, 'V01', 'numerator')),
      column(w, 'outgoing', reportColumns.outgoing, kpi(w, 'V09', 'numerator')),
      column(w, 'signed', reportColumns.total, kpi(w, 'V02', 'numerator'), reportColumns.signed),
      column(w, 'signed-rate', reportColumns.rate, kpi(w, 'V02', 'ratio'), reportColumns.signed),
      column(w, 'confidential', reportColumns.confidential, measure(w, 'documents_confidential')),
      column(w, 'signing-failed', reportColumns.signingFailed, kpi(w, 'V08', 'numerator')),
    ],
  },
  {
    id: 'comparison',
    title: reportAnnexes.comparison,
    lead: 'T01',
    measuredIn: null,
    orientation: 'landscape',
    departments: false,
    columns: (w) => [
      ...comparedKpis.flatMap((id) => {
        const asked = w.snapshot.kpis.find((one) => one.id === id)
        return asked ? [column(w, id.toLowerCase(), asked.name, kpi(w, id, 'ratio'))] : []
      }),
      { ...column(w, 'met', reportColumns.met, ({ code }) => metOf(w, code)), align: 'centre' },
    ],
  },
]

/** How many of the targets that can be judged a commune meets: `3/5`. */
function metOf(writer: Writer, code: string): string {
  const judged = comparedKpis.flatMap((id) => writer.figure(id, code)?.figure.target?.met ?? [])
  return judged.length === 0 ? '–' : `${judged.filter(Boolean).length}/${judged.length}`
}

/** Annexes by unit, each where the province keeps the KPI it is about. Marks are given by the composer. */
export function unitAnnexes(writer: Writer): (Omit<Annex, 'mark'> & { id: string })[] {
  return plans
    .filter(({ lead }) => writer.figure(lead))
    .map(({ id, title, lead, measuredIn, orientation, departments, columns }) => ({
      id,
      title: writer.text(title),
      orientation,
      blocks: [
        annexTable({
          id,
          caption: null,
          measuredIn: measuredIn && writer.text(measuredIn),
          columns: [ordinal(writer), unitName(writer), ...columns(writer)],
          rows: rowsByUnit(writer, { departments }),
          notes: [...notesOn(writer, lead), ...(id === 'comparison' ? [writer.text(reportNotes.notRanked)] : [])],
        }),
      ],
    }))
}
