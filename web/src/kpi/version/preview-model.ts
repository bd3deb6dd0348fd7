import type { Value } from 'shared/kpi/value-contract.ts'
import type { VersionPreview } from 'shared/kpi/version/version-contract.ts'
import { kpiVersionMessages as m } from 'shared/messages/kpi-version-page.ts'
import type { Locale, Text } from 'shared/text.ts'
import type { KpiBrief } from '../../shell/use-province.ts'
import { shown } from '../../ui/kpi-scale.ts'
import { fixed } from '../../ui/value-model.ts'

export type UnitRow = VersionPreview['units'][number]

/** By how much the new definition says more or less, in the unit shown; null where either has no number. */
export function differenceOf(
  kpi: Pick<KpiBrief, 'measuredIn'>,
  { before, after }: { before: Value; after: Value },
): number | null {
  const [was, is] = [shown(kpi, before.ratio), shown(kpi, after.ratio)]
  return was === null || is === null ? null : is - was
}

/** `+2,3` points or `−12` of what is counted; a dash where there is nothing to say. */
export function differenceText(
  locale: Locale,
  kpi: Pick<KpiBrief, 'measuredIn' | 'hasDenominator'>,
  row: { before: Value; after: Value },
  decimals: number,
): string {
  const difference = differenceOf(kpi, row)
  if (difference === null) return '—'
  const amount = fixed(locale, Math.abs(difference), kpi.hasDenominator ? decimals : 0)
  const sign = !/[1-9]/.test(amount) ? '' : difference > 0 ? '+' : '−'
  return `${sign}${amount}`
}

const turns = ['loses', 'gains', 'unmetStays', 'metStays'] as const
export type Turn = (typeof turns)[number]

/** Whether the target would be met otherwise; null where either cannot be judged. */
export function turnOf({ metBefore, metAfter }: Pick<UnitRow, 'metBefore' | 'metAfter'>): Turn | null {
  if (metBefore === null || metAfter === null) return null
  if (metBefore === metAfter) return metAfter ? 'metStays' : 'unmetStays'
  return metAfter ? 'gains' : 'loses'
}

export const turnTexts: Readonly<Record<Turn, Text>> = {
  gains: m.gains,
  loses: m.loses,
  metStays: m.metStays,
  unmetStays: m.unmetStays,
}

/** Who would lose the target first, then who would come to it, then by how much the figure moves. */
export function byTurn(kpi: Pick<KpiBrief, 'measuredIn'>): (one: UnitRow, other: UnitRow) => number {
  const rank = (row: UnitRow) => {
    const turn = turnOf(row)
    return turn === null ? turns.length : turns.indexOf(turn)
  }
  const moved = (row: UnitRow) => Math.abs(differenceOf(kpi, row) ?? 0)
  return (one, other) => rank(one) - rank(other) || moved(other) - moved(one) || (one.unit < other.unit ? -1 : 1)
}

/** How many units have another figure, and how many stand otherwise against their target. */
export function turnsCounted(rows: readonly UnitRow[]): { all: number; moved: number; gains: number; loses: number } {
  const many = (turn: Turn) => rows.filter((row) => turnOf(row) === turn).length
  return {
    all: rows.length,
    moved: rows.filter(({ before, after }) => before.ratio !== after.ratio).length,
    gains: many('gains'),
    loses: many('loses'),
  }
}
