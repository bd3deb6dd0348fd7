import { extentOf, type Interval, linearScale, niceTicks } from 'shared/chart/scale.ts'

/** A unit in a funnel; colour and shape are for what lies beyond 99.8 % alone. */
export interface FunnelPoint {
  key: string
  name: string
  /** Cases. */
  n: number
  share: number
  text: string
  detail: string
  mark: 'high' | 'low' | 'within' | 'unjudged'
  verdict: 'better' | 'worse' | 'neutral'
  own: boolean
}

export interface FunnelLimit {
  n: number
  low998: number
  low95: number
  high95: number
  high998: number
}

export interface FunnelInput {
  points: readonly FunnelPoint[]
  limits: readonly FunnelLimit[]
  centre: number
  target: number | null
}

export interface FunnelBox {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

const round = (value: number): number => Math.round(value * 10) / 10

/** 1, 2 and 5 times the powers of ten within the range: where a logarithmic axis is written on. */
export function logTicks([low, high]: Interval): number[] {
  const ticks: number[] = []
  for (let power = 10 ** Math.floor(Math.log10(Math.max(1, low))); power <= high; power *= 10)
    for (const step of [1, 2, 5]) if (power * step >= low && power * step <= high) ticks.push(power * step)
  return ticks
}

/** Where everything of a funnel stands in its box. Points without cases have no place. */
export function drawFunnel({ points, limits, centre, target }: FunnelInput, box: FunnelBox) {
  const placed = points.filter(({ n }) => n > 0)
  const [least, most] = extentOf([...placed.map(({ n }) => n), ...limits.map(({ n }) => n)]) ?? [1, 10]
  const [from, to] = [Math.log(Math.max(1, least) * 0.85), Math.log(most * 1.15)]
  const logX = linearScale([from, to], [box.left, box.width - box.right])
  const shares = [
    centre,
    target,
    ...placed.map(({ share }) => share),
    ...limits.flatMap(({ low998, high998 }) => [low998, high998]),
  ]
  const [low, high] = extentOf(shares) ?? [0, 1]
  const air = Math.max(0.01, (high - low) * 0.05)
  const seen: Interval = [Math.max(0, low - air), Math.min(1, high + air)]
  const y = linearScale(seen, [box.height - box.bottom, box.top])
  const line = (of: (limit: FunnelLimit) => number) =>
    limits
      .map((limit, at) => `${at === 0 ? 'M' : 'L'}${round(logX(Math.log(limit.n)))} ${round(y(of(limit)))}`)
      .join('')
  return {
    points: placed.map((point) => ({ ...point, x: round(logX(Math.log(point.n))), y: round(y(point.share)) })),
    low998: line((limit) => limit.low998),
    low95: line((limit) => limit.low95),
    high95: line((limit) => limit.high95),
    high998: line((limit) => limit.high998),
    centre: round(y(centre)),
    target: target === null ? null : round(y(target)),
    xTicks: logTicks([Math.exp(from), Math.exp(to)]).map((value) => ({ value, at: round(logX(Math.log(value))) })),
    yTicks: niceTicks(seen, 5)
      .filter((value) => value >= seen[0] && value <= seen[1])
      .map((value) => ({ value, at: round(y(value)) })),
  }
}
