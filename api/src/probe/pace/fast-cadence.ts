/** A suspected connection is asked this often, to confirm or clear it. */
export const fastIntervalMs = 15_000
/** No more than this share of the fleet: when everything fails at once, asking faster tells nothing new. */
const budget = 0.1

/** Who may be asked faster: those who are keep their place, others come after them in the order they are wanted. */
export function chooseFast(wanted: Iterable<string>, now: ReadonlySet<string>, fleet: number): Set<string> {
  const most = Math.max(1, Math.floor(fleet * budget))
  const all = [...new Set(wanted)]
  const kept = all.filter((id) => now.has(id))
  return new Set([...kept, ...all.filter((id) => !now.has(id))].slice(0, most))
}
