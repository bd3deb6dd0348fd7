import { describe, expect, test } from 'vitest'
import { checkSchema } from './check-schema.ts'
import { figureFaults } from './figure-faults.ts'
import type { OpenApi, Schema } from './operation.ts'

const document: OpenApi = { paths: {}, components: { schemas: { Day: { type: 'string', format: 'date' } } } }
const object: Schema = { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] }

describe('a value is held against its schema', () => {
  test.each<[string, Schema, unknown, unknown]>([
    ['a reference', { $ref: '#/components/schemas/Day' }, '2025-02-28', '2025-02-30'],
    ['or null', { anyOf: [{ $ref: '#/components/schemas/Day' }, { type: 'null' }] }, null, undefined],
    ['an instant', { type: 'string', format: 'date-time' }, '2025-07-01T00:00:00.5+07:00', '2025-07-01T24:00:00Z'],
    ['a whole number', { type: 'integer', minimum: 2 }, 2, 2.5],
    ['a range', { type: 'number', maximum: 3 }, 3, 3.1],
    ['a positive number', { type: 'integer', exclusiveMinimum: 0 }, 1, 0],
    ['a choice', { enum: ['a', 'b'] }, 'a', 'A'],
    ['a pattern', { type: 'string', pattern: '^[A-Z]\\d{2}$' }, 'T02', 'T02\n '],
    ['a length', { type: 'string', maxLength: 2 }, 'ế🇻', 'abc'],
    ['items', { type: 'array', items: { type: 'string' } }, ['a'], ['a', 1]],
    ['what is required', object, { a: 1 }, {}],
    ['what nobody documented', object, { a: 1 }, { a: 1, secret: 2 }],
    ['both of two', { allOf: [object, { properties: { b: { type: 'null' } } }] }, { a: 1, b: null }, { a: 1, b: 0 }],
  ])('%s', (_, schema, good, bad) => {
    expect(checkSchema(document, schema, good)).toEqual([])
    expect(checkSchema(document, schema, bad)).not.toEqual([])
  })
})

describe('a figure that cannot be is seen', () => {
  const value = { state: 'value', numerator: 1, denominator: 2, ratio: 0.5, reported: 3, expected: 4 }
  test.each<[string, object]>([
    ['more than the whole', { ...value, numerator: 3, ratio: 1.5 }],
    ['another ratio', { ...value, ratio: 0.51 }],
    ['a ratio of nothing', { ...value, state: 'missing' }],
    ['more reported than expected', { ...value, reported: 5 }],
    ['days the wrong way round', { from: '2025-07-02', to: '2025-07-01' }],
  ])('%s', (_, bad) => {
    expect(figureFaults({ kpi: 'T02', rows: [{ value }] }, new Set(['T02']))).toEqual([])
    expect(figureFaults({ kpi: 'T02', rows: [{ value: bad }] }, new Set(['T02']))).toHaveLength(1)
  })
})
