import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const checkout = join(import.meta.dirname, '../../..')

/** All walks, so many times: every page before every pair of eyes, and on real clocks. */
export async function run(count = 1): Promise<boolean> {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
  for (let at = 0; at < count; at++) {
    const child = spawn(process.execPath, [vitest, 'run', '--project', 'walk'], {
      cwd: checkout,
      stdio: 'inherit',
      env: { ...process.env, WALK_WHOLE: '1' },
    })
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0) return false
  }
  return true
}
