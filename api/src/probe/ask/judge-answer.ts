import { gunzipSync, inflateSync } from 'node:zlib'
import type { ConnectionConfigOf } from 'shared/probe/connection.ts'
import type { ErrorClass } from 'shared/probe/sample.ts'
import type { HttpAnswer } from './read-answer.ts'

export type AnswerVerdict = { cls: 'ok'; fault: null } | { cls: Exclude<ErrorClass, 'ok'>; fault: string }

type Assertions = ConnectionConfigOf<'http'>['assertions']

const right: AnswerVerdict = { cls: 'ok', fault: null }
const mostInflated = 1024 * 1024

/** Whether an answer is what it should be: its status first, then what it says. */
export function judgeAnswer(answer: HttpAnswer, assertions: Assertions): AnswerVerdict {
  const { status } = answer
  const isRight = assertions.statuses ? assertions.statuses.includes(status) : status >= 200 && status < 400
  if (!isRight) return { cls: classOfStatus(status), fault: `STATUS_${status}` }
  const text = textOf(answer)
  if (text === null) return { cls: 'content', fault: 'ENCODING' }
  const fault = faultOf(text, assertions, answer.cut)
  if (fault === null) return right
  return { cls: isLoginPage(text) ? 'auth' : 'content', fault }
}

function classOfStatus(status: number): Exclude<ErrorClass, 'ok'> {
  if (status === 401 || status === 403 || status === 407 || status === 511) return 'auth'
  if (status >= 500) return 'http5xx'
  return status >= 400 ? 'http4xx' : 'content'
}

/** We ask for plain text; who packs it all the same is unpacked, but not without end. */
function textOf({ headers, body, cut }: HttpAnswer): string | null {
  const encoding = headers.get('content-encoding')?.toLowerCase() ?? 'identity'
  if (encoding === 'identity' || body.length === 0) return body.toString()
  const unpack = encoding === 'gzip' ? gunzipSync : encoding === 'deflate' ? inflateSync : null
  if (!unpack) return null
  try {
    // Of a body that was cut, what came is unpacked and its end not missed.
    return unpack(body, { maxOutputLength: mostInflated, ...(cut && { finishFlush: 2 }) }).toString()
  } catch {
    return null
  }
}

function faultOf(text: string, { contains, excludes, json }: Assertions, cut: boolean): string | null {
  if (contains !== undefined && !text.includes(contains)) return 'CONTAINS'
  if (excludes !== undefined && text.includes(excludes)) return 'EXCLUDES'
  return json ? faultOfJson(text, json, cut) : null
}

function faultOfJson(text: string, { path, equals }: NonNullable<Assertions['json']>, cut: boolean): string | null {
  if (cut) return 'TOO_LONG'
  let at: unknown
  try {
    at = JSON.parse(text)
  } catch {
    return 'NOT_JSON'
  }
  for (const [, index, name = ''] of path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)) {
    const key = index ?? name
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return 'JSON_PATH'
    at = (at as Record<string, unknown>)[key]
  }
  return equals === undefined || at === equals ? null : 'JSON_VALUE'
}

/** Status 200 and a request to sign in: our session with the system has run out, or something stands before it. */
const isLoginPage = (text: string): boolean => /<input[^>]{0,200}type\s*=\s*["']?password/i.test(text)
