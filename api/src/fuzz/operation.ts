/** The OpenAPI document as far as the fuzzer reads it. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  multipleOf?: number
  minItems?: number
  maxItems?: number
  items?: Schema
  prefixItems?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required?: boolean
  schema: Schema
}

interface WrittenOperation {
  operationId: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}

export interface OpenApi {
  paths: Record<string, Record<string, WrittenOperation>>
  components: { schemas: Record<string, Schema> }
}

/** One way in: a method at a path, and everything the document promises of it. */
export interface Operation {
  id: string
  method: string
  path: string
  parameters: Parameter[]
  /** Media types of a body, with their schemas; empty where none is taken. */
  bodies: Record<string, Schema>
  /** By status, then by media type. */
  responses: Record<string, Record<string, Schema>>
}

export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, written]) => ({
      id: written.operationId,
      method: method.toUpperCase(),
      path,
      parameters: written.parameters ?? [],
      bodies: schemasOf(written.requestBody?.content),
      responses: Object.fromEntries(
        Object.entries(written.responses).map(([status, { content }]) => [status, schemasOf(content)]),
      ),
    })),
  )
}

const schemasOf = (content: Record<string, { schema: Schema }> = {}): Record<string, Schema> =>
  Object.fromEntries(Object.entries(content).map(([kind, { schema }]) => [kind, schema]))

export function resolve(document: OpenApi, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema
  const name = schema.$ref.replace('#/components/schemas/', '')
  const found = document.components.schemas[name]
  if (!found) throw new Error(`the document refers to ${schema.$ref}, which it does not hold`)
  return resolve(document, found)
}
