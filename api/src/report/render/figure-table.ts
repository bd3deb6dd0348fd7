import { reportPaper } from 'shared/messages/report-paper.ts'
import { say } from 'shared/messages/say.ts'
import { formatNumber } from 'shared/format.ts'
import { missingPart } from 'shared/messages/report.ts'
import type { Cell, Figure, Table } from 'shared/report/document.ts'
import type { Locale } from 'shared/text.ts'

/** A chart by its data, as a table with the sentence the eye would take from it. */
export function figureTable({ id, caption, summary, chart }: Figure, locale: Locale): Table {
  const cell = (text: string): Cell => ({ content: text === '' ? [] : [{ kind: 'text', text }] })
  const written = (value: number | null) =>
    value === null ? say(locale, missingPart) : formatNumber(locale, value, Number.isInteger(value) ? 0 : 2)
  const target = chart.target === null ? [] : [say(locale, reportPaper.target), written(chart.target)]
  const heads = chart.type === 'bars' ? ['', chart.unit] : ['', ...chart.series.map(({ name }) => name)]
  const rows =
    chart.type === 'bars'
      ? chart.bars.map(({ label, text }) => [label, text])
      : chart.labels.map((label, at) => [label, ...chart.series.map(({ values }) => written(values[at] ?? null))])
  const all = target.length === 0 ? rows : [...rows, heads.map((_, at) => target[Math.min(at, 1)] ?? '')]
  return {
    kind: 'table',
    id,
    caption,
    measuredIn: chart.unit,
    columns: heads.map((_, at) => ({ id: `c${at}`, align: at === 0 ? 'start' : 'end', width: 100 / heads.length })),
    head: [heads.map(cell)],
    rows: all.map((texts) => ({ role: 'row', cells: texts.map(cell) })),
    notes: [summary],
  }
}
