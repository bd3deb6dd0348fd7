import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import type { Me, Ways } from '../shell/use-who.ts'
import { openWays } from '../shell/show-at.tsx'
import { progress, province } from '../ui/page-fixture.ts'

/** What was sent to change something, in order. */
export interface Sent {
  what: string
  body: unknown
}

type Reply = (body: unknown) => object | null | Promise<object | null>

/**
 * For tests: the API as these pages meet it, with a session that signing in begins. `replies` answers a change by its
 * method and path; null is 204, a `status` of 400 and more a problem.
 */
export function accountServer() {
  const state = { ways: { ...openWays, openFigures: false } as Ways, me: null as Me | null }
  const sent: Sent[] = []
  const replies = new Map<string, Reply>()
  const reads = new Map<string, () => object>()
  const problem = (status: number, more: object = {}, headers: Record<string, string> = {}) =>
    HttpResponse.json({ type: 'about:blank', title: 'Từ chối', status, instance: 'r-1', ...more }, { status, headers })
  const server = setupServer(
    http.get('*/api/account/ways', () => HttpResponse.json({ ...state.ways, signedIn: state.me !== null })),
    http.get('*/api/account/me', () =>
      state.me ? HttpResponse.json(state.me) : problem(401, { detail: 'Hãy đăng nhập trước.' }),
    ),
    http.get('*/api/province', () => HttpResponse.json(province)),
    http.get('*/api/progress', () => HttpResponse.json(progress)),
    http.get('*/api/*', ({ request }) => {
      const { pathname, search } = new URL(request.url)
      const answer = reads.get(pathname)
      sent.push({ what: `GET ${pathname}${search}`, body: null })
      return answer ? reply(answer()) : problem(404)
    }),
    http.all('*/api/*', async ({ request }) => {
      const what = `${request.method} ${new URL(request.url).pathname}`
      const text = await request.text()
      const body: unknown = text === '' ? null : JSON.parse(text)
      sent.push({ what, body })
      const answer = replies.get(what)
      return answer ? reply(await answer(body)) : problem(404)
    }),
  )
  const reply = (answer: object | null) => {
    if (answer === null) return new HttpResponse(null, { status: 204 })
    const { status, retryAfter, ...more } = answer as { status?: unknown; retryAfter?: number }
    if (typeof status !== 'number') return HttpResponse.json(answer)
    return problem(status, more, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) })
  }
  return { server, state, sent, replies, reads }
}
