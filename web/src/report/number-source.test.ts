import type { BoundNumber } from 'shared/report/document.ts'
import { describe, expect, test } from 'vitest'
import { province } from '../ui/page-fixture.ts'
import { numberSource } from './number-source.ts'

const number = (binding: BoundNumber['binding'], more: Partial<BoundNumber> = {}): BoundNumber => ({
  kind: 'number',
  binding,
  numerator: 28_599,
  denominator: 36_694,
  state: 'value',
  text: '77,9%',
  format: 'percent',
  decimals: 1,
  ...more,
})
const days = { from: '2026-10-15', to: '2026-11-14' }

describe('where a number comes from', () => {
  test('an indicator of a ward, with its counts', () => {
    const bound = number({ of: 'kpi', kpi: 'T01', place: '14329', part: 'ratio', ...days })
    expect(numberSource('vi', bound, province)).toEqual({
      name: 'Số hồ sơ tiếp nhận',
      about: 'Giá trị · Phường Hoa Lư · 15/10–14/11/2026',
      counts: '28.599 / 36.694',
      kpi: 'T01',
      explained: { unit: '14329' },
      ...days,
    })
  })

  test('the province, and what is no quotient', () => {
    const bound = number(
      { of: 'kpi', kpi: 'T01', place: '37', part: 'numerator', ...days },
      { numerator: 5, denominator: null },
    )
    expect(numberSource('vi', bound, province)).toMatchObject({
      about: 'Tử số · Toàn tỉnh · 15/10–14/11/2026',
      counts: null,
      explained: {},
    })
  })

  test('a group of units is explained as one, and called by its name', () => {
    const bound = (place: string) => number({ of: 'kpi', kpi: 'T01', place, part: 'ratio', ...days })
    expect(numberSource('vi', bound('kind.commune'), province)).toMatchObject({
      about: 'Giá trị · Các xã · 15/10–14/11/2026',
      explained: { group: 'kind.commune' },
    })
    expect(numberSource('vi', bound('former.ha-nam'), province)).toMatchObject({
      explained: { group: 'former.ha-nam' },
    })
    expect(numberSource('vi', bound('99999'), province).explained).toBeUndefined()
  })

  test('a count of something else than figures, and an indicator nobody knows any more', () => {
    const counted = number({ of: 'count', what: 'incident.opened', place: null, ...days })
    expect(numberSource('en', counted, province)).toMatchObject({ name: 'Incidents', kpi: null, explained: undefined })
    const gone = number({ of: 'kpi', kpi: 'Z99', place: '37', part: 'ratio', ...days })
    expect(numberSource('vi', gone, province)).toMatchObject({ name: 'Z99', kpi: null })
  })
})
