import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../http.ts'
import { programLoaded } from './program-loaded.ts'

let address = ''
beforeAll(async () => {
  address = (await programLoaded()).address
})

const ask = async <A>(path: string): Promise<A> => {
  const response = await fetch(address + path)
  expect(response.status, path).toBe(200)
  return (await response.json()) as A
}

/** What the workshop of July 2025 printed, each with its own day of closing the figures. */
const printed = [
  ['T01', '2025-07-01', '2025-07-23', 36_694, null, '36.694'],
  ['T02', '2025-07-01', '2025-07-23', 28_599, 36_694, '77,9%'],
  ['T10', '2025-07-01', '2025-07-23', 8_156, 13_616, '59,9%'],
  ['T04', '2025-07-01', '2025-07-23', 35_300, 36_694, '96,2%'],
  ['T21', '2025-07-23', '2025-07-23', 1_910, 1_910, '100,0%'],
  ['V01', '2025-07-01', '2025-07-24', 202_705, null, '202.705'],
  ['V09', '2025-07-01', '2025-07-24', 38_243, null, '38.243'],
  ['V02', '2025-07-01', '2025-07-24', 31_078, 38_243, '81,26%'],
  ['C01', '2025-07-01', '2025-07-24', 129, 129, '100,0%'],
  ['C11', '2025-07-01', '2025-07-24', 129, 129, '100,0%'],
  ['C09', '2025-07-01', '2025-07-31', 129, 129, '100,0%'],
] as const

describe('the published figures come out of the public API', () => {
  test.each(printed)('%s from %s to %s is %i of %s', async (kpi, from, to, numerator, denominator, text) => {
    const { rows } = await ask<Answer<'readKpiValues'>>(`/api/kpis/${kpi}/values?from=${from}&to=${to}`)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ key: '37', value: { state: 'value', numerator, denominator, text } })
  })

  test('every meeting site of the first 24 days was served', async () => {
    const { rows } = await ask<Answer<'readKpiValues'>>('/api/kpis/C08/values?from=2025-07-01&to=2025-07-24')
    const value = rows[0]!.value
    expect(value.numerator).toBeGreaterThan(0)
    expect(value.numerator).toBe(value.denominator)
    expect(value.text).toBe('100,0%')
  })

  test('the page of sources holds them against ours, and all agree', async () => {
    const { figures, flags } = await ask<Answer<'readPublished'>>('/api/published')
    expect(figures.length).toBeGreaterThanOrEqual(printed.length)
    expect(figures.filter(({ agrees }) => !agrees).map(({ id }) => id)).toEqual([])
    expect(flags.length).toBeGreaterThan(5)
  })

  test('units add up to the province', async () => {
    const { rows } = await ask<Answer<'readKpiValues'>>('/api/kpis/T02/values?from=2025-07-01&to=2025-07-23&by=unit')
    const sum = (side: 'numerator' | 'denominator') => rows.reduce((total, { value }) => total + (value[side] ?? 0), 0)
    expect([sum('numerator'), sum('denominator')]).toEqual([28_599, 36_694])
  })
})
