import type { TrendMark } from './trend-model.ts'

const shapes: Readonly<Record<TrendMark, string>> = {
  better: 'M0-6L6 5H-6Z',
  worse: 'M0 6L6-5H-6Z',
  neutral: 'M0-6L6 0L0 6L-6 0Z',
}

/** What a point that is not as usual looks like, by shape and by colour, around its own middle. */
export const TrendMarkSign = ({ mark }: { mark: TrendMark }) => (
  <path d={shapes[mark]} fill={`var(--${mark})`} stroke="var(--ground)" strokeWidth={1} />
)
