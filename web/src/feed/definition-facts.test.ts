import { testConnector } from 'shared/feed/connector/test-connector.ts'
import { expect, test } from 'vitest'
import { changedFacts, definitionFacts } from './definition-facts.ts'

const words = {
  say: (text: { vi: string }) => text.vi,
  measureName: (id: string) => `số ${id}`,
  unitName: (code: string) => `Xã ${code}`,
}
const before = testConnector()
const factsOf = (definition: typeof before) => definitionFacts(definition, words)
const { asked, mapping } = before

test('what would be otherwise is told place by place, and nothing else', () => {
  const after = testConnector({
    asked: { ...asked, url: 'https://pakn.example.vn/xa/{unit}', credential: true },
    mapping: {
      ...mapping,
      unit: { asked: true },
      otherNames: [{ name: 'Cũ', unit: '13285' }],
      measures: [mapping.measures[0]!, { measure: 'petitions_on_time', at: '@.kip_thoi' }],
    },
    // When it is asked waits for nobody.
    lagHours: 48,
  })
  expect(changedFacts(factsOf(before), factsOf(after))).toEqual([
    {
      key: 'url',
      label: 'Địa chỉ',
      before: 'GET https://pakn.example.vn/v2/tuan?tu={from}&den={to}',
      after: 'GET https://pakn.example.vn/xa/{unit}',
    },
    { key: 'perMinute', label: 'Số lần hỏi tối đa mỗi phút', before: null, after: '600' },
    { key: 'credential', label: 'Hệ thống đòi khóa truy cập', before: 'không', after: 'có' },
    { key: 'unit', label: 'Đơn vị', before: 'Mỗi bản ghi ghi tên đơn vị: @.name', after: 'Là đơn vị được hỏi' },
    { key: 'otherNames', label: 'Tên gọi khác của đơn vị', before: null, after: 'Cũ = Xã 13285' },
    { key: 'measure.petitions_on_time', label: 'số petitions_on_time', before: '@.counts.onTime', after: '@.kip_thoi' },
  ])
})

test('lines of a file, a fixed unit and an instant are told in words', () => {
  const facts = factsOf(
    testConnector({
      mapping: {
        ...mapping,
        shape: { format: 'csv', delimiter: '\t', encoding: 'windows-1258', headingLine: 2 },
        unit: { code: '13285' },
        day: { at: 'Lúc', style: 'instant', zone: 'UTC' },
      },
    }),
  )
  const told = Object.fromEntries(facts.map(({ key, value }) => [key, value]))
  expect(told).toMatchObject({
    shape: 'CSV · Tab · Windows-1258 (tiếng Việt cũ)',
    headingLine: '2',
    unit: 'Tất cả thuộc một đơn vị: Xã 13285',
    day: 'Ghi trong phản hồi: Lúc · thời điểm (ngày và giờ) · UTC',
  })
})
