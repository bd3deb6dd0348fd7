/**
 * Which of many findings stand when at most a share `q` of those that stand may be false (Benjamini & Hochberg 1995,
 * JRSS B 57: 289–300): with p sorted, all up to the last place k where p ≤ k·q/m. What is no probability is not tested
 * and does not stand; m counts those that are.
 */
export function benjaminiHochberg(ps: readonly (number | null)[], q: number): boolean[] {
  const tested = ps
    .flatMap((p, place) => (p !== null && p >= 0 && p <= 1 ? [{ p, place }] : []))
    .sort((one, other) => one.p - other.p)
  const last = tested.findLastIndex(({ p }, place) => p <= ((place + 1) * q) / tested.length)
  const standing = new Set(tested.slice(0, last + 1).map(({ place }) => place))
  return ps.map((_, place) => standing.has(place))
}
