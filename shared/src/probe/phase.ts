import { addTo, type Histogram, quantile } from './histogram.ts'

/** The parts of a round beside its connecting, which has a name of its own; what is left of the total is the rest of the answer. */
export const phaseNames = ['dns', 'connect', 'tls', 'firstByte'] as const
type PhaseName = (typeof phaseNames)[number]

/** How long each part took, µs; null for one that was not reached, or that this kind of connection does not have. */
type Phases = Readonly<Record<PhaseName, number | null>>

/**
 * Phases of many right answers, counted in buckets 17 % wide: a drawing of where the time goes needs no more, and an hour
 * of them takes some forty bytes.
 */
export type PhaseHistograms = Record<PhaseName, Histogram>

const width = 0.16
const bucketOf = (us: number): number => Math.floor(Math.log1p(us / 50) / width)
const middleOf = (bucket: number): number => Math.round(50 * Math.expm1((bucket + 0.5) * width))

export const noPhases = (): PhaseHistograms => ({
  dns: new Map(),
  connect: new Map(),
  tls: new Map(),
  firstByte: new Map(),
})

export function addPhases(sum: PhaseHistograms, phases: Phases): void {
  for (const name of phaseNames) {
    const us = phases[name]
    if (us !== null) addTo(sum[name], bucketOf(us))
  }
}

export function addPhaseHistograms(sum: PhaseHistograms, other: PhaseHistograms): void {
  for (const name of phaseNames) for (const [bucket, count] of other[name]) addTo(sum[name], bucket, count)
}

/** The half of them took no longer; null where none is known. */
export function middlePhase(histogram: Histogram): number | null {
  return quantile(histogram, 0.5, middleOf)
}
