import fc from 'fast-check'
import { type OpenApi, resolve, type Schema } from '../fuzz/operation.ts'

/** The smallest value a schema allows, as far as it says so: what is right to send where only its being sent matters. */
export function sampleOf(document: OpenApi, written: Schema): unknown {
  const schema = resolve(document, written)
  const choice = (schema.anyOf ?? schema.oneOf)?.[0]
  if (choice) return sampleOf(document, choice)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sampleOf(document, schema.properties![name]!)]),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(document, schema.items!))
    case 'integer':
    case 'number':
      return schema.minimum ?? (schema.exclusiveMinimum ?? 0) + 1
    case 'boolean':
      return true
    case 'string':
      return textOf(schema)
    default:
      return null
  }
}

function textOf({ format, pattern, minLength = 1 }: Schema): string {
  if (format === 'uuid') return '00000000-0000-4000-8000-000000000000'
  if (format === 'date') return '2026-01-01'
  if (format === 'date-time') return '2026-01-01T00:00:00Z'
  const plain = 'x'.repeat(minLength)
  if (pattern === undefined || new RegExp(pattern, 'u').test(plain)) return plain
  return fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: 1, seed: 1 })[0]!
}
