import { chartMessages } from 'shared/messages/chart.ts'
import type { Say } from '../shell/locale.tsx'
import type { BandPlaced } from './band-model.ts'

/** One period as the trend draws it. Values stand in the unit shown (77.9 for 77,9 %); null is a gap. */
export interface TrendDrawn {
  key: string
  /** For the axis, short: `10/26`. */
  label: string
  /** For the tooltip and the table, in full. */
  title: string
  value: number | null
  text: string
  /** Still running: drawn hollow. */
  running: boolean
  /** Reports are missing: drawn hollow and said. */
  incomplete: boolean
  target: number | null
  targetText: string
  yearAgo: number | null
  yearAgoText: string
  /** What the period was thought to be at another time; absent where nobody asks. */
  ghost?: number | null
  ghostText?: string
  /** Counts and coverage, for the tooltip. */
  detail: string
}

/** What a trend is drawn from. */
export interface TrendProps {
  points: readonly TrendDrawn[]
  /** What the ghost line is called: `Như đã biết 20/06/2026`. */
  ghostLabel?: string
  /** The summary sentence, for ears. */
  label: string
  /** How a value on the axis is written. */
  format: (value: number) => string
  /** The least and the most there can be: `[0, 100]` for shares, `[0, Infinity]` for counts. */
  bounds: readonly [number, number]
  height?: number
  /** Drawn behind the lines, and what they say to ears. */
  bands?: readonly BandPlaced[]
  bandsLabel?: string
}

/** What the line shows, in a sentence: the extremes, the latest, and what is not there. */
export function trendSummary(say: Say, points: readonly TrendDrawn[]): string {
  const known = points.filter((point): point is TrendDrawn & { value: number } => point.value !== null)
  const [first] = known
  const last = known.at(-1)
  if (!first || !last) return say(chartMessages.trendNothing)
  const max = known.reduce((best, point) => (point.value > best.value ? point : best), first)
  const min = known.reduce((best, point) => (point.value < best.value ? point : best), first)
  const missing = points.length - known.length
  return (
    say(chartMessages.trendSummary, {
      max: max.text,
      maxAt: max.title,
      min: min.text,
      minAt: min.title,
      last: last.text,
      lastAt: last.title,
    }) +
    (missing > 0 ? say(chartMessages.trendMissing, { n: missing }) : '') +
    (points.at(-1)?.running ? say(chartMessages.trendRunning) : '')
  )
}
