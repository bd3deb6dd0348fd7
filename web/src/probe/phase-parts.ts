import { phaseNames } from 'shared/probe/phase.ts'
import type { Answer } from '../http.ts'

export type Bands = Pick<
  Answer<'readSamples'>,
  'from' | 'to' | 'slotS' | 'n' | 'failed' | 'p50' | 'dns' | 'connect' | 'tls' | 'firstByte'
>

export const partNames = [...phaseNames, 'rest'] as const
export type PartName = (typeof partNames)[number]

export interface Part {
  name: PartName
  values: (number | null)[]
  /** What it usually takes in this time, µs: the middle of its slots. */
  usual: number
}

/**
 * The parts of a round that this kind of connection has. What comes after the first byte is not measured by itself: it is
 * what the middle round took beyond the others' middles, and never less than nothing.
 */
export function partsOf(bands: Bands): Part[] {
  // Older hours are known as a whole: what they tell belongs to the slots in which something was answered.
  const answered = (values: readonly (number | null)[]) =>
    values.map((us, at) => (bands.n[at]! > bands.failed[at]! ? us : null))
  const known = phaseNames.filter((name) => bands[name].some((us) => us !== null))
  const parts = known.map((name) => part(name, answered(bands[name])))
  if (!known.includes('firstByte')) return parts
  const rest = bands.p50.map((total, at) =>
    total === null ? null : Math.max(0, total - known.reduce((sum, name) => sum + (bands[name][at] ?? 0), 0)),
  )
  return [...parts, part('rest', rest)]
}

const part = (name: PartName, values: (number | null)[]): Part => ({ name, values, usual: middleOf(values) })

function middleOf(values: readonly (number | null)[]): number {
  const known = values.filter((us) => us !== null).toSorted((one, other) => one - other)
  return known[Math.floor((known.length - 1) / 2)] ?? 0
}

/** The part that takes longest, and its share of all; null where there is nothing to share. */
export function longestOf(parts: readonly Part[]): { part: Part; whole: number } | null {
  const whole = parts.reduce((sum, { usual }) => sum + usual, 0)
  const [first] = parts.toSorted((one, other) => other.usual - one.usual)
  return first && whole > 0 ? { part: first, whole } : null
}
