import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { inject } from 'vitest'

/** So long a program may stand still before it is given up; while it goes on loading it is waited for. */
const patienceMs = 180_000

/** The program all walks share, once its pages stand and its history has been loaded; fails with all it has said. */
export async function programLoaded(): Promise<{ address: string; simulatorPort: number }> {
  const program = inject('program')
  await until(program, async () => {
    const answers = await askAll(program.address, ['/', '/api/province', '/api/progress'])
    if (answers === null) return null
    const { feeds } = JSON.parse(answers[2]!) as { feeds: unknown[] }
    return feeds.length === 0
  })
  return program
}

/** One of a walk's own, once its pages stand and it answers. */
export const programListens = (program: { address: string; log: string }): Promise<void> =>
  until(program, async () => (await askAll(program.address, ['/', '/api/province'])) !== null)

async function until(program: { address: string; log: string }, isSo: () => Promise<boolean | null>): Promise<void> {
  let said = ''
  for (let deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(250)) {
    if (await isSo()) return
    // It says how far it is.
    const now = await readFile(program.log, 'utf8').catch(() => '')
    if (now === said) continue
    said = now
    deadline = Date.now() + patienceMs
  }
  throw new Error(`the program at ${program.address} has stood still for ${patienceMs / 1_000} s; it said:\n${said}`)
}

/** The texts of all; null while one is not answered well. */
async function askAll(address: string, paths: string[]): Promise<string[] | null> {
  try {
    const answers = await Promise.all(
      paths.map((path) => fetch(address + path, { signal: AbortSignal.timeout(20_000) })),
    )
    if (!answers.every(({ ok }) => ok)) return null
    return await Promise.all(answers.map((answer) => answer.text()))
  } catch {
    // Not listening yet.
    return null
  }
}
