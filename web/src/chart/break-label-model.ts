import { textWidth } from 'shared/chart/drawing.ts'

interface Marked {
  /** Where the mark stands. */
  x: number
  text: string
  short: string
}

export interface BreakLabel {
  x: number
  anchor: 'start' | 'end'
  text: string
}

const beside = 4

/**
 * A label for each mark, from left to right, on one line over the chart: after its mark, else before it, else shortened, else
 * none (null), so that no label runs out of the chart or into another.
 */
export function placeBreakLabels(
  marks: readonly Marked[],
  { left, right, size }: { left: number; right: number; size: number },
): (BreakLabel | null)[] {
  let taken = left
  return marks.map(({ x, text, short }) => {
    for (const words of [text, short]) {
      const width = textWidth(words, size) + beside
      if (x >= taken && x + width <= right) {
        taken = x + width + beside
        return { x: x + beside, anchor: 'start', text: words }
      }
      if (x - width >= taken && x <= right) {
        taken = x + beside
        return { x: x - beside, anchor: 'end', text: words }
      }
    }
    return null
  })
}
