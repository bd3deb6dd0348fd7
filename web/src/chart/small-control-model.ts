import { extentOf, type Interval, linearScale } from 'shared/chart/scale.ts'

type Series = readonly (number | null)[]

export interface SmallControlInput {
  ys: Series
  lows: Series
  highs: Series
  centres: Series
  target: number | null
  /** A letter a point, as the API writes them: `+` improvement, `-` concern, `o` provisional. */
  marks: string
  /** Places where another definition begins to count. */
  breaks?: readonly number[]
}

const round = (value: number) => Math.round(value * 10) / 10

/** A control chart small enough to stand among twelve, inside a box. Lines and bands break where there is nothing, or another definition begins. */
export function drawSmallControl(
  { ys, lows, highs, centres, target, marks, breaks = [] }: SmallControlInput,
  { width, height }: { width: number; height: number },
) {
  const inset = 4
  const [low, high] = extentOf([...ys, ...lows, ...highs, target]) ?? [0, 1]
  const domain: Interval = low === high ? [low - 1, high + 1] : [low, high]
  const x = linearScale([0, Math.max(1, ys.length - 1)], [inset, width - inset])
  const y = linearScale(domain, [height - inset, inset])
  const spot = (value: number, at: number) => `${round(x(at))} ${round(y(value))}`
  const line = (series: Series) =>
    series
      .map((value, at) => {
        if (value === null) return ''
        const begins = at === 0 || breaks.includes(at) || series[at - 1] === null || series[at - 1] === undefined
        return `${begins ? 'M' : 'L'}${spot(value, at)}`
      })
      .join('')
  return {
    line: line(ys),
    centre: line(centres),
    band: stretches(lows, highs, breaks)
      .map(([from, to]) => {
        const there = highs.slice(from, to).map((value, at) => spot(value!, from + at))
        const back = lows.slice(from, to).map((value, at) => spot(value!, from + at))
        return `M${[...there, ...back.toReversed()].join('L')}Z`
      })
      .join(''),
    breaks: breaks.map((at) => round(x(at - 0.5))),
    target: target === null ? null : round(y(target)),
    spots: ys.flatMap((value, at) => {
      const mark = marks[at] ?? '.'
      const last = at === ys.length - 1
      if (value === null || (mark === '.' && !last)) return []
      return [{ at, x: round(x(at)), y: round(y(value)), mark }]
    }),
  }
}

/** From where to where both ends are known and stand by one definition. */
function stretches(lows: Series, highs: Series, breaks: readonly number[]): (readonly [number, number])[] {
  const found: [number, number][] = []
  lows.forEach((low, at) => {
    if (low === null || highs[at] === null || highs[at] === undefined) return
    const last = found.at(-1)
    if (last?.[1] === at && !breaks.includes(at)) last[1] = at + 1
    else found.push([at, at + 1])
  })
  return found
}
