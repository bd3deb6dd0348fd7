import fc from 'fast-check'
import { hostileTexts, oddAddresses, oddHeaders, oddQueries, rawPieces, times } from './hostile.ts'
import { type OpenApi, type Operation, type Parameter, resolve, type Schema } from './operation.ts'

/** A request as it goes over the wire: the target is written out, sound or not. */
export interface FuzzRequest {
  /** Whose address it was made from; null when it was made from none. */
  operation: string | null
  method: string
  target: string
  headers: [string, string][]
  body: string | null
  /** `app`: handed to the program; `socket`: sent by TCP, byte for byte, as no browser would. */
  over: 'app' | 'socket'
}

/** Ids that are there, by the collection they stand in (`kpis`), and keys that are right by the parameter's name. */
export type Known = Record<string, readonly string[]>

export function requestArb(
  document: OpenApi,
  operations: readonly Operation[],
  known: Known,
): fc.Arbitrary<FuzzRequest> {
  const values = { document, known }
  const operation = fc.constantFrom(...operations)
  // Few parameters that go together, beside many that may not: else an operation with a dozen never answers.
  const plain = fc.oneof(
    operation.chain((each) => targetArb(each, values, 0)),
    operation.chain((each) => targetArb(each, values, 0, 6)),
  )
  const hostile = operation.chain((each) => targetArb(each, values, 1))
  const worse = operation.chain((each) => targetArb(each, values, 0.5))
  const header = fc.constantFrom(...oddHeaders).map(([name, value]): [string, string] => [name, value])
  return fc
    .oneof(
      { weight: 8, arbitrary: plain },
      { weight: 10, arbitrary: hostile },
      { weight: 3, arbitrary: worse },
      {
        weight: 3,
        arbitrary: fc.tuple(plain, fc.constantFrom(...oddQueries)).map(([one, query]) => withQuery(one, query)),
      },
      { weight: 2, arbitrary: fc.tuple(plain, methodArb).map(([one, method]) => ({ ...one, method })) },
      {
        weight: 3,
        arbitrary: fc
          .tuple(plain, fc.array(header, { minLength: 1, maxLength: 3 }))
          .map(([one, headers]) => ({ ...one, headers })),
      },
      { weight: 2, arbitrary: fc.tuple(plain, bodyArb).map(([one, body]) => ({ ...one, ...body })) },
      {
        weight: 2,
        arbitrary: fc.tuple(addressArb(operations), methodArb).map(([target, method]) => requestOf({ target, method })),
      },
    )
    .chain((request) =>
      overWhat(request) === 'app' ? overArb(request) : fc.constant({ ...request, over: 'socket' as const }),
    )
}

/** An address of the operation as someone who knows the document would ask it: nothing hostile, little that may be left out. */
export const soundArb = (document: OpenApi, operation: Operation, known: Known): fc.Arbitrary<FuzzRequest> =>
  targetArb(operation, { document, known }, 0, 6)

const requestOf = (change: Partial<FuzzRequest>): FuzzRequest => ({
  operation: null,
  method: 'GET',
  target: '/',
  headers: [],
  body: null,
  over: 'app',
  ...change,
})

const overArb = (request: FuzzRequest): fc.Arbitrary<FuzzRequest> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(request) },
    { weight: 1, arbitrary: fc.constant({ ...request, over: 'socket' as const }) },
  )

/** By socket goes what `fetch` would not take: methods it forbids, a body where it allows none, headers that are not Latin. */
export function overWhat({ method, body, headers, target }: FuzzRequest): FuzzRequest['over'] {
  const forbidden =
    ['TRACE', 'CONNECT', 'TRACK'].includes(method) || (body !== null && ['GET', 'HEAD'].includes(method))
  const plain = headers.every(([name, value]) => name !== 'content-length' && /^[ -~]*$/.test(value))
  return forbidden || !plain || !target.startsWith('/') ? 'socket' : 'app'
}

interface Values {
  document: OpenApi
  known: Known
}

/**
 * An address of the operation; each parameter is hostile with the given chance, at 1 exactly one of them is. Of those
 * that may be left out, one in `absent` + 1 is there.
 */
function targetArb(operation: Operation, values: Values, hostility: number, absent = 1): fc.Arbitrary<FuzzRequest> {
  const { parameters } = operation
  const left = { weight: absent, arbitrary: fc.constant(null) }
  const good = parameters.map((one) =>
    one.in === 'path'
      ? goodArb(operation, one, values)
      : // What must be there is left out now and then, to see that it is missed.
        fc.oneof(left, { weight: one.required ? 6 : 1, arbitrary: goodArb(operation, one, values) }),
  )
  const bad = parameters.map(() => hostileArb)
  const chosen: fc.Arbitrary<readonly boolean[]> =
    hostility === 1
      ? fc.nat(Math.max(0, parameters.length - 1)).map((at) => parameters.map((_, place) => place === at))
      : fc.tuple(...parameters.map(() => (hostility === 0 ? fc.constant(false) : fc.boolean())))
  const twice = fc.oneof({ weight: 19, arbitrary: fc.constant(-1) }, { weight: 1, arbitrary: fc.nat(20) })
  return fc
    .tuple(fc.tuple(...good), fc.tuple(...bad), chosen, hostility === 0 ? fc.constant(-1) : twice)
    .map(([sound, unsound, which, again]) => {
      const all = parameters.map(
        (one, place) => [one, which[place] ? (unsound[place] ?? null) : (sound[place] ?? null)] as const,
      )
      const path = operation.path.replaceAll(
        /\{(\w+)\}/g,
        (_, name: string) => all.find(([one]) => one.in === 'path' && one.name === name)?.[1] ?? '',
      )
      const query = all.flatMap(([one, value], place) => {
        const pair = `${one.name}=${value ?? ''}`
        return one.in !== 'query' || value === null ? [] : place === again ? [pair, pair] : [pair]
      })
      return requestOf({
        operation: operation.id,
        method: operation.method,
        target: query.length > 0 ? `${path}?${query.join('&')}` : path,
      })
    })
}

/** Values that are there: of a path, by the collection before it; of a query, by the name. */
export function poolOf(
  { path }: Operation,
  { name, in: place }: Pick<Parameter, 'name' | 'in'>,
  known: Known,
): readonly string[] {
  const parts = path.split('/')
  return known[place === 'path' ? (parts[parts.indexOf(`{${name}}`) - 1] ?? '') : name] ?? []
}

function goodArb(operation: Operation, parameter: Parameter, { document, known }: Values): fc.Arbitrary<string> {
  const pool = poolOf(operation, parameter, known)
  const bySchema = schemaArb(document, parameter.schema).map(escapeText)
  if (pool.length === 0) return bySchema
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pool).map(escapeText) },
    { weight: 1, arbitrary: bySchema },
  )
}

/** Any text that the schema of a parameter allows, its limits more often than what lies between. */
export function schemaArb(document: OpenApi, written: Schema): fc.Arbitrary<string> {
  const schema = resolve(document, written)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((each) => schemaArb(document, each)))
  if (schema.enum) return fc.constantFrom(...schema.enum.map(String))
  if (schema.type === 'integer' || schema.type === 'number') {
    const min = schema.minimum ?? (schema.exclusiveMinimum ?? -1_000) + 1
    const max = schema.maximum ?? (schema.exclusiveMaximum ?? Number.MAX_SAFE_INTEGER) - 1
    return fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max: Math.min(max, min + 100) })).map(String)
  }
  if (schema.type === 'boolean') return fc.constantFrom('true', 'false')
  if (schema.format === 'date')
    return fc.oneof({ weight: 5, arbitrary: nearDayArb }, { weight: 1, arbitrary: anyDayArb })
  if (schema.format === 'date-time')
    return fc
      .tuple(nearDayArb, fc.constantFrom('T00:00:00Z', 'T23:59:59.999+07:00', 'T12:00:00-11:30'))
      .map((parts) => parts.join(''))
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern))
  return fc.string({ minLength: schema.minLength ?? 0, maxLength: schema.maxLength ?? 40 })
}

const dayText = (date: Date) => date.toISOString().slice(0, 10)
const nearDayArb = fc
  .date({ min: new Date('2025-06-20'), max: new Date('2025-09-10'), noInvalidDate: true })
  .map(dayText)
const anyDayArb = fc
  .date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map(dayText)

const hostileArb: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...hostileTexts).map(escapeText) },
  { weight: 3, arbitrary: fc.constantFrom(...times).map(escapeText) },
  { weight: 2, arbitrary: fc.constantFrom(...rawPieces) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('T02', '2025-07-01', '1', 'mot-cua'), fc.constantFrom(...rawPieces))
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }).map(escapeText) },
)

/** As `encodeURIComponent`, but half a letter is sent as the bytes it would have, instead of being refused here. */
export function escapeText(text: string): string {
  return [...text].map((letter) => (letter.isWellFormed() ? encodeURIComponent(letter) : '%ED%A0%80')).join('')
}

const withQuery = (request: FuzzRequest, query: string): FuzzRequest => ({
  ...request,
  target: `${request.target}${request.target.includes('?') ? '&' : '?'}${query}`,
})

export const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'get',
  'BREW',
] as const
const methodArb = fc.constantFrom(...methods)

const bodyArb: fc.Arbitrary<Pick<FuzzRequest, 'method' | 'headers' | 'body'>> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
  headers: fc
    .constantFrom(
      'application/json',
      'APPLICATION/JSON; charset=utf-8',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      '',
    )
    .map((kind): [string, string][] => (kind === '' ? [] : [['content-type', kind]])),
  body: fc.oneof(
    fc.constantFrom(
      '',
      '{}',
      '[]',
      'null',
      '{"a":1,"a":2}',
      '{"__proto__":{"x":1}}',
      '\ufeff{}',
      '{"a":1,}',
      '{"a":"\\ud800"}',
      '{"a":"\\u0000"}',
      '1e999',
      '['.repeat(10_000),
      '"'.padEnd(1_100_000, 'x'),
    ),
    fc.json({ maxDepth: 3 }),
  ),
})

/** Addresses near those there are, and some that no program should follow. */
const addressArb = (operations: readonly Operation[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...oddAddresses),
    fc
      .tuple(fc.constantFrom(...operations.map(({ path }) => path)), fc.constantFrom(...rawPieces))
      .map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 30 }).map((text) => `/api/${escapeText(text)}`),
  )
