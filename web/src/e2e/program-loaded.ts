import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { inject } from 'vitest'

/** The program all walks share, once its pages stand and its history has been loaded; fails with all it has said. */
export async function programLoaded(patienceMs = 280_000): Promise<{ address: string; simulatorPort: number }> {
  const { address, simulatorPort, log } = inject('program')
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(250)) {
    if (await isLoaded(address)) return { address, simulatorPort }
  }
  throw new Error(`the program is not ready after ${patienceMs / 1_000} s; it said:\n${await readFile(log, 'utf8')}`)
}

async function isLoaded(address: string): Promise<boolean> {
  try {
    const answers = await Promise.all(['/', '/api/province', '/api/progress'].map((path) => fetch(address + path)))
    if (!answers.every((answer) => answer.ok)) return false
    const { feeds } = (await answers[2]!.json()) as { feeds: unknown[] }
    return feeds.length === 0
  } catch {
    // Not listening yet.
    return false
  }
}
