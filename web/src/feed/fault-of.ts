import { RefusedRequest } from '../http.ts'

/** What is wrong at one place of what was sent, as the API names it from the body down: `body.definition.asked.url`. */
export function faultOf(error: Error | undefined, at: string): string | undefined {
  const places = error instanceof RefusedRequest ? (error.problem.errors ?? []) : []
  const told = places.filter((place) => place.at === at).map(({ detail }) => detail)
  return told.length === 0 ? undefined : told.join(' ')
}
