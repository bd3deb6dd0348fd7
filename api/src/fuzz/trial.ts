import type { FuzzRequest } from './request-arb.ts'
import { judge, type Judging } from './judge.ts'
import { type Answer, send, type Target } from './send.ts'

export interface Trial {
  answer: Answer | null
  faults: string[]
  /** How many requests it took. */
  sent: number
}

/** What a machine that is busy elsewhere does to an answer, too. */
const hurried = /^(slow|still|broken: Error: no answer)/

/** A fault of time counts when it is there again: what the machine did meanwhile is not the program's. */
export async function tryRequest(target: Target, judging: Judging, request: FuzzRequest): Promise<Trial> {
  const first = await tryOnce(target, judging, request)
  if (!first.faults.some((fault) => hurried.test(fault))) return first
  const second = await tryOnce(target, judging, request)
  const lasting = first.faults.filter((fault) => !hurried.test(fault))
  return { ...second, faults: [...new Set([...lasting, ...second.faults])], sent: first.sent + second.sent }
}

/** One request and what follows from its answer: the same again, its head alone, and the answer given back. */
async function tryOnce(target: Target, judging: Judging, request: FuzzRequest): Promise<Trial> {
  const first = await sendSafely(target, request)
  if (typeof first === 'string') return { answer: null, faults: hangsUp(request) ? [] : [`broken: ${first}`], sent: 1 }
  const faults = judge(judging, request, first)
  if (request.method !== 'GET' || request.over === 'socket') return { answer: first, faults, sent: 1 }

  const again = await send(target, request)
  if (again.status !== first.status || lasting(again.body) !== lasting(first.body)) faults.push('twice: not the same')
  const head = await send(target, { ...request, method: 'HEAD' })
  faults.push(...headFaults(first, head))
  const etag = first.headers.get('etag')
  if (first.status !== 200 || etag === undefined) return { answer: first, faults, sent: 3 }

  const held = await send(target, { ...request, headers: [['if-none-match', etag]] })
  if (held.status !== 304 || held.body !== '') faults.push(`304: ${held.status} to the tag just given`)
  faults.push(...judge(judging, request, held))
  return { answer: first, faults, sent: 4 }
}

const sendSafely = (target: Target, request: FuzzRequest): Promise<Answer | string> =>
  send(target, request).catch((error: unknown) => String(error))

/** A tunnel is no request to us: Node hangs up. */
const hangsUp = ({ method }: FuzzRequest): boolean => method === 'CONNECT'

const lasting = (body: string): string => body.replaceAll(/urn:uuid:[0-9a-f-]{36}/g, 'urn:uuid')
const compared = ['content-type', 'cache-control', 'etag', 'allow', 'content-length']

function headFaults(get: Answer, head: Answer): string[] {
  const faults = head.status === get.status ? [] : [`head: ${head.status} where GET is ${get.status}`]
  if (head.body !== '') faults.push('head: has a body')
  for (const name of compared) {
    const [one, other] = [get.headers.get(name), head.headers.get(name)]
    if (one !== other && one !== undefined) faults.push(`head: ${name} is ${other ?? 'missing'} where GET has ${one}`)
  }
  return faults
}
