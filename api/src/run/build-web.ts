import { spawn } from 'node:child_process'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

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

/**
 * Built beside the pages that are there and moved into their place: several programs of one checkout may build at the
 * same time, and those that serve them meanwhile are never without.
 */
export async function buildWeb(checkout: string, stop?: AbortSignal): Promise<void> {
  const aside = join(checkout, 'web/node_modules', `.pages-${process.pid}`)
  try {
    await runVite(checkout, aside, stop)
    // Another program may have been quicker.
    if (await isWebStale(checkout)) await movePages(aside, join(checkout, 'web/dist'))
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function runVite(checkout: string, outDir: string, stop?: AbortSignal): Promise<void> {
  const args = ['build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn']
  const child = spawn(process.execPath, [viteProgram(checkout), ...args], {
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

/** What a page asks for is there before the page, and what the pages before asked for goes last. */
export async function movePages(from: string, to: string): Promise<void> {
  const [made, before] = await Promise.all([filesBelow(from), filesBelow(to)])
  const rank = (name: string) => (name.startsWith('assets/') ? 0 : name.startsWith('.vite/') ? 2 : 1)
  for (const name of made.toSorted((a, b) => rank(a) - rank(b))) {
    await mkdir(dirname(join(to, name)), { recursive: true })
    await rename(join(from, name), join(to, name))
  }
  for (const name of before) if (!made.includes(name)) await rm(join(to, name), { force: true })
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}
