import type { Problem } from 'shared/problem.ts'
import type { Locale } from 'shared/text.ts'
import { type Change, changes, type Every, type Json, type Operation, paths } from './api-routes.ts'
import { attended, somebodyIsThere } from './attended.ts'
import { noteAnswer } from './offline/kept-answers.ts'

/** The one answer that is none of the refusals. */
type Success<R> = R extends { 200: infer Ok } ? Json<Ok> : R extends { 201: infer Made } ? Json<Made> : undefined
export type Answer<O extends Operation | Change> = Success<Every[O]['responses']>

type Sent<O extends keyof Every, Part extends 'params' | 'query'> = Every[O] extends {
  request: Record<Part, { _input: infer Input }>
}
  ? Input
  : never
type Field<O extends keyof Every, Part extends 'params' | 'query', Optional extends boolean> = [Sent<O, Part>] extends [
  never,
]
  ? { [P in Part]?: never }
  : Optional extends true
    ? { [P in Part]?: Sent<O, Part> }
    : { [P in Part]: Sent<O, Part> }
type Body<O extends Change> = Every[O] extends {
  request: { body: { content: { 'application/json': { schema: { _input: infer Input } } } } }
}
  ? { body: Input }
  : { body?: never }
/** What a route is asked with: the places in its path, and its query. */
export type Asked<O extends Operation> = Field<O, 'params', false> & Field<O, 'query', true>
/** What a change is sent with: the places in its path, and its content. */
export type Order<O extends Change> = Field<O, 'params', false> & Body<O>

export const payloadUrl = (collection: number): string => `/api/collections/${collection}/payload`
export const auditExportUrl = '/api/audit/export'
export const reportFileUrl = (report: string, format: string): string => `/api/reports/${report}/file?format=${format}`
export const evidenceUrl = (incident: string, form: 'html' | 'json'): string =>
  `/api/incidents/${incident}/evidence?form=${form}`

/** The API answered, and refused; `problem.instance` is the request id to quote. */
export class RefusedRequest extends Error {
  override name = 'RefusedRequest'
  readonly url: string
  readonly problem: Problem
  /** Seconds until it may be tried again, when the API names them. */
  readonly retryAfter: number | undefined
  constructor(url: string, problem: Problem, retryAfter?: number) {
    super(problem.detail ?? problem.title)
    this.url = url
    this.problem = problem
    this.retryAfter = retryAfter
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

export function get<O extends Operation>(operation: O, asked: Asked<O>, signal?: AbortSignal): Promise<Answer<O>> {
  const { params, query } = asked as { params?: Record<string, string | number>; query?: Record<string, Sendable> }
  const url = urlOf(paths[operation], params, query)
  return ask(url, { ...(signal && { signal }) }) as Promise<Answer<O>>
}

/** Orders a change; `lang` is the language a refusal is to be worded in. */
export function send<O extends Change>(
  operation: O,
  order: Order<O>,
  lang: Locale,
  idempotencyKey?: string,
): Promise<Answer<O>> {
  const [method, path] = changes[operation]
  const { params, body } = order as { params?: Record<string, string | number>; body?: unknown }
  const content = body === undefined ? {} : { body: JSON.stringify(body) }
  return ask(urlOf(path, params, { lang }), { method, ...content, idempotencyKey }) as Promise<Answer<O>>
}

/** A file goes as it is, by the browser's own reading: this page never holds it. */
export function sendFile<O extends Change>(
  operation: O,
  file: File,
  query: Record<string, Sendable>,
  lang: Locale,
  idempotencyKey?: string,
): Promise<Answer<O>> {
  const [method, path] = changes[operation]
  const url = urlOf(path, {}, { ...query, lang })
  return ask(url, { method, body: file, idempotencyKey }) as Promise<Answer<O>>
}

/** A photo under the id it was given where it was taken: sent again it is the same. */
export const sendPhoto = (
  id: string,
  { file, visit, question }: { file: File; visit: string; question: string },
  lang: Locale,
): Promise<Answer<'putVisitPhoto'>> => {
  const [method, path] = changes.putVisitPhoto
  return ask(urlOf(path, { id }, { visit, question, lang }), { method, body: file }) as Promise<Answer<'putVisitPhoto'>>
}
export const visitPhotoUrl = (id: string): string => `/api/visit-photos/${id}`

interface Sending {
  method?: string
  body?: string | File
  signal?: AbortSignal
  /** The same key sent again is the same change, done once. */
  idempotencyKey?: string | undefined
}

async function ask(url: string, { idempotencyKey, ...init }: Sending): Promise<unknown> {
  const type = init.body instanceof File ? 'application/octet-stream' : 'application/json'
  const kind = init.body === undefined ? {} : { 'content-type': type }
  const once = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }
  const headers = { accept: 'application/json', ...kind, ...once, ...attended() }
  const response = await fetch(url, { ...init, headers }).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause
    throw new UnansweredRequest(url, cause)
  })
  // What the phone had kept says nothing of the server's clock, nor that it heard of anybody.
  if (!noteAnswer(response.headers)) {
    keepServerTime(response.headers.get('date'))
    if (somebodyIsThere()) attendedAt = Date.now()
  }
  if (response.status === 204) return undefined
  const body: unknown = await response.json().catch((cause: unknown) => {
    throw new UnansweredRequest(url, cause)
  })
  // A proxy in between may answer JSON that is no problem of ours; its status still says enough.
  if (!response.ok) {
    const wait = Number(response.headers.get('retry-after'))
    const unknown = { type: 'about:blank', title: response.statusText, status: response.status }
    throw new RefusedRequest(url, { ...unknown, ...(body as object) }, wait > 0 ? wait : undefined)
  }
  return body
}

let attendedAt = 0
/** When the server last answered something asked for while somebody was there: a sign of life to it. */
export const lastAttendedAt = (): number => attendedAt

let serverAheadMs = 0
function keepServerTime(date: string | null): void {
  const at = date === null ? Number.NaN : Date.parse(date)
  if (!Number.isNaN(at)) serverAheadMs = at - Date.now()
}
/** The server's clock to about a second (milliseconds): a reader's own may be wrong by hours. */
export const serverNow = (): number => Date.now() + serverAheadMs
