import { existsSync, mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import type { Locale } from 'shared/text.ts'
import { httpSays } from 'shared/messages/http.ts'
import { localeOf } from './locale.ts'
import { Refusal } from './refusal.ts'

export interface PagesOptions {
  /** Called once, when a page is asked for and there is none. */
  build?: (() => void) | undefined
  /** What the one page says before its program runs. */
  glance?: (c: Context, locale: Locale) => Promise<string | null>
}

/** Where the program puts what it draws. */
const root = '<div id="root">'

/** The built web: files with a hash in their name for ever, everything else asked again each time. */
export function pages(dist: string, { build, glance }: PagesOptions = {}): Hono {
  let missing = build
  const app = new Hono()
  // serveStatic complains of a folder that is not there; the web may still be building.
  mkdirSync(dist, { recursive: true })
  app.get('/', async (c, next) => {
    // An address that names a period or a comparison says something else, which only the page itself can read.
    const asked = Object.keys(c.req.query()).filter((key) => key !== 'lang')
    if (!glance || asked.length > 0 || !existsSync(join(dist, 'index.html'))) return next()
    const figures = await glance(c, localeOf(c))
    if (figures === null) return next()
    const page = await readFile(join(dist, 'index.html'), 'utf8')
    // By a function: figures may hold a dollar sign.
    const filled = page.replace(root, () => root + figures)
    return c.html(filled, 200, { 'cache-control': 'no-store' })
  })
  app.use(
    '*',
    serveStatic({
      root: dist,
      precompressed: true,
      onFound: (path, c) => {
        c.header('cache-control', /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    }),
  )
  const page = serveStatic({
    root: dist,
    path: 'index.html',
    precompressed: true,
    onFound: (_, c) => c.header('cache-control', 'no-cache'),
  })
  app.get('*', (c, next) => {
    // A page of the web has no dot in its last part; a file that is not there is not a page.
    const path = c.req.path
    // The code of a department has a dot too (`/unit/H42.5`); what follows the dot of a file begins with a letter.
    if (/\.[a-z]\w*$/.test(path) || path.startsWith('/assets/')) {
      throw new Refusal(404, httpSays.noSuchAddress, { parameters: { path } })
    }
    if (!existsSync(join(dist, 'index.html'))) {
      missing?.()
      missing = undefined
      throw new Refusal(503, httpSays.pagesNotBuilt, { headers: { 'retry-after': '3' } })
    }
    return page(c, next)
  })
  return app
}
