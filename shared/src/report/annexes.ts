import { reportAnnexes, reportColumns as c, reportNotes, reportUnits } from '../messages/report.ts'
import { formatCount } from '../format.ts'
import { say } from '../messages/say.ts'
import type { Text } from '../text.ts'
import { annexTable, type AnnexColumn, type AnnexRow, ordinalColumn } from './annex-table.ts'
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

/** Before the composer gives it its mark; the body cites it by its id. */
export type NamedAnnex = Omit<Annex, 'mark'> & { id: string }

type Column = AnnexColumn<Place>
type KpiPart = 'numerator' | 'denominator' | 'ratio'
type Of = (place: Place) => string | BoundNumber

const ordinal = (writer: Writer): Column => ordinalColumn(writer.text(c.ordinal), 5)

const unitName = (writer: Writer): Column => ({
  id: 'unit',
  group: null,
  head: writer.text(c.unit),
  align: 'start',
  width: 24,
  of: ({ name }) => name,
})

export function column(writer: Writer, id: string, head: Text, of: Of, group: Text | null = null): Column {
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
export const kpiPart =
  (writer: Writer, id: string, part: KpiPart): Of =>
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

/** A column by what it holds: a part of a KPI (`T02.ratio`), or a measure that is no side of one; the group above it last. */
type PlannedColumn = readonly [id: string, head: Text, source: string, group?: Text]

interface AnnexPlan {
  id: string
  title: Text
  /** The KPI without which there is no such annex, and whose completeness it states. */
  lead: string
  measuredIn: Text
  columns: readonly PlannedColumn[]
}

/** Annexes I to IV of the periodic report: departments and communes, a row each. */
const plans: readonly AnnexPlan[] = [
  {
    id: 'dossier-by-unit',
    title: reportAnnexes.dossier,
    lead: 'T01',
    measuredIn: reportUnits.dossiers,
    columns: [
      ['received', c.total, 'T01.numerator', c.received],
      ['online', c.online, 'T02.numerator', c.received],
      ['counter', c.counter, 'dossiers_counter', c.received],
      ['postal', c.postal, 'dossiers_postal', c.received],
      ['completed', c.completed, 'T06.denominator'],
      ['on-time', c.total, 'T04.numerator', c.onTime],
      ['on-time-rate', c.rate, 'T04.ratio', c.onTime],
      ['overdue', c.overdue, 'T05.numerator'],
    ],
  },
  {
    id: 'online-by-unit',
    title: reportAnnexes.online,
    lead: 'T02',
    measuredIn: reportUnits.dossiers,
    columns: [
      ['received', c.received, 'T01.numerator'],
      ['online', c.total, 'T02.numerator', c.online],
      ['online-rate', c.rate, 'T02.ratio', c.online],
      ['with-fee', c.withFee, 'T10.denominator'],
      ['paid', c.total, 'T10.numerator', c.paidOnline],
      ['paid-rate', c.rate, 'T10.ratio', c.paidOnline],
      ['synced', c.total, 'T16.numerator', c.synced],
      ['synced-rate', c.rate, 'T16.ratio', c.synced],
    ],
  },
  {
    id: 'digitised-by-unit',
    title: reportAnnexes.digitised,
    lead: 'T12',
    measuredIn: reportUnits.dossiers,
    columns: [
      ['received', c.received, 'T12.denominator'],
      ['digitised', c.total, 'T12.numerator', c.digitised],
      ['digitised-rate', c.rate, 'T12.ratio', c.digitised],
      ['reused', c.total, 'T14.numerator', c.reused],
      ['reused-rate', c.rate, 'T14.ratio', c.reused],
      ['electronic', c.total, 'T13.numerator', c.electronic],
      ['electronic-rate', c.rate, 'T13.ratio', c.electronic],
    ],
  },
  {
    id: 'document-by-unit',
    title: reportAnnexes.document,
    lead: 'V01',
    measuredIn: reportUnits.documents,
    columns: [
      ['incoming', c.incoming, 'V01.numerator'],
      ['outgoing', c.outgoing, 'V09.numerator'],
      ['signed', c.total, 'V02.numerator', c.signed],
      ['signed-rate', c.rate, 'V02.ratio', c.signed],
      ['confidential', c.confidential, 'documents_confidential'],
      ['signing-failed', c.signingFailed, 'V08.numerator'],
    ],
  },
]

const planned = (writer: Writer, [id, head, source, group]: PlannedColumn): Column => {
  const [what = '', part] = source.split('.')
  const of = part === undefined ? measure(writer, what) : kpiPart(writer, what, part as KpiPart)
  return column(writer, id, head, of, group ?? null)
}

function plannedAnnex(writer: Writer, { id, title, lead, measuredIn, columns }: AnnexPlan): NamedAnnex {
  return annexByUnit(writer, {
    id,
    title,
    measuredIn,
    departments: true,
    columns: columns.map((one) => planned(writer, one)),
    lead,
    notes: [],
  })
}

/** Communes side by side on the KPIs they are held against one another by; sorted by name, never by rank. */
function comparisonAnnex(writer: Writer): NamedAnnex {
  return annexByUnit(writer, {
    id: 'comparison',
    title: reportAnnexes.comparison,
    measuredIn: null,
    departments: false,
    columns: [
      ...comparedKpis.flatMap((id) => {
        const asked = writer.snapshot.kpis.find((one) => one.id === id)
        return asked ? [column(writer, id.toLowerCase(), asked.name, kpiPart(writer, id, 'ratio'))] : []
      }),
      { ...column(writer, 'met', c.met, ({ code }) => metOf(writer, code)), align: 'centre' },
    ],
    lead: 'T01',
    notes: [writer.text(reportNotes.notRanked)],
  })
}

interface ByUnit {
  id: string
  title: Text
  measuredIn: Text | null
  departments: boolean
  columns: Column[]
  /** The KPI whose completeness it states. */
  lead: string
  notes: string[]
  orientation?: Annex['orientation']
}

/** The province, then departments where they are asked for, then communes: a row each. */
export function annexByUnit(
  writer: Writer,
  { id, title, measuredIn, departments, columns, lead, notes, orientation = 'landscape' }: ByUnit,
): NamedAnnex {
  return {
    id,
    title: writer.text(title),
    orientation,
    blocks: [
      annexTable({
        id,
        caption: null,
        measuredIn: measuredIn && writer.text(measuredIn),
        columns: [ordinal(writer), unitName(writer), ...columns],
        rows: rowsByUnit(writer, { departments }),
        notes: [...notesOn(writer, lead), ...notes],
      }),
    ],
  }
}

/** How many of the targets that can be judged a commune meets: `3/5`. */
function metOf(writer: Writer, code: string): string {
  const judged = comparedKpis.flatMap((id) => writer.figure(id, code)?.figure.target?.met ?? [])
  return judged.length === 0 ? '–' : `${judged.filter(Boolean).length}/${judged.length}`
}

/** Annexes by unit, each where the province keeps the KPI it is about. Marks are given by the composer. */
export const unitAnnexes = (writer: Writer): NamedAnnex[] => [
  ...plans.filter(({ lead }) => writer.figure(lead)).map((plan) => plannedAnnex(writer, plan)),
  ...(writer.figure('T01') ? [comparisonAnnex(writer)] : []),
]
