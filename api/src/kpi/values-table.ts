import { formatCount } from 'shared/format.ts'
import type { ValueRow } from 'shared/kpi/kpi-contract.ts'
import { kpiCommandSays } from 'shared/messages/kpi-answer.ts'
import { say } from 'shared/messages/say.ts'
import { periodDays, periodLabel } from 'shared/period.ts'
import type { Locale } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import type { KpiValues } from './answer-kpi-values.ts'
import { findKpi } from './read-catalogue.ts'

/** An answer as a person at a terminal reads it: names and figures in columns. */
export async function valuesTable(
  db: Db,
  { kpi: id, definition, period, knowledge, rows }: KpiValues,
  locale: Locale,
): Promise<string> {
  const kpi = await findKpi(db, id)
  const units = await db.selectFrom('unit').select(['code', 'name']).execute()
  const nameOf = new Map(units.map(({ code, name }) => [code, `${code} ${name}`]))
  const heading = say(locale, kpiCommandSays.heading, {
    id,
    name: kpi?.name[locale] ?? '',
    period: periodLabel(locale, period),
    days: periodDays(locale, period),
    version: formatCount(locale, knowledge.version),
    definition: String(definition),
  })
  const cells = rows.map((row) => cellsOf(row, nameOf.get(row.key) ?? row.key, locale))
  return `${heading}\n\n${inColumns([say(locale, kpiCommandSays.columns).split('|'), ...cells])}`
}

function cellsOf({ value, compared, target }: ValueRow, name: string, locale: Locale): string[] {
  const count = (number: number | null) => (number === null ? '' : formatCount(locale, number))
  const judged =
    target === null
      ? ''
      : target.met === null
        ? target.text
        : say(locale, target.met ? kpiCommandSays.met : kpiCommandSays.notMet, {
            target: target.text,
            gap: count(target.gap),
          })
  return [
    name,
    value.text,
    count(value.numerator),
    count(value.denominator),
    count(value.reported),
    count(value.expected),
    compared?.text ?? '',
    judged,
  ]
}

/** Names to the left, figures to the right. Vietnamese letters with marks are one column wide once composed. */
function inColumns(lines: string[][]): string {
  const composed = lines.map((line) => line.map((cell) => cell.normalize('NFC')))
  const widths = composed[0]!.map((_, column) => Math.max(...composed.map((line) => line[column]!.length)))
  const pad = (cell: string, column: number) =>
    column === 0 || column === 7 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)
  return composed.map((line) => `${line.map(pad).join('  ').trimEnd()}\n`).join('')
}
