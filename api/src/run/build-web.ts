import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What the built pages are made from; folders count with everything below them. */
const sources = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/vite.config.ts',
  'web/package.json',
  'shared/src',
  'pnpm-lock.yaml',
]
const notSources = /\.(test|walk)\.tsx?$/

/** Whether the pages must be built before they can be served. A folder's own time tells of files taken away. */
export async function isWebStale(checkout: string): Promise<boolean> {
  const built = await modifiedAt(join(checkout, 'web/dist/.vite/manifest.json'))
  if (built === 0) return true
  const times = await Promise.all(sources.map((source) => newest(join(checkout, source))))
  return Math.max(...times) > built
}

async function newest(path: string): Promise<number> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
  const below = entries
    .filter((entry) => !notSources.test(entry.name))
    .map((entry) => (entry.isDirectory() ? newest(join(path, entry.name)) : modifiedAt(join(path, entry.name))))
  return Math.max(await modifiedAt(path), ...(await Promise.all(below)))
}

const modifiedAt = (path: string): Promise<number> =>
  stat(path).then(
    (found) => found.mtimeMs,
    () => 0,
  )

/** Vite's own program, wherever pnpm has put it. */
export function viteProgram(checkout: string): string {
  return join(dirname(createRequire(join(checkout, 'web/package.json')).resolve('vite/package.json')), 'bin/vite.js')
}

export async function buildWeb(checkout: string, stop?: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [viteProgram(checkout), 'build', '--logLevel', 'warn'], {
    cwd: join(checkout, 'web'),
    stdio: ['ignore', 'inherit', 'inherit'],
    ...(stop && { signal: stop }),
  })
  const code = await new Promise((resolve, reject) => {
    child.once('error', (error) => (stop?.aborted ? resolve(null) : reject(error)))
    child.once('exit', resolve)
  })
  stop?.throwIfAborted()
  if (code !== 0) throw new Error(`building the pages failed (vite build ended with ${String(code)})`)
}
