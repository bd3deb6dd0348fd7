import type { AccessObject } from './identity.ts'
import type { Right } from './right.ts'

/** What a route asks of whoever comes, and where in its path or query the object stands. */
export interface RouteRight {
  right: Right
  /** `path.code`, `query.unit`: where the unit is named. A query not given names nothing. */
  unit?: `${'path' | 'query'}.${string}`
  /**
   * The object's unit is known only once it is read, or the answer is a list: whoever has the right for anything may
   * come in. The door asks again with the object (`demand`), and the second wall shows it no row of another unit.
   */
  judgedByDoor?: true
}

/** The object a request names, as far as its address says. */
export function objectOf(route: RouteRight, path: Record<string, string>, query: URLSearchParams): AccessObject {
  if (!route.unit) return {}
  const [where, name] = route.unit.split('.') as ['path' | 'query', string]
  const unit = where === 'path' ? path[name] : query.get(name)
  return unit ? { unit } : {}
}
