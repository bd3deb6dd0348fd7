import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { draw } from '../history/chance.ts'
import { heartbeats } from '../province/watched.ts'
import { effectOf } from './effect.ts'
import type { PathFaultBoard } from './path-fault.ts'

export interface BeatSetting {
  /** Where calls are taken: the address of the program that watches. */
  to: string
  /** The file in which the program leaves the key the systems call with; it may come later, and be replaced. */
  keyFile: string
}

/** Whoever was not heard calls again so soon. */
const againMs = 5_000
const deadlineMs = 5_000

/**
 * The simulated systems that say of themselves that they live: one call an interval, over real HTTP. What breaks a
 * system, or the way between it and us, makes it silent.
 */
export function startHeartbeats(setting: BeatSetting, faults: PathFaultBoard, now: () => Date): { stop: () => void } {
  const stopping = new AbortController()
  for (const one of heartbeats) void callOnAndOn(setting, one, faults, now, stopping.signal)
  return { stop: () => stopping.abort() }
}

async function callOnAndOn(
  setting: BeatSetting,
  { id, path, intervalS }: (typeof heartbeats)[number],
  faults: PathFaultBoard,
  now: () => Date,
  stop: AbortSignal,
): Promise<void> {
  for (let call = 0; !stop.aborted; call += 1) {
    const { refuse, silent, reset, status, delayMs } = effectOf(faults.on(path, now().getTime()), (key) =>
      draw(0xbea7, call, key),
    )
    const isHeard =
      !refuse &&
      !silent &&
      !reset &&
      status === 200 &&
      (await sleep(delayMs, true, { signal: stop }).catch(() => false))
    const wellTaken = isHeard && (await push(setting, id).catch(() => false))
    // A job that fails runs again with its next turn; one that found nobody listening calls again soon.
    await sleep(wellTaken || !isHeard ? intervalS * 1_000 : againMs, undefined, { signal: stop }).catch(() => {})
  }
}

async function push({ to, keyFile }: BeatSetting, id: string): Promise<boolean> {
  const key = (await readFile(keyFile, 'utf8')).trim()
  const answer = await fetch(`${to}/api/heartbeats/${id}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    redirect: 'error',
    signal: AbortSignal.timeout(deadlineMs),
  })
  await answer.body?.cancel()
  return answer.ok
}
