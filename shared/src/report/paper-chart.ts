import { type DotShape, type Drawing, type Mark, textWidth } from '../chart/drawing.ts'
import { axisDomain, linearScale, niceTicks } from '../chart/scale.ts'
import { formatNumber } from '../format.ts'
import { reportPaper } from '../messages/report-paper.ts'
import { say } from '../messages/say.ts'
import type { Locale } from '../text.ts'
import type { Figure } from './document.ts'

type Chart = Figure['chart']
type TrendChart = Extract<Chart, { type: 'trend' }>
type BarChart = Extract<Chart, { type: 'bars' }>

/** As wide as the text of a page, in points of about a quarter of a millimetre. */
const sheet = 640
const letters = 14
const small = 12.5

/** Told apart without colour: by the stroke, and by the shape at each value. */
const strokes: readonly { dash?: string; shape: DotShape; filled: boolean }[] = [
  { shape: 'circle', filled: true },
  { dash: '7 4', shape: 'square', filled: false },
  { dash: '2 3', shape: 'triangle', filled: true },
  { dash: '10 3 2 3', shape: 'diamond', filled: false },
]
const targetDash = '12 4'

/** A chart of a report as marks: the same picture in Word, PDF and on the screen, readable in black and white. */
export const drawPaperChart = (chart: Chart, locale: Locale): Drawing =>
  chart.type === 'trend' ? drawTrend(chart, locale) : drawBars(chart, locale)

const written = (locale: Locale, value: number, unit: string) =>
  `${formatNumber(locale, value, Number.isInteger(value) ? 0 : 2)}${unit === '%' ? '%' : ''}`

function drawTrend({ series, labels, target, unit }: TrendChart, locale: Locale): Drawing {
  const marks: Mark[] = []
  const keyBottom = drawKey(marks, series, target, unit, locale)
  const [top, plotted] = [keyBottom + 18, 190]
  const bottom = top + plotted
  const share = unit === '%'
  const domain = axisDomain([...series.flatMap(({ values }) => values), target], share ? [0, 100] : undefined)
  const ticks = niceTicks(domain, 4).filter((tick) => tick >= domain[0] && tick <= domain[1])
  const left = Math.max(...ticks.map((tick) => textWidth(written(locale, tick, unit), small))) + 10
  const right = sheet - 62
  const y = linearScale(domain, [bottom, top])
  const x = linearScale([0, Math.max(1, labels.length - 1)], [left + 14, right])
  for (const tick of ticks) {
    marks.push({
      kind: 'line',
      points: [
        [left, y(tick)],
        [right + 8, y(tick)],
      ],
      width: 0.6,
      tone: 'light',
    })
    marks.push({
      kind: 'text',
      x: left - 6,
      y: y(tick) + 4,
      text: written(locale, tick, unit),
      size: small,
      anchor: 'end',
    })
  }
  drawAxisLabels(marks, labels, x, bottom + 18)
  if (target !== null)
    marks.push({
      kind: 'line',
      points: [
        [left, y(target)],
        [right + 8, y(target)],
      ],
      width: 1,
      dash: targetDash,
      tone: 'grey',
    })
  const ends: { y: number; text: string }[] = []
  for (const [which, { values }] of series.entries()) {
    const { shape, filled, dash } = strokes[which % strokes.length]!
    for (const points of runsOf(values, (value, at) => [x(at), y(value)] as const)) {
      if (points.length > 1) marks.push({ kind: 'line', points, width: 1.6, tone: 'ink', ...(dash && { dash }) })
      for (const [cx, cy] of points) marks.push({ kind: 'dot', shape, x: cx, y: cy, size: 3.4, filled })
    }
    const last = values.findLastIndex((value) => value !== null)
    const end = values[last]
    if (end !== undefined && end !== null && last === values.length - 1)
      ends.push({ y: y(end), text: written(locale, end, unit) })
  }
  for (const { y: at, text } of spread(ends, small + 1))
    marks.push({ kind: 'text', x: right + 10, y: at + 4, text, size: small, anchor: 'start', bold: true })
  return { width: sheet, height: Math.ceil(bottom + 28), marks }
}

/** Stretches without a gap: where nothing was reported, no line pretends that something was. */
function runsOf<Point>(values: readonly (number | null)[], place: (value: number, at: number) => Point): Point[][] {
  const runs: Point[][] = []
  let open = false
  for (const [at, value] of values.entries()) {
    if (value === null) open = false
    else if (open) runs.at(-1)!.push(place(value, at))
    else {
      runs.push([place(value, at)])
      open = true
    }
  }
  return runs
}

/** Figures at the ends of lines that meet: moved apart, the order kept, so that none lies on another. */
function spread(ends: readonly { y: number; text: string }[], room: number): { y: number; text: string }[] {
  const sorted = ends.toSorted((a, b) => a.y - b.y).map((end) => ({ ...end }))
  for (const [at, end] of sorted.entries()) {
    const above = sorted[at - 1]
    if (above && end.y - above.y < room) end.y = above.y + room
  }
  return sorted
}

/** Every label, or every second, third …: as many as stand beside one another. The last one always. */
function drawAxisLabels(marks: Mark[], labels: readonly string[], x: (at: number) => number, y: number): void {
  const widest = Math.max(0, ...labels.map((label) => textWidth(label, small))) + 8
  const apart = labels.length > 1 ? x(1) - x(0) : widest
  const each = Math.max(1, Math.ceil(widest / apart))
  const last = labels.length - 1
  for (const [at, text] of labels.entries())
    if ((last - at) % each === 0) marks.push({ kind: 'text', x: x(at), y, text, size: small, anchor: 'middle' })
}

/** What each stroke stands for, above the plot; a new line where one is full. */
function drawKey(
  marks: Mark[],
  series: TrendChart['series'],
  target: number | null,
  unit: string,
  locale: Locale,
): number {
  let [x, y] = [4, 14]
  const entry = (text: string, draw: (at: number) => void) => {
    const wide = 44 + textWidth(text, letters) + 18
    if (x > 4 && x + wide > sheet) [x, y] = [4, y + 20]
    draw(x)
    marks.push({ kind: 'text', x: x + 44, y: y + 4, text, size: letters, anchor: 'start' })
    x += wide
  }
  for (const [which, { name }] of series.entries()) {
    const { shape, filled, dash } = strokes[which % strokes.length]!
    entry(name, (at) => {
      marks.push({
        kind: 'line',
        points: [
          [at, y],
          [at + 36, y],
        ],
        width: 1.6,
        tone: 'ink',
        ...(dash && { dash }),
      })
      marks.push({ kind: 'dot', shape, x: at + 18, y, size: 3.4, filled })
    })
  }
  if (target !== null)
    entry(`${say(locale, reportPaper.target)} ${written(locale, target, unit)}`, (at) => {
      marks.push({
        kind: 'line',
        points: [
          [at, y],
          [at + 36, y],
        ],
        width: 1,
        dash: targetDash,
        tone: 'grey',
      })
    })
  return y + 6
}

const rowHeight = 24

function drawBars({ bars, target, unit }: BarChart, locale: Locale): Drawing {
  const marks: Mark[] = []
  const top = target === null ? 8 : 28
  const left = Math.min(sheet * 0.42, Math.max(0, ...bars.map(({ label }) => textWidth(label, letters)))) + 10
  const figure = Math.max(0, ...bars.map(({ text }) => textWidth(text, letters))) + 12
  const right = sheet - figure
  const most = unit === '%' ? 100 : Math.max(1, target ?? 0, ...bars.map(({ value }) => value ?? 0))
  const x = linearScale([0, most], [left, right])
  const bottom = top + bars.length * rowHeight
  for (const [at, { label, value, text }] of bars.entries()) {
    const y = top + at * rowHeight
    marks.push({
      kind: 'text',
      x: left - 8,
      y: y + 17,
      text: shortened(label, left - 10),
      size: letters,
      anchor: 'end',
    })
    // No value has no bar, which is not a bar of nothing: the words stand where it would begin.
    if (value !== null)
      marks.push({
        kind: 'box',
        x: left,
        y: y + 5,
        width: Math.max(0.5, x(Math.min(value, most)) - left),
        height: rowHeight - 10,
        fill: target !== null && value < target ? 'light' : 'grey',
        edge: 'ink',
      })
    marks.push({
      kind: 'text',
      x: (value === null ? left : x(Math.min(value, most))) + 6,
      y: y + 17,
      text,
      size: letters,
      anchor: 'start',
    })
  }
  marks.push({
    kind: 'line',
    points: [
      [left, top],
      [left, bottom],
    ],
    width: 1,
    tone: 'ink',
  })
  if (target !== null) {
    marks.push({
      kind: 'line',
      points: [
        [x(target), top - 6],
        [x(target), bottom],
      ],
      width: 1.2,
      dash: targetDash,
      tone: 'ink',
    })
    marks.push({
      kind: 'text',
      x: x(target),
      y: top - 11,
      text: `${say(locale, reportPaper.target)} ${written(locale, target, unit)}`,
      size: small,
      anchor: x(target) > sheet * 0.8 ? 'end' : 'middle',
    })
  }
  return { width: sheet, height: bottom + 8, marks }
}

function shortened(text: string, room: number): string {
  if (textWidth(text, letters) <= room) return text
  let kept = text
  while (kept.length > 1 && textWidth(`${kept}…`, letters) > room) kept = kept.slice(0, -1)
  return `${kept.trimEnd()}…`
}
