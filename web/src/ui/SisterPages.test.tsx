import { cleanup, screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { person } from '../shell/person-fixture.ts'
import { showAt } from '../shell/show-at.tsx'
import { progress, province } from './page-fixture.ts'

const api = setupServer(
  http.get('*/api/province', () => HttpResponse.json(province)),
  http.get('*/api/progress', () => HttpResponse.json(progress)),
  http.get('*/api/*', () => HttpResponse.json({ title: 'Không tìm thấy', status: 404 }, { status: 404 })),
)
beforeAll(() => api.listen())
afterEach(cleanup)
afterAll(() => api.close())

test.each([
  ['/task', 'Nhiệm vụ', ['Nhiệm vụ']],
  // A page beside it whose address lies below it is not also it.
  ['/task/fault', 'Nhiệm vụ', ['Sự cố và hồ sơ quá hạn']],
  ['/visit/template', 'Nhiệm vụ', ['Đi cơ sở']],
  ['/feed/connector', 'Trang về số liệu', ['Nguồn khai báo']],
  ['/feed', 'Trang về số liệu', ['Tình trạng nguồn']],
])('at %s one of its sisters is the open one', async (address, label, open) => {
  showAt(address, { as: person('officer') })
  const nav = await screen.findByRole('navigation', { name: label })
  const marked = within(nav)
    .getAllByRole('link')
    .filter((link) => link.classList.contains('active'))
  expect(marked.map(({ textContent }) => textContent)).toEqual(open)
})
