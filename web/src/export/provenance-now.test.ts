import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { readPageState } from '../shell/page-state.ts'
import { provinceQuestion } from '../shell/use-province.ts'
import { knowledge, province } from '../ui/page-fixture.ts'
import { provenanceNow } from './provenance-now.ts'

/** A browser that has the province, and shows an answer of the ledger when there is one. */
function clientThatShows(answer: unknown): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  client.setQueryData(provinceQuestion.queryKey, province)
  if (answer === undefined) return client
  client.setQueryData(['readKpiValues'], answer)
  new QueryObserver(client, { queryKey: ['readKpiValues'], queryFn: () => answer }).subscribe(() => undefined)
  return client
}
const page = (client: QueryClient, state = {}) => ({
  client,
  state,
  locale: 'vi' as const,
  address: 'https://nhipso.example/kpi/T02',
})

test('the frozen link spells out period, comparison and state of the ledger, and the page understands it', () => {
  const { link } = provenanceNow(page(clientThatShows({ knowledge })), { title: 'x' })
  const { searchParams } = new URL(link)
  expect(Object.fromEntries(searchParams)).toMatchObject({ cal: 'nd09', asof: '2026-11-22T00:31:00Z', lang: 'vi' })
  expect(searchParams.get('p')).toMatch(/^\d{4}/)
  expect(readPageState(Object.fromEntries(searchParams)).ignored).toEqual([])
})

test('a frozen page frozen again is the same page', () => {
  const client = clientThatShows({ knowledge })
  const { link } = provenanceNow(page(client), { title: 'x' })
  const { state } = readPageState(Object.fromEntries(new URL(link).searchParams))
  expect(provenanceNow(page(client, state), { title: 'x' }).link).toBe(link)
})

test('filters stand in words', () => {
  const state = { kind: 'ward', k: 'T02', q: 'hoa', cum: '1' } as const
  expect(provenanceNow(page(clientThatShows({ knowledge }), state), { title: 'x' }).filters.slice(1)).toEqual([
    { name: 'Lũy kế', text: 'từ đầu năm' },
    { name: 'Chỉ tiêu', text: 'Tỷ lệ hồ sơ nộp trực tuyến' },
    { name: 'Loại đơn vị', text: 'Phường' },
    { name: 'Tìm', text: 'hoa' },
  ])
})

test('a page that shows nothing of the ledger claims no period and no state of it', () => {
  const { period, knowledge: known, link } = provenanceNow(page(clientThatShows(undefined)), { title: 'x' })
  expect({ period, known, link }).toEqual({ period: null, known: null, link: 'https://nhipso.example/kpi/T02?lang=vi' })
})
