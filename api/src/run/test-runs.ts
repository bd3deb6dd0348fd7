import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const checkout = join(import.meta.dirname, '../../..')

/** The tests these words name, as `vitest run` would; whether all of them passed. `env` says how long they are to be. */
export async function runTests(words: readonly string[], env: Record<string, string>): Promise<boolean> {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', ...words], {
    cwd: checkout,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code === 0
}
