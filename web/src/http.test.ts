// @vitest-environment happy-dom: addresses are relative to a page.
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { get, RefusedRequest, UnansweredRequest, urlOf } from './http.ts'

const api = setupServer()
beforeAll(() => api.listen({ onUnhandledFrame: 'error' }))
afterEach(() => api.resetHandlers())
afterAll(() => api.close())

test('places in a path are filled and escaped; what is undefined is not asked', () => {
  expect(urlOf('/api/units/{code}/kpis', { code: 'H42.5/x' }, { lang: 'vi', period: undefined })).toBe(
    '/api/units/H42.5%2Fx/kpis?lang=vi',
  )
  expect(urlOf('/api/kpis')).toBe('/api/kpis')
})

test('a refusal keeps the problem as the API wrote it', async () => {
  const problem = {
    type: 'about:blank',
    title: 'Không hợp lệ',
    status: 400,
    instance: 'r1',
    errors: [{ at: 'query.period', detail: 'không có' }],
  }
  api.use(http.get('*/api/overview', () => HttpResponse.json(problem, { status: 400 })))
  const refusal: unknown = await get('readOverview', {}).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(RefusedRequest)
  expect((refusal as RefusedRequest).problem).toEqual(problem)
})

test('an answer that is not JSON, of a proxy for instance, is no answer', async () => {
  api.use(http.get('*/api/kpis', () => HttpResponse.html('<h1>Bad gateway</h1>')))
  await expect(get('listKpis', {})).rejects.toBeInstanceOf(UnansweredRequest)
})

test('no network is no answer, and leaving the page is neither', async () => {
  api.use(http.get('*/api/kpis', () => HttpResponse.error()))
  await expect(get('listKpis', {})).rejects.toBeInstanceOf(UnansweredRequest)
  const leaving = new AbortController()
  leaving.abort()
  await expect(get('listKpis', {}, leaving.signal)).rejects.not.toBeInstanceOf(UnansweredRequest)
})
