import type { Dossiers } from './dossier-history.ts'

/** What was known of a figure at first: every count a little low. A part stays within its whole, because both shrink alike. */
export const firstReport = (counts: readonly number[], share: number): readonly number[] =>
  share === 1 ? counts : counts.map((count) => Math.floor(count * share))

/** Places in a record of dossiers: those that are parts of the whole received, then parts of other parts. */
const withinReceived = [4, 8, 10, 12, 13, 15, 16]
const withinPart: [part: number, whole: number][] = [
  [9, 8],
  [11, 10],
  [14, 13],
  [18, 17],
]

/** As `firstReport`, but the three channels must still add up to what was received. */
export function firstDossierReport(counts: Dossiers, share: number): Dossiers {
  if (share === 1) return counts
  const shrunk = [...firstReport(counts, share)]
  const at = (place: number) => shrunk[place] ?? 0
  const received = at(1) + at(2) + at(3)
  shrunk[0] = received
  shrunk[17] = received
  for (const place of withinReceived) shrunk[place] = Math.min(at(place), received)
  for (const [part, whole] of withinPart) shrunk[part] = Math.min(at(part), at(whole))
  return shrunk
}
