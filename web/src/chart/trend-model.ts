import { trendMessages } from 'shared/messages/trend.ts'
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
  /** What is usual, and how far from it chance reaches; each stretch has its own. Null where nothing can be told. */
  limits: TrendLimits | null
  /** The point is not as usual, and what that means. */
  mark: TrendMark | null
  /** By which rules, in words; empty without a mark. */
  signals: string
  /** What the period was thought to be at another time; absent where nobody asks. */
  ghost?: number | null
  ghostText?: string
  /** Stretches counted by one definition, from 0: neither the line nor its ghost runs from one into another. */
  stretch: number
  ghostStretch?: number
  /** By which definition it is counted, in words; empty where all are counted alike. */
  counted: string
  /** Counts and coverage, for the tooltip. */
  detail: string
}

export interface TrendLimits {
  low: number
  centre: number
  high: number
  /** Which stretch, from 0: limits that began anew are not joined to those before. */
  stretch: number
  /** `71,2%–78,4%`. */
  text: string
}

export const trendMarks = ['better', 'worse', 'neutral'] as const
export type TrendMark = (typeof trendMarks)[number]

/** Something written beside a period: its sign over the chart, the words under it. */
export interface TrendNote {
  /** The key of the period it stands at. */
  at: string
  /** `1`, or `1 2` where several stand at one period. */
  sign: string
  /** Whether limits begin anew there. */
  breaks: boolean
}

/** Another definition begins to count: a mark between two periods. */
export interface TrendBreak {
  /** The keys of the last period before and the first one counted by it. */
  between: readonly [string, string]
  /** `Định nghĩa 2 từ 01/01/2027`, and as short as a narrow chart needs it: `ĐN 2`. */
  text: string
  short: string
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
  notes?: readonly TrendNote[]
  breaks?: readonly TrendBreak[]
  /** Drawn behind the lines, and what they say to ears. */
  bands?: readonly BandPlaced[]
  bandsLabel?: string
}

/** What the line shows, in a sentence: the extremes, the latest, and what is not there. */
export function trendSummary(say: Say, points: readonly TrendDrawn[]): string {
  const known = points.filter((point): point is TrendDrawn & { value: number } => point.value !== null)
  const [first] = known
  const last = known.at(-1)
  if (!first || !last) return say(trendMessages.nothing)
  const max = known.reduce((best, point) => (point.value > best.value ? point : best), first)
  const min = known.reduce((best, point) => (point.value < best.value ? point : best), first)
  const missing = points.length - known.length
  return (
    say(trendMessages.summary, {
      max: max.text,
      maxAt: max.title,
      min: min.text,
      minAt: min.title,
      last: last.text,
      lastAt: last.title,
    }) +
    (missing > 0 ? say(trendMessages.missing, { n: missing }) : '') +
    (points.at(-1)?.running ? say(trendMessages.running) : '')
  )
}
