import fc from 'fast-check'
import { hostileTexts } from './hostile.ts'
import { type OpenApi, resolve, type Schema } from './operation.ts'

const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostileTexts) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(null, true, 0, -0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, '', [], {}, [[]], [null], {
      a: { b: {} },
    }),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)
const extraNames = [
  '__proto__',
  'constructor',
  'prototype',
  'id',
  'role',
  'unit',
  'demo',
  'disabled_at',
  'toString',
  '',
]

/** Any value a schema allows. */
export function valueArb(document: OpenApi, written: Schema, depth = 0): fc.Arbitrary<unknown> {
  const schema = resolve(document, written)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((each) => valueArb(document, each, depth)))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': {
      const properties = schema.properties ?? {}
      const fields = Object.fromEntries(
        Object.entries(properties).map(([name, each]) => [name, valueArb(document, each, depth + 1)]),
      )
      return fc.record(fields, { requiredKeys: (schema.required ?? []).filter((name) => name in fields) })
    }
    case 'array':
      return fc.array(valueArb(document, schema.items ?? {}, depth + 1), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, (schema.minItems ?? 0) + 4),
      })
    case 'integer':
    case 'number': {
      const min = schema.minimum ?? (schema.exclusiveMinimum ?? 0) + 1
      const max = schema.maximum ?? (schema.exclusiveMaximum ?? min + 1_000) - 1
      return fc.oneof(fc.constantFrom(min, max), fc.integer({ min: Math.ceil(min), max: Math.floor(max) }))
    }
    case 'boolean':
      return fc.boolean()
    case 'string':
      return textArb(schema)
    default:
      return fc.constant(null)
  }
}

function textArb({ format, pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid()
  if (format === 'date')
    return fc
      .date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10))
  if (pattern !== undefined && !pattern.includes('\\p')) return fc.stringMatching(new RegExp(pattern))
  const length = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 80)) }
  return fc.oneof(
    fc.string({ ...length, unit: fc.constantFrom(...Array.from('aăâbcdđeêghiklmnoôơpqrstuưvxy 0123456789')) }),
    fc.string({ ...length, unit: 'grapheme' }),
  )
}

/** A body as it is sent: as the schema wants it, with one thing wrong, or no JSON at all. */
export function bodyTextArb(document: OpenApi, schema: Schema): fc.Arbitrary<string> {
  const sound = valueArb(document, schema)
  return fc.oneof(
    { weight: 5, arbitrary: sound.map((value) => JSON.stringify(value)) },
    {
      weight: 5,
      arbitrary: fc
        .tuple(sound, fc.nat(), hostile)
        .map(([value, at, wrong]) => JSON.stringify(spoil(value, at, wrong))),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(sound, fc.constantFrom(...extraNames), hostile).map(([value, name, wrong]) => {
        const plain = JSON.stringify(value)
        const more = `${JSON.stringify(name)}:${JSON.stringify(wrong) ?? 'null'}`
        return plain === '{}' ? `{${more}}` : plain.replace(/\}$/, `,${more}}`)
      }),
    },
    // A name given twice: whoever reads the first and whoever reads the last would read two requests.
    {
      weight: 1,
      arbitrary: fc
        .tuple(sound, sound)
        .map(([one, other]) => `${JSON.stringify(one).slice(0, -1)},${JSON.stringify(other).slice(1)}`),
    },
    { weight: 1, arbitrary: fc.tuple(sound, fc.nat(60)).map(([value, at]) => JSON.stringify(value).slice(0, at)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        ' ',
        'null',
        '[]',
        '"x"',
        '1e999',
        '{"a":1,}',
        '\ufeff{}',
        '{"a":"\\ud800"}',
        '{"a":"\\u0000"}',
        '['.repeat(9_000),
        '{"a":'.repeat(5_000),
        'NaN',
        "{'a':1}",
        '{}{}',
        '// x\n{}',
      ),
    },
  )
}

/** One place in the value, whichever the number falls on, is replaced. */
function spoil(value: unknown, at: number, wrong: unknown): unknown {
  if (Array.isArray(value) && value.length > 0)
    return value.with(at % value.length, spoil(value[at % value.length], at >> 2, wrong))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong
  const names = Object.keys(value)
  if (names.length === 0 || at % 9 === 0) return wrong
  const name = names[at % names.length]!
  if (at % 7 === 0) return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name))
  return { ...value, [name]: spoil((value as Record<string, unknown>)[name], at >> 2, wrong) }
}
