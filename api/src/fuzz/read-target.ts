import { checkSchema } from './check-schema.ts'
import { type OpenApi, type Operation, type Parameter, resolve } from './operation.ts'
import type { FuzzRequest } from './request-arb.ts'

/** The operation a request reaches, as the document has it; null when it reaches none, or when that is in doubt. */
export function findOperation(operations: readonly Operation[], { method, target }: FuzzRequest): Operation | null {
  const path = pathOf(target)
  if (path === null) return null
  const asked = method === 'HEAD' ? 'GET' : method
  return operations.find((one) => one.method === asked && formOf(one).test(path)) ?? null
}

const formOf = ({ path }: Operation): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '([^/]+)')}$`)

/** The path as URLs are read by everybody; null for what is no path. */
function pathOf(target: string): string | null {
  if (!target.startsWith('/') || target.startsWith('//') || target.includes('\\')) return null
  try {
    return new URL(`http://localhost${target}`).pathname
  } catch {
    return null
  }
}

/** Parameters of the request that are not as the document wants them. */
export function misfits(document: OpenApi, operation: Operation, { target }: FuzzRequest): string[] {
  const values =
    formOf(operation)
      .exec(pathOf(target) ?? '')
      ?.slice(1) ?? []
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  const query = new URL(`http://localhost${target}`).searchParams
  return operation.parameters.flatMap((parameter) => {
    const given =
      parameter.in === 'path' ? [decode(values[names.indexOf(parameter.name)] ?? '')] : query.getAll(parameter.name)
    if (given.length > 1) return [`${parameter.name} is given ${given.length} times`]
    if (given[0] === undefined) return parameter.required ? [`${parameter.name} is missing`] : []
    const faults = checkSchema(document, parameter.schema, valueOf(document, parameter, given[0]))
    return faults.map((fault) => `${parameter.name}${fault}`)
  })
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return '\ufffd'
  }
}

/** A number in a URL is written with digits; anything else stays text, and fits no schema of a number. */
function valueOf(document: OpenApi, { schema }: Parameter, text: string): unknown {
  const { type } = resolve(document, schema)
  return (type === 'integer' || type === 'number') && /^-?\d+$/.test(text) ? Number(text) : text
}
