const key = 'nhipso.reloadedAt'
const againMs = 60_000

/** Loads the page anew unless that was done a moment ago, which would then not have helped. Whether it does. */
export function reloadOnce(): boolean {
  // Where there is no line the page would only be lost.
  if (!navigator.onLine) return false
  try {
    const before = Number(sessionStorage.getItem(key))
    if (Date.now() - before < againMs) return false
    sessionStorage.setItem(key, String(Date.now()))
  } catch {
    // Without a memory it could go on for ever.
    return false
  }
  location.reload()
  return true
}
