import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from 'hono'
import type { Locale } from 'shared/text.ts'
import { firstGlance, type OverviewAnswer, type ProvinceAnswer } from '../kpi/first-glance.ts'

/** A page is not held back longer than this for what it says beforehand (ms). */
const patienceMs = 400
/** What the one page asks first when its address says nothing else; kept under the same address. */
const questionOf = (locale: Locale) => `/api/overview?lang=${locale}&compare=year-ago`

/**
 * The first figures for whoever opens the one page, asked at the very doors the page will ask, as a visitor from the same
 * address: what a visitor may not see is not in it. Null when there are none, or they are not there at once.
 */
export function makeGlance(ask: (request: Request, env: unknown) => Response | Promise<Response>) {
  return async (c: Context, locale: Locale): Promise<string | null> => {
    const read = async <Answer>(path: string): Promise<Answer | null> => {
      const answer = await ask(new Request(new URL(path, c.req.url)), c.env)
      return answer.ok ? ((await answer.json()) as Answer) : null
    }
    const reading = Promise.all([read<OverviewAnswer>(questionOf(locale)), read<ProvinceAnswer>('/api/province')])
    const patience = new AbortController()
    try {
      const read = await Promise.race([reading, sleep(patienceMs, null, { signal: patience.signal })])
      const [overview, province] = read ?? []
      return overview && province && overview.rows.length > 0 ? await firstGlance(locale, overview, province) : null
    } finally {
      patience.abort()
    }
  }
}
