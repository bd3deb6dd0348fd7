import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Chunk, closureOf, isOver, kilobytes } from './byte-budget.ts'
import { brotli } from './precompress.ts'

/**
 * `pnpm budget`: what a browser must fetch before the first page stands, in brotli bytes, from Vite's own manifest.
 * Fails when a limit is passed. Charts and the other pages are fetched when they are wanted and do not count.
 */
const limits = { js: 170, css: 20 }
const aims = { js: 130, css: 12 }

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8')) as Record<string, Chunk>
const closure = closureOf(manifest, 'index.html')

const size = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + brotli(readFileSync(dist + file)).byteLength, 0)
const spent = { js: size(closure.js), css: size(closure.css) }

for (const kind of ['js', 'css'] as const) {
  console.log(
    `first page ${kind}: ${kilobytes(spent[kind])} kB brotli (aim ${aims[kind]}, limit ${limits[kind]}), ${closure[kind].join(' ')}`,
  )
}
for (const [name, chunk] of Object.entries(manifest)) {
  if (chunk.isDynamicEntry)
    console.log(
      `later, ${name}: ${kilobytes(size(closureOf(manifest, name).js.filter((file) => !closure.js.includes(file))))} kB`,
    )
}
// zod is declared beside the arithmetic the pages use and must fall away in the build (see vite.config.ts).
const scripts = new Set(Object.values(manifest).flatMap(({ file }) => (file.endsWith('.js') ? [file] : [])))
const withSchemas = [...scripts].filter((file) => /\$?Zod(Error|Type|Object)/.test(readFileSync(dist + file, 'utf8')))
if (withSchemas.length > 0) {
  console.error(`schemas have come along to the browser: ${withSchemas.join(', ')}`)
  process.exitCode = 1
}
const over = isOver(spent, limits)
if (over.length > 0) {
  console.error(`over the budget: ${over.join(', ')}`)
  process.exitCode = 1
}
