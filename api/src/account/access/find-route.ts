import type { RouteConfig } from '@hono/zod-openapi'
import type { RouteRight } from 'shared/account/route-right.ts'

export interface KnownRoute {
  name: string
  right: RouteRight
  method: string
  path: RegExp
  names: string[]
}

export interface FoundRoute {
  name: string
  right: RouteRight
  path: Record<string, string>
}

/** Routes with their rights, as addresses to compare a request with. */
export function knownRoutes<Name extends string>(
  routes: Readonly<Record<Name, Pick<RouteConfig, 'method' | 'path'>>>,
  rights: Readonly<Record<Name, RouteRight>>,
): KnownRoute[] {
  return (Object.keys(routes) as Name[]).map((name) => {
    const { method, path } = routes[name]
    const names: string[] = []
    const pattern = path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, (_, field: string) => {
      names.push(field)
      return '([^/]+)'
    })
    return { name, right: rights[name], method: method.toUpperCase(), path: new RegExp(`^${pattern}$`), names }
  })
}

export function findRoute(routes: readonly KnownRoute[], method: string, path: string): FoundRoute | null {
  const asked = method === 'HEAD' ? 'GET' : method
  for (const route of routes) {
    if (route.method !== asked) continue
    const values = route.path.exec(path)
    if (!values) continue
    const named = route.names.map((name, at) => [name, decode(values[at + 1]!)])
    return { name: route.name, right: route.right, path: Object.fromEntries(named) as Record<string, string> }
  }
  return null
}

/** A unit written with escapes is still that unit; what is no UTF-8 names nothing we have. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
