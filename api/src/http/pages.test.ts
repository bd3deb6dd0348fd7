import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pages } from './pages.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipso-pages-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('pages that are not built are built when the first is asked for, once', async () => {
  const dist = join(folder, 'none')
  let builds = 0
  const app = pages(dist, { build: () => (builds += 1) }).onError((_, c) => c.text('', 503))
  await app.request('/logo.svg')
  expect(builds).toBe(0)
  for (const path of ['/', '/kpi/T02', '/']) await app.request(path)
  expect(builds).toBe(1)
  await writeFile(join(dist, 'index.html'), 'built')
  expect(await (await app.request('/')).text()).toBe('built')
})

test('and those that are there are not built again', async () => {
  const dist = join(folder, 'there')
  await mkdir(dist)
  await writeFile(join(dist, 'index.html'), 'built')
  let builds = 0
  expect((await pages(dist, { build: () => (builds += 1) }).request('/unit/H42.5')).status).toBe(200)
  expect(builds).toBe(0)
})

test('the one page says its figures before its program runs; every other address, and whatever has none, stays as built', async () => {
  const dist = join(folder, 'glance')
  await mkdir(dist)
  await writeFile(join(dist, 'index.html'), '<body><div id="root"></div></body>')
  const figures = (locale: string) => Promise.resolve(locale === 'vi' ? '<b>$& 77,9%</b>' : null)
  const app = pages(dist, { glance: (_, locale) => figures(locale) })
  const text = async (path: string) => (await app.request(path)).text()
  expect(await text('/')).toBe('<body><div id="root"><b>$& 77,9%</b></div></body>')
  const built = '<body><div id="root"></div></body>'
  expect(await Promise.all(['/?lang=en', '/?p=2025-07', '/kpi', '/index.html'].map(text))).toEqual(Array(4).fill(built))
})
