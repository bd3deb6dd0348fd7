import { OpenAPIHono } from '@hono/zod-openapi'
import { placesOf } from './places.ts'
import { badRequest } from './refusal.ts'

const roots: Record<string, string> = { param: 'path', json: 'body', form: 'body' }

/** An empty set of doors. What does not fit the contract is refused before a handler sees it. */
export function makeDoors(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (!result.success) throw badRequest(...placesOf(result.error, roots[result.target] ?? result.target))
    },
  })
}
