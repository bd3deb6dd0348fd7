import { reportColumns } from '../messages/report.ts'
import { reportCompleteness as m } from '../messages/report-completeness.ts'
import { annexTable, type AnnexColumn, ordinalColumn } from './annex-table.ts'
import type { NamedAnnex } from './annexes.ts'
import { countNumber } from './count-number.ts'
import type { Block } from './document.ts'
import { figureNumber } from './figure-number.ts'
import { prose } from './prose.ts'
import type { AskedFigure, Writer } from './writer.ts'

/** Figures of the province that a report states and for which reports are missing or wait to be checked. */
function lacking({ snapshot, figure }: Writer, stated?: readonly string[]): AskedFigure[] {
  return snapshot.kpis.flatMap(({ id }) => {
    const asked = figure(id)
    if (!asked || stated?.includes(id) === false) return []
    const { reported, expected, quarantined } = asked.figure.value
    return reported < expected || quarantined > 0 ? [asked] : []
  })
}

/** What a reader must know before the first figure: that some are not whole, and where it stands which. */
export function completenessNote(writer: Writer, mark: string | null, stated?: readonly string[]): Block[] {
  const { snapshot, locale } = writer
  const found = lacking(writer, stated)
  if (found.length === 0) return []
  const { from, to } = snapshot.period
  const counted = { what: 'kpi.incomplete', place: null, from, to }
  const kpis = snapshot.kpis.filter(({ id }) => writer.figure(id) && (stated?.includes(id) ?? true)).length
  const numbers = {
    n: countNumber(counted, found.length, locale),
    kpis: countNumber({ ...counted, what: 'kpi.reported' }, kpis, locale),
  }
  return [
    {
      kind: 'paragraph',
      role: 'body',
      content: mark === null ? prose(locale, m.note, numbers) : prose(locale, m.noteCited, { ...numbers, mark }),
    },
  ]
}

/** Of each figure that is not whole: how many reports came of those due, and how many records wait. */
export function completenessAnnex(writer: Writer, stated?: readonly string[]): NamedAnnex[] {
  const { text, locale } = writer
  const found = lacking(writer, stated)
  if (found.length === 0) return []
  const column = (
    id: string,
    head: keyof typeof m,
    of: (asked: AskedFigure) => ReturnType<typeof figureNumber>,
  ): AnnexColumn<AskedFigure> => ({ id, group: null, head: text(m[head]), align: 'end', width: 14, of })
  const waiting = ({ kpi, figure: { place, from, to, value } }: AskedFigure) =>
    countNumber({ what: `record.waiting.${kpi.id}`, place, from, to }, value.quarantined, locale)
  return [
    {
      id: 'completeness',
      title: text(m.title),
      orientation: 'portrait',
      blocks: [
        annexTable<AskedFigure>({
          id: 'completeness',
          caption: null,
          measuredIn: null,
          columns: [
            ordinalColumn(text(reportColumns.ordinal), 7),
            { id: 'kpi', group: null, head: text(m.kpi), align: 'start', width: 44, of: ({ kpi }) => text(kpi.name) },
            column('reported', 'reported', ({ kpi, figure }) => figureNumber(kpi, figure, 'reported', locale)),
            column('expected', 'expected', ({ kpi, figure }) => figureNumber(kpi, figure, 'expected', locale)),
            column('waiting', 'waiting', waiting),
          ],
          rows: found.map((row) => ({ role: 'row', row })),
          notes: [text(m.notZero)],
        }),
      ],
    },
  ]
}
