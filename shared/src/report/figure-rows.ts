import { formatCount } from '../format.ts'
import type { Kpi } from '../kpi/kpi.ts'
import { reportColumns } from '../messages/report.ts'
import { reportKindColumns as c, reportKindNotes } from '../messages/report-kind.ts'
import { measuredInTexts } from '../messages/value.ts'
import { annexTable, type AnnexColumn, ordinalColumn } from './annex-table.ts'
import type { BoundNumber, Table } from './document.ts'
import { figureNumber } from './figure-number.ts'
import type { AskedFigure, Writer } from './writer.ts'

/** Figures of one place that have something to say there, in the order of the catalogue. */
export const figuresAt = ({ snapshot, figure }: Writer, place: string, kpis?: readonly string[]): AskedFigure[] =>
  snapshot.kpis
    .filter(({ id }) => kpis?.includes(id) ?? true)
    .flatMap(({ id }) => figure(id, place) ?? [])
    .filter(({ figure: { value } }) => value.state !== 'not-applicable')

/** KPIs as rows: what each came to, before, its target and the gap, and where asked for the province beside it. */
export function figureRows(
  writer: Writer,
  { id, rows, beside }: { id: string; rows: readonly AskedFigure[]; beside: boolean },
): Table {
  const { locale, text, snapshot } = writer
  const end = (key: string, head: keyof typeof c, width: number, of: Of): AnnexColumn<AskedFigure> => ({
    id: key,
    group: null,
    head: text(c[head]),
    align: 'end',
    width,
    of,
  })
  const printed = ({ kpi, figure }: AskedFigure) => figureNumber(kpi, figure, 'ratio', locale)
  const whole = ({ kpi }: AskedFigure) => {
    const found = writer.figure(kpi.id, snapshot.province.code)
    return found && found.figure.value.state !== 'not-applicable' ? printed(found) : '–'
  }
  return annexTable<AskedFigure>({
    id,
    caption: null,
    measuredIn: null,
    columns: [
      ordinalColumn(text(reportColumns.ordinal), 6),
      { id: 'kpi', group: null, head: text(c.kpi), align: 'start', width: 38, of: ({ kpi }) => text(kpi.name) },
      end('value', 'value', 14, printed),
      ...(beside ? [end('province', 'province', 13, whole)] : []),
      end('before', 'before', 13, ({ figure: { before } }) => (before?.state === 'value' ? before.text : '–')),
      end('target', 'target', 13, ({ figure: { target } }) => target?.text ?? '–'),
      end('gap', 'gap', 18, ({ kpi, figure }) =>
        figure.target === null ? '–' : figure.target.met ? text(c.met) : gapOf(writer, kpi, figure.target.gap),
      ),
    ],
    rows: rows.map((row) => ({ role: 'row' as const, row })),
    notes: rows.some(({ figure: { value } }) => value.state !== 'value') ? [text(reportKindNotes.units)] : [],
  })
}

type Of = (row: AskedFigure) => string | BoundNumber

/** `1.265 văn bản`: what is missing, in what it is counted. */
export function gapOf(
  { locale, text }: Writer,
  kpi: Pick<Kpi, 'id' | 'numerator' | 'measuredIn'>,
  gap: number | null,
): string {
  if (gap === null) return '–'
  const word = text(measuredInTexts[kpi.id.startsWith('V') ? 'document' : 'dossier'])
  return kpi.id.startsWith('T') || kpi.id.startsWith('V')
    ? `${formatCount(locale, gap)}\u00a0${word}`
    : formatCount(locale, gap)
}

/** What is left to each target that is missed, the most first. */
export const workLeft = (rows: readonly AskedFigure[]): AskedFigure[] =>
  rows
    .filter(({ figure: { target } }) => target?.met === false && (target.gap ?? 0) > 0)
    .toSorted(
      (one, other) => other.figure.target!.gap! - one.figure.target!.gap! || (one.kpi.id < other.kpi.id ? -1 : 1),
    )
