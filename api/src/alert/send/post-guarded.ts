import { fetch } from 'undici'
import { EgressRefusal } from '../../http/egress/guarded-connect.ts'
import { guardedAgent } from '../../http/egress/guarded-agent.ts'
import type { EgressRules } from '../../http/egress/judge-address.ts'
import { judgeUrl } from '../../http/egress/judge-url.ts'
import type { Outcome } from './outcome.ts'

export interface Post {
  url: string
  body: string
  headers: Record<string, string>
}

export interface PostOptions {
  rules: EgressRules
  now: () => Date
  deadlineMs: number
}

/** Of an answer only so much is read: it says whether it was taken, nothing more. */
const readBytes = 16_384

export interface Posted {
  outcome: Outcome
  /** The beginning of the answer, where one came. */
  answer: string
}

/** Posts JSON to an address that the rules allow, and says what became of it. Redirects are not followed. */
export async function postGuarded({ url, body, headers }: Post, options: PostOptions): Promise<Posted> {
  const judged = judgeUrl(url)
  if (judged.kind === 'refused') return none({ kind: 'refused', why: `url: ${judged.why}` })
  const dispatcher = guardedAgent({ rules: () => options.rules, now: options.now })
  const signal = AbortSignal.timeout(options.deadlineMs)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'nhip-so', ...headers },
      body,
      redirect: 'manual',
      dispatcher,
      signal,
    })
    const answer = await beginningOf(response.body)
    return { outcome: outcomeOf(response.status, response.headers.get('retry-after')), answer }
  } catch (error) {
    return none(failureOf(error))
  } finally {
    void dispatcher.destroy()
  }
}

const none = (outcome: Outcome): Posted => ({ outcome, answer: '' })

function outcomeOf(status: number, retryAfter: string | null): Outcome {
  const why = `HTTP ${status}`
  if (status >= 200 && status < 300) return { kind: 'sent' }
  if (status === 408 || status === 425 || status === 429) {
    const seconds = retryAfter && /^\d{1,5}$/.test(retryAfter) ? Number(retryAfter) : 0
    return { kind: 'failed', why, retryAfterMs: seconds * 1_000 }
  }
  // Something took it and failed afterwards: who knows how far it came.
  if (status >= 500) return { kind: 'unknown', why }
  return { kind: 'refused', why }
}

/** Before a connection stands nothing can have arrived; after that, anything may. */
function failureOf(error: unknown): Outcome {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (!(at instanceof EgressRefusal)) continue
    if (at.fault === 'blocked') return { kind: 'refused', why: `egress: ${at.verdict ?? 'blocked'}` }
    return { kind: 'failed', why: at.fault }
  }
  return { kind: 'unknown', why: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'broken off' }
}

async function beginningOf(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    parts.push(part)
    size += part.length
    if (size >= readBytes) break
  }
  return Buffer.concat(parts).subarray(0, readBytes).toString('utf8')
}
