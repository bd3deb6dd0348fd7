import { say } from 'shared/messages/say.ts'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { placesOf } from './places.ts'

const schema = z.strictObject({
  key: z.uuid(),
  records: z
    .array(z.strictObject({ unit: z.string().min(2) }))
    .min(1)
    .max(2),
})
const good = { key: '7f8a2c1e-5b3d-4e6f-9a0b-1c2d3e4f5a6b', records: [{ unit: '13285' }] }

test.each([
  ['a name nobody asked for', { ...good, foo: 1, bar: 2 }, 'body', 'Không nhận trường foo, bar.'],
  ['and one deep down', { ...good, records: [{ unit: '13285', x: 1 }] }, 'body.records.0', 'Không nhận trường x.'],
  ['too few', { ...good, records: [] }, 'body.records', 'Cần ít nhất 1 mục.'],
  ['too many', { ...good, records: Array(3).fill(good.records[0]) }, 'body.records', 'Nhiều nhất 2 mục.'],
  ['too short', { ...good, records: [{ unit: '1' }] }, 'body.records.0.unit', 'Dài ít nhất 2 ký tự.'],
  ['no UUID', { ...good, key: 'abc' }, 'body.key', 'Cần một UUID, ví dụ 7f8a2c1e-5b3d-4e6f-9a0b-1c2d3e4f5a6b.'],
])('%s is named by place, in words', (_, value, at, detail) => {
  const places = placesOf(schema.safeParse(value).error!, 'body')
  expect(places.map((place) => [place.at, say('vi', place.detail, place.parameters)])).toEqual([[at, detail]])
})
