import { isDay } from 'shared/day.ts'
import { type OpenApi, resolve, type Schema } from './operation.ts'

/**
 * Where a value differs from its schema, as JSON pointers with a reason. Written apart from zod, which both writes the
 * document and parses what it describes: a fault there would judge itself. A property the schema does not name is a
 * fault too, for nothing should be answered that nobody documented.
 */
export function checkSchema(document: OpenApi, written: Schema, value: unknown, at = ''): string[] {
  const schema = resolve(document, written)
  const fault = (why: string) => [`${at || '/'}: ${why}`]
  if (schema.allOf) {
    const all = schema.allOf.map((each) => resolve(document, each))
    const properties = Object.assign({}, schema.properties, ...all.map((each) => each.properties ?? {})) as object
    return all.flatMap((each) => checkSchema(document, { ...each, properties: { ...properties } }, value, at))
  }
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) {
    const tried = choices.map((each) => checkSchema(document, each, value, at))
    return tried.some((faults) => faults.length === 0)
      ? []
      : fault(`fits no choice (${tried.flat().slice(0, 3).join('; ')})`)
  }
  if ('const' in schema && value !== schema.const) return fault(`is not ${JSON.stringify(schema.const)}`)
  if (schema.enum && !schema.enum.includes(value))
    return fault(`${JSON.stringify(value)} is none of ${schema.enum.join(', ')}`)
  const types = schema.type === undefined ? [] : [schema.type].flat()
  if (types.length > 0 && !types.some((type) => isOf(type, value))) {
    return fault(`${JSON.stringify(value)?.slice(0, 60)} is no ${types.join(' or ')}`)
  }
  if (typeof value === 'string') return textFaults(schema, value).flatMap(fault)
  if (typeof value === 'number') return numberFaults(schema, value).flatMap(fault)
  if (Array.isArray(value)) return checkItems(document, schema, value, at)
  if (typeof value === 'object' && value !== null) return checkProperties(document, schema, value, at)
  return []
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'integer':
      return Number.isSafeInteger(value)
    case 'number':
      return Number.isFinite(value)
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    default:
      return typeof value === type
  }
}

const instant = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/

function textFaults(schema: Schema, value: string): string[] {
  const faults: string[] = []
  const length = [...value].length
  if (length < (schema.minLength ?? 0) || length > (schema.maxLength ?? Infinity))
    faults.push(`has ${length} characters`)
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value))
    faults.push(`is not of ${schema.pattern}`)
  const day: boolean = isDay(value)
  if (schema.format === 'date' && !day) faults.push(`${value} is no day`)
  if (schema.format === 'date-time' && !(instant.test(value) && isDay(value.slice(0, 10))))
    faults.push(`${value} is no instant`)
  return faults
}

function numberFaults(schema: Schema, value: number): string[] {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema
  const fits = value >= minimum && value <= maximum && value > exclusiveMinimum && value < exclusiveMaximum
  return fits ? [] : [`${value} is out of range`]
}

function checkItems(document: OpenApi, schema: Schema, value: readonly unknown[], at: string): string[] {
  const counted = value.length >= (schema.minItems ?? 0) && value.length <= (schema.maxItems ?? Infinity)
  const faults = counted ? [] : [`${at}: has ${value.length} items`]
  return faults.concat(
    value.flatMap((item, place) => {
      const own = schema.prefixItems?.[place] ?? schema.items
      return own ? checkSchema(document, own, item, `${at}/${place}`) : []
    }),
  )
}

function checkProperties(document: OpenApi, schema: Schema, value: object, at: string): string[] {
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name))
  const faults = missing.map((name) => `${at}/${name}: is missing`)
  for (const [name, inner] of Object.entries(value)) {
    const own =
      schema.properties?.[name] ??
      (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : null)
    if (own) faults.push(...checkSchema(document, own, inner, `${at}/${name}`))
    else if (schema.properties && schema.additionalProperties !== true) faults.push(`${at}/${name}: is not documented`)
  }
  return faults
}
