import type { MeasureId } from 'shared/feed/measure.ts'

/** A sum that the file itself gives, and what its rows come to. */
export interface SheetTotal {
  row: number
  measure: MeasureId
  said: number
  summed: number
}

type Sums = ReadonlyMap<MeasureId, number>

/**
 * Holds the sums a file gives against its rows. “Tổng cộng” may stand above its rows or below them, and “Cộng khối phường”
 * is of its group alone: a row of sums is taken for whichever it comes nearest to.
 */
export function makeTotals() {
  const whole = new Map<MeasureId, number>()
  let group = new Map<MeasureId, number>()
  const said: { row: number; sums: readonly { measure: MeasureId; count: number }[]; group: Sums }[] = []
  const addTo = (sums: Map<MeasureId, number>, measure: MeasureId, count: number) =>
    void sums.set(measure, (sums.get(measure) ?? 0) + count)

  return {
    add(measure: MeasureId, count: number): void {
      addTo(whole, measure, count)
      addTo(group, measure, count)
    },
    beginGroup(): void {
      group = new Map()
    },
    say(row: number, sums: readonly { measure: MeasureId; count: number }[]): void {
      said.push({ row, sums, group })
      group = new Map()
    },
    differing(): SheetTotal[] {
      return said.flatMap(({ row, sums, group: before }) => {
        const against = (rows: Sums): SheetTotal[] =>
          sums
            .map(({ measure, count }) => ({ row, measure, said: count, summed: rows.get(measure) ?? 0 }))
            .filter((total) => total.said !== total.summed)
        const [ofAll, ofGroup] = [against(whole), against(before)]
        return ofGroup.length < ofAll.length ? ofGroup : ofAll
      })
    },
  }
}
