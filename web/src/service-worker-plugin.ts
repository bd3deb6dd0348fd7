import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { type Chunk, closureOf } from './byte-budget.ts'
import { brotli } from './precompress.ts'

/** What a phone fetches beforehand: the one page and a unit's, with all that comes with them. */
const pages = ['index.html', 'src/overview/ExceptionList.tsx', 'src/unit/UnitPage.tsx']
const besides = ['pulse.svg', 'app.webmanifest']

/** Builds the service worker beside the pages, in one file, with the list of what it fetches beforehand. */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    writeBundle: {
      // The manifest of the pages is written by then.
      order: 'post',
      sequential: true,
      async handler({ dir }) {
        if (dir === undefined) return
        await build({
          configFile: false,
          logLevel: 'warn',
          define: { SHELL: JSON.stringify(shellOf(dir)) },
          build: {
            outDir: dir,
            emptyOutDir: false,
            copyPublicDir: false,
            rolldownOptions: {
              input: join(import.meta.dirname, 'offline/worker/service-worker.ts'),
              output: { format: 'iife', entryFileNames: 'service-worker.js' },
            },
          },
        })
        const file = join(dir, 'service-worker.js')
        writeFileSync(`${file}.br`, brotli(readFileSync(file)))
      },
    },
  }
}

interface ShellFile {
  url: string
  /** Of what has no hash in its name. */
  revision: string | null
}

function shellOf(dir: string): ShellFile[] {
  const manifest = JSON.parse(readFileSync(join(dir, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  const closures = pages.map((page) => closureOf(manifest, page))
  const fonts = manifest['index.html']?.assets ?? []
  const hashed = new Set([...closures.flatMap(({ js, css }) => [...js, ...css]), ...fonts])
  return [
    ...[...hashed].map((file) => ({ url: `/${file}`, revision: null })),
    ...['index.html', ...besides].map((file) => ({ url: `/${file}`, revision: revisionOf(join(dir, file)) })),
  ]
}

const revisionOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)
