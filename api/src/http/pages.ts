import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { httpSays } from 'shared/messages/http.ts'
import { Refusal } from './refusal.ts'

/**
 * The built web: files with a hash in their name for ever, everything else asked again each time. `build` is called once,
 * when a page is asked for and there is none.
 */
export function pages(dist: string, build?: () => void): Hono {
  let missing = build
  const app = new Hono()
  // serveStatic complains of a folder that is not there; the web may still be building.
  mkdirSync(dist, { recursive: true })
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
