import type { Contract } from 'shared/contract.ts'
import type { Problem } from 'shared/problem.ts'

type Json<R> = R extends { content: { 'application/json': { schema: { _output: infer Output } } } } ? Output : never
type Operations = {
  [K in keyof Contract as Json<Contract[K]['responses'][200]> extends never ? never : K]: Contract[K]
}

/** The routes that answer with JSON, by the name the contract gives them. */
export type Operation = keyof Operations
export type Answer<O extends Operation> = Json<Operations[O]['responses'][200]>

type Sent<O extends Operation, Part extends 'params' | 'query'> = Operations[O] extends {
  request: Record<Part, { _input: infer Input }>
}
  ? Input
  : never
type Field<O extends Operation, Part extends 'params' | 'query', Optional extends boolean> = [Sent<O, Part>] extends [
  never,
]
  ? { [P in Part]?: never }
  : Optional extends true
    ? { [P in Part]?: Sent<O, Part> }
    : { [P in Part]: Sent<O, Part> }
/** What a route is asked with: the places in its path, and its query. */
export type Asked<O extends Operation> = Field<O, 'params', false> & Field<O, 'query', true>

/** The compiler holds this table to the contract, so that no schema has to travel to the browser for its path. */
const paths: { [O in Operation]: Operations[O]['path'] } = {
  readHealth: '/api/health',
  readProvince: '/api/province',
  readProgress: '/api/progress',
  readPublished: '/api/published',
  listKpis: '/api/kpis',
  readKpi: '/api/kpis/{id}',
  readKpiValues: '/api/kpis/{id}/values',
  readKpiTrend: '/api/kpis/{id}/trend',
  readOverview: '/api/overview',
  readUnitKpis: '/api/units/{code}/kpis',
  listFeeds: '/api/feeds',
  readFeedDetail: '/api/feeds/{id}',
  readCompleteness: '/api/feeds/{id}/completeness',
}

export const payloadUrl = (collection: number): string => `/api/collections/${collection}/payload`

/** The API answered, and refused; `problem.instance` is the request id to quote. */
export class RefusedRequest extends Error {
  override name = 'RefusedRequest'
  readonly url: string
  readonly problem: Problem
  constructor(url: string, problem: Problem) {
    super(problem.detail ?? problem.title)
    this.url = url
    this.problem = problem
  }
}

/** No answer came, or none that could be read. */
export class UnansweredRequest extends Error {
  override name = 'UnansweredRequest'
  readonly url: string
  constructor(url: string, cause: unknown) {
    super(`no answer from ${url}`, { cause })
    this.url = url
  }
}

type Sendable = string | number | boolean | undefined

export function urlOf(
  path: string,
  params: Record<string, string | number> = {},
  query: Record<string, Sendable> = {},
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value))
  return search.size > 0 ? `${filled}?${search}` : filled
}

export async function get<O extends Operation>(
  operation: O,
  asked: Asked<O>,
  signal?: AbortSignal,
): Promise<Answer<O>> {
  const { params, query } = asked as { params?: Record<string, string | number>; query?: Record<string, Sendable> }
  const url = urlOf(paths[operation], params, query)
  const response = await fetch(url, { headers: { accept: 'application/json' }, ...(signal && { signal }) }).catch(
    (cause: unknown) => {
      if (signal?.aborted) throw cause
      throw new UnansweredRequest(url, cause)
    },
  )
  const body: unknown = await response.json().catch((cause: unknown) => {
    throw new UnansweredRequest(url, cause)
  })
  // A proxy in between may answer JSON that is no problem of ours; its status still says enough.
  if (!response.ok)
    throw new RefusedRequest(url, {
      type: 'about:blank',
      title: response.statusText,
      status: response.status,
      ...(body as object),
    })
  return body as Answer<O>
}
