/**
 * How many first packets were lost, by how long a connection took to open: a sender waits 1 s, then 2 s, then 4 s before
 * it tries again (RFC 6298), so that loss which TCP repairs leaves its mark in the time. Null when the time says nothing.
 */
export function lostSyns(connectUs: number): number | null {
  const seconds = connectUs / 1e6
  if (seconds < 0.95) return 0
  if (seconds <= 1.4) return 1
  if (seconds >= 2.9 && seconds <= 3.6) return 2
  return seconds >= 6.8 && seconds <= 7.6 ? 3 : null
}
