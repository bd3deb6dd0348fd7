/** Looked at so often; the loop stands still from one look to the next at least this long. */
const everyMs = 5

/**
 * How long the loop stood still at most for the program's own work: between two looks, what this thread has computed, so
 * that a machine which gave its processors to others meanwhile is not taken for a program that stood still.
 */
export function watchStillness(): () => number {
  let longest = 0
  let [at, cpu] = [performance.now(), process.threadCpuUsage()]
  const look = () => {
    const [now, used] = [performance.now(), process.threadCpuUsage()]
    const computed = (used.user + used.system - cpu.user - cpu.system) / 1e3
    longest = Math.max(longest, Math.min(now - at - everyMs, computed))
    at = now
    cpu = used
  }
  const timer = setInterval(look, everyMs)
  return () => {
    clearInterval(timer)
    look()
    return longest
  }
}

/** Longer than this, everybody else who asks would notice. */
export const stillMs = 100
