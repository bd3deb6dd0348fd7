import { act, cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { person } from '../shell/person-fixture.ts'
import { showAt } from '../shell/show-at.tsx'
import { progress, province } from '../ui/page-fixture.ts'
import { boardAt, recovered } from './board-fixture.ts'

const system = (id: string, name: string) => ({
  id,
  name: { vi: name, en: name },
  abbreviation: null,
  level: 'province' as const,
  provider: null,
  address: null,
  note: null,
})
const at = Math.floor(Date.now() / 1000)
const node = { id: 'line-13285', kind: 'line', name: { vi: 'Đường truyền Phủ Lý', en: 'Line of Phủ Lý' } }
const incident = '019a0000-0000-7000-8000-000000000abc'
let asked = 0
const api = setupServer(
  http.get('*/api/province', () =>
    HttpResponse.json({ ...province, subsystems: [system('mot-cua', 'Một cửa'), system('dan-cu', 'Dân cư')] }),
  ),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get('*/api/connections', () => ((asked += 1), HttpResponse.json(boardAt(at)))),
  http.get('*/api/incidents', ({ request }) =>
    HttpResponse.json({
      incidents: new URL(request.url).searchParams.get('scope') === 'root' ? [{ id: incident, object: node.id }] : [],
      next: null,
      open: { info: 0, warning: 0, major: 0, critical: 1 },
    }),
  ),
  http.get('*/api/path-graph', () => HttpResponse.json({ nodes: [node] })),
)

/** The browser's own, in the hand of the test: it says what the server would. */
class Stream extends EventTarget {
  static readonly CLOSED = 2
  static opened: Stream[] = []
  readyState = 1
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
    Stream.opened.push(this)
  }
  close() {
    this.readyState = Stream.CLOSED
  }
  say(topic: string, id: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(topic, { data: JSON.stringify(data), lastEventId: id }))
  }
}

beforeAll(() => api.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  asked = 0
  Stream.opened = []
  vi.stubGlobal('EventSource', Stream)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  api.resetHandlers()
})
afterAll(() => api.close())

const show = (address = '/connection') => showAt(address, { as: person('officer') })
const cell = (name: RegExp) => screen.findByRole('link', { name })

test('every connection stands in its row and column, and says how it stands', async () => {
  show()
  expect(
    await cell(/^Phường Phủ Lý, Một cửa: Mất kết nối: không tới được \(do nguyên nhân chung\), từ \d\d:\d\d/),
  ).toBeTruthy()
  expect(await cell(/^Phường Hoa Lư, Dân cư: Không ổn định: chập chờn/)).toBeTruthy()
  expect(await cell(/^Phường Hoa Lư, Một cửa: Bình thường$/)).toBeTruthy()
  expect(await cell(/^Một cửa – CSDLQG về dân cư/)).toBeTruthy()
  expect(document.querySelector('.state-line')?.textContent).toBe(' 2 mất kết nối 1 không ổn định 2 bình thường')
})

test('what is unstable has a texture and a shape of its own, and a quiet strip neither', async () => {
  show()
  const unstable = await cell(/Hoa Lư, Dân cư/)
  expect(unstable.querySelector('.beats')?.getAttribute('style')).toContain('repeating-linear-gradient')
  expect(unstable.querySelector('svg.state-mark.unstable')).not.toBeNull()
  const quiet = await cell(/Hoa Lư, Một cửa/)
  expect(quiet.querySelector('.beats')?.getAttribute('style')).toBeFalsy()
  expect(quiet.querySelector('svg')).toBeNull()
})

test('a root is a band with its name over the row it explains', async () => {
  show()
  const roots = await screen.findByRole('region', { name: 'Nguyên nhân chung' })
  const link = await within(roots).findByRole('link', { name: 'Đường truyền Phủ Lý' })
  expect(link.getAttribute('href')).toMatch(new RegExp(`^/alert/${incident}`))
  expect(link.closest('li')?.textContent).toMatch(/^Đường truyền Phủ Lý: 2 kết nối, từ \d\d:\d\d/)
  const row = (await cell(/Phủ Lý, Một cửa/)).closest('tr')
  expect(row?.hasAttribute('data-band')).toBe(true)
})

test('the stream moves the board from where the answer stood, without asking anew', async () => {
  show()
  await cell(/Hoa Lư, Dân cư: Không ổn định/)
  expect(Stream.opened.map(({ url }) => url)).toEqual(['/api/stream?after=e%3A7'])
  act(() => Stream.opened[0]!.onopen?.())
  expect(await screen.findByText('Đang cập nhật trực tiếp')).toBeTruthy()
  act(() => Stream.opened[0]!.say('board', 'e:8', recovered(at + 5)))
  expect(await cell(/Hoa Lư, Dân cư: Bình thường/)).toBeTruthy()
  expect(asked).toBe(1)
})

test('when the place is not known any more, the board is asked for anew', async () => {
  show()
  await cell(/Hoa Lư, Dân cư/)
  act(() => Stream.opened[0]!.say('reset', 'f:1', {}))
  await vi.waitFor(() => expect(asked).toBe(2))
})

test('only what is troubled is listed when so chosen', async () => {
  const user = userEvent.setup()
  show()
  await cell(/Hoa Lư, Dân cư/)
  await user.click(screen.getByRole('radio', { name: 'Có sự cố' }))
  expect(screen.queryByRole('link', { name: /CSDLQG về dân cư/ })).toBeNull()
  expect(await cell(/Hoa Lư, Một cửa/)).toBeTruthy()
})
