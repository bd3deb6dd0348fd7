import { OpenAPIHono } from '@hono/zod-openapi'
import { contract } from 'shared/contract.ts'

let written: string | null = null

/** The whole contract as OpenAPI 3.1, written once. It comes from the declarations both sides stand on, not from the doors. */
export function openApiDocument(): string {
  written ??= JSON.stringify(write(), (name, value: unknown) => (name === 'pattern' ? bare(value) : nullable(value)))
  return written
}

/** The generator writes a pattern with a flag as `^x$/u`; in JSON Schema patterns are Unicode without being told. */
const bare = (pattern: unknown): unknown => (typeof pattern === 'string' ? pattern.replace(/\/[a-z]+$/, '') : pattern)

/**
 * "This reference, or null" is written by the generator as `allOf: [reference, object or null]`, which no null fits: the
 * reference itself takes none.
 */
function nullable(schema: unknown): unknown {
  const [reference, orNull] = (schema as { allOf?: { $ref?: string; type?: unknown }[] } | null)?.allOf ?? []
  if (reference?.$ref === undefined || !Array.isArray(orNull?.type) || !orNull.type.includes('null')) return schema
  const { allOf: _, ...rest } = schema as { allOf: unknown }
  return { ...rest, anyOf: [reference, { type: 'null' }] }
}

function write() {
  const paper = new OpenAPIHono()
  for (const route of Object.values(contract)) paper.openAPIRegistry.registerPath(route)
  return paper.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Nhịp Số',
      version: '0.1.0',
      description: 'The pulse of a province: KPIs of its digital transformation, and where every number comes from.',
    },
  })
}
