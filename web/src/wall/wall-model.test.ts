import { expect, test } from 'vitest'
import type { RowDrawn } from '../overview/overview-model.ts'
import { entryOf, lostSince, wallRows } from './wall-model.ts'

const row = (kpi: string, met: boolean | null | undefined) =>
  ({ kpi, target: met === undefined ? null : { met } }) as unknown as RowDrawn

test('what is short of its target is on the wall, in the order of the page', () => {
  const rows = [
    row('T01', undefined),
    row('T02', true),
    row('T03', true),
    row('T04', true),
    row('T05', true),
    row('T06', true),
    row('T07', true),
    row('T08', false),
    row('T09', false),
  ]
  expect(wallRows(rows).map(({ kpi }) => kpi)).toEqual(['T02', 'T03', 'T04', 'T05', 'T08', 'T09'])
  expect(wallRows(rows.slice(0, 2)).map(({ kpi }) => kpi)).toEqual(['T01', 'T02'])
})

test('a server that has not answered for three minutes is lost, one that was never asked is not', () => {
  expect(lostSince(1_000, 181_000)).toBeNull()
  expect(lostSince(1_000, 181_001)).toBe(1_000)
  expect(lostSince(0, 1e12)).toBeNull()
})

test('a build is known by its first script', () => {
  expect(entryOf('<script type="module" crossorigin src="/assets/main-Ab1.js"></script>')).toBe('/assets/main-Ab1.js')
  expect(entryOf('<html></html>')).toBeNull()
})
