/**
 * What an answer usually takes: the mean of ln(µs), by hour of the day and kind of day (work, rest) in Vietnam, each hour
 * shrunk towards the mean of all while it has been seen little; and one spread of the residuals. Kept robust by clipping
 * and slow by design: what alarms is not learned as normal (the caller says what may be learned).
 */
export interface Baseline {
  /** Answers learned from. */
  n: number
  /** Mean of ln(µs) over all hours. */
  mean: number
  /** Variance of what the hours do not explain. */
  variance: number
  /** Deviation from `mean`, 24 hours of a working day, then 24 of a day of rest. */
  hours: Float32Array
  /** How many answers each of the 48 has seen. */
  seen: Float32Array
  /** The hour last learned from, and how often it has changed. */
  hour: number
  turns: number
}

export const newBaseline = (): Baseline => ({
  n: 0,
  mean: 0,
  variance: 0.09,
  hours: new Float32Array(48),
  seen: new Float32Array(48),
  hour: -1,
  turns: 0,
})

/** So many answers must have been seen before any is called slow. */
export const enoughAnswers = 20
/** So many before the baseline is held to be learned. */
export const learnedAnswers = 300

/** What is guessed of an hour not yet seen weighs as much as so many answers. */
const shrinkage = 60
const leastVariance = 0.01

/** Before so many hours have been seen there is no telling a morning from a fault: the fleet's tide must (`tide.ts`). */
const turnsOfADay = 20

export function usualLog({ mean, seen, hours, turns }: Baseline, hour: number): number {
  if (turns < turnsOfADay) return mean
  if (seen[hour]! > 0) return mean + hours[hour]!
  // The same hour of the other kind of day is a better guess than the mean of all hours.
  return mean + hours[twinOf(hour)]!
}

/** How little is known of an hour: 1 nothing, 0 all. */
export function ignorance(baseline: Baseline, hour: number): number {
  return shrinkage / (baseline.seen[hour]! + 0.5 * baseline.seen[twinOf(hour)]! + shrinkage)
}

/** Learns one answer: `weight` 1 in peace, less while something might be building up. */
export function learn(baseline: Baseline, hour: number, log: number, weight: number): void {
  baseline.n += 1
  if (baseline.n === 1) {
    baseline.mean = log
    return
  }
  const spread = Math.sqrt(baseline.variance)
  const usual = usualLog(baseline, hour)
  const residual = clip(log - usual, 3 * spread)
  const seen = baseline.seen[hour] ?? 0
  if (hour !== baseline.hour) {
    baseline.hour = hour
    baseline.turns += 1
  }
  const pace = weight * Math.max(1 / baseline.n, 0.000_3)
  // While few have been seen, outliers must not settle in the mean: the median's step, not the mean's.
  baseline.mean += pace * (baseline.n < 30 ? clip(log - baseline.mean, spread) : residual)
  baseline.variance = Math.max(
    leastVariance,
    baseline.variance + weight * Math.max(2 / (baseline.n + 20), 0.003) * (residual * residual - baseline.variance),
  )
  if (baseline.n < 30) return
  // The deviation starts from the guess and moves from it as if the guess had been seen `shrinkage` times.
  const known = baseline.hours[seen > 0 ? hour : twinOf(hour)]!
  const off = baseline.turns < turnsOfADay ? clip(log - baseline.mean - known, 3 * spread) : residual
  baseline.hours[hour] = known + weight * Math.max(1 / (seen + shrinkage), 0.01) * off
  baseline.seen[hour] = Math.min(seen + weight, 2000)
}

/** The same hour of the other kind of day. */
const twinOf = (hour: number): number => (hour < 24 ? hour + 24 : hour - 24)

const clip = (value: number, most: number): number => (value > most ? most : value < -most ? -most : value)

const vietnamOffsetMs = 7 * 3_600_000
const hourMs = 3_600_000

/** Which of the 48: Vietnam keeps UTC+7 all the year. `restDay` is asked for days counted since 1/1/1970. */
export function hourOf(at: number, restDay: (day: number) => boolean): number {
  const hours = Math.floor((at + vietnamOffsetMs) / hourMs)
  const day = Math.floor(hours / 24)
  return hours - day * 24 + (restDay(day) ? 24 : 0)
}

/** Saturday and Sunday; the caller who knows the calendar of holidays hands in a better answer. 1/1/1970 was a Thursday. */
export const weekend = (day: number): boolean => (day + 3) % 7 >= 5
