import type { Rng } from './rng.ts'

/** Benign blips of 10–50 s: a reboot of a switch, a route that moves. Whoever alerts for one is a nuisance. */
export function makeBlips(rng: Rng, perMonth: number, from: number, to: number): [number, number][] {
  const blips: [number, number][] = []
  if (perMonth <= 0) return blips
  const meanMs = 2_592_000_000 / perMonth
  let at = from
  for (;;) {
    at += -Math.log(1 - rng.next()) * meanMs
    if (at >= to) return blips
    const last = blips.at(-1)
    // Three within an hour would be flapping, which has its own archetype.
    if (last && at - last[0] < 3_600_000) continue
    blips.push([at, at + rng.between(10_000, 50_000)])
  }
}
