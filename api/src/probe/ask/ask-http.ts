import type { ConnectionConfigOf } from 'shared/probe/connection.ts'
import { judgeUrl } from '../../http/egress/judge-url.ts'
import { type Conversation, converse } from './converse.ts'
import { findWay } from './find-way.ts'
import { judgeAnswer } from './judge-answer.ts'
import { type AnswerReader, makeAnswerReader } from './read-answer.ts'
import { contextFor } from './read-certificate.ts'
import { type FarClock, type Forbidden, makeRound, type Outcome, type Round } from './round.ts'
import type { AskTools } from './tools.ts'

interface Hop {
  conversation: Conversation
  read: ReturnType<AnswerReader['finish']>
  clock: FarClock | null
}

/** Asks an address of the web over a connection of its own and judges the answer; redirects only as far as allowed. */
export async function askHttp(config: ConnectionConfigOf<'http'>, turn: number, tools: AskTools): Promise<Outcome> {
  const began = performance.now()
  const until = began + config.deadlineMs
  const took = () => (performance.now() - began) * 1000
  let url = config.target.url
  let first: Round['phases'] | null = null
  for (let hops = 0; ; hops += 1) {
    const hop = await askOnce(url, config, { turn, until, tools })
    if (hop.kind === 'forbidden') {
      // Where we were told to go is our matter; where a target sends us is the target's.
      return hops === 0 ? hop : makeRound('content', took(), { fault: 'REDIRECT_FORBIDDEN', reachable: true })
    }
    if (hop.kind === 'no-way')
      return makeRound('dns', took(), { fault: hop.code, phases: { ...none, dnsUs: hop.dnsUs } })
    first ??= hop.conversation.phases
    const next = nextOf(hop, url, config.target.redirects ?? 0)
    if (next === null) return { ...judge(hop, config, took()), phases: first }
    if (hops === (config.target.redirects ?? 0)) return lost('REDIRECTS', hop, took())
    if (next === 'downgrade') return lost('REDIRECT_DOWNGRADE', hop, took())
    url = next.href
  }
}

const none = { dnsUs: null, connectUs: null, tlsUs: null, firstByteUs: null }

interface Ask {
  turn: number
  until: number
  tools: AskTools
}

async function askOnce(address: string, config: ConnectionConfigOf<'http'>, { turn, until, tools }: Ask) {
  const judged = judgeUrl(address)
  if (judged.kind === 'refused') return { kind: 'forbidden', why: judged.why === 'scheme' ? 'scheme' : 'host' } as const
  const { host, port } = judged
  const way = await findWay(host, port, turn, tools)
  if (way.kind !== 'way') return way
  const url = new URL(address)
  const method = config.target.method ?? 'GET'
  const request = `${method} ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nUser-Agent: nhip-so\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n`
  const reader = makeAnswerReader(method)
  const secured = judged.protocol === 'https:'
  const tls = secured ? { context: contextFor(config.privateCa), servername: host } : null
  const asked = tools.now().getTime()
  const conversation = await converse(way, { tls, request, hear: (chunk) => reader.take(chunk) }, tools, until)
  if (conversation.kind === 'forbidden') return conversation satisfies Forbidden
  const read = reader.finish(conversation.end.kind === 'closed')
  return { kind: 'hop', conversation, read, clock: clockOf(read, asked, conversation) } as const
}

/** The clock of the other end by its `Date`, whose seconds are cut off: half a second is put back. */
function clockOf(read: Hop['read'], askedAt: number, { phases }: Conversation): FarClock | null {
  if (read.kind === 'fault') return null
  const date = Date.parse(read.answer.headers.get('date') ?? '')
  if (Number.isNaN(date)) return null
  const beforeMs = ((phases.dnsUs ?? 0) + (phases.connectUs ?? 0) + (phases.tlsUs ?? 0)) / 1000
  const answerMs = (phases.firstByteUs ?? 0) / 1000
  const skewMs = Math.round(date + 500 - (askedAt + beforeMs + answerMs / 2))
  return { skewMs, resolutionMs: Math.ceil(500 + answerMs / 2) }
}

function nextOf({ read, conversation }: Hop, from: string, allowed: number): URL | 'downgrade' | null {
  if (allowed === 0 || read.kind === 'fault' || conversation.end.kind === 'failed') return null
  const { status, headers } = read.answer
  const location = headers.get('location')
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return null
  if (!URL.canParse(location, from)) return null
  const next = new URL(location, from)
  next.hash = ''
  return from.startsWith('https:') && next.protocol === 'http:' ? 'downgrade' : next
}

function lost(fault: string, { conversation, clock }: Hop, tookUs: number): Round {
  const { phases, certificate } = conversation
  return makeRound('content', tookUs, { fault, reachable: true, phases, certificate, clock })
}

function judge({ conversation, read, clock }: Hop, config: ConnectionConfigOf<'http'>, tookUs: number): Round {
  const { end, reachable, phases, certificate } = conversation
  const status = read.kind === 'answer' ? read.answer.status : read.status
  const rest = { reachable, phases, certificate, clock, status }
  if (end.kind === 'failed') return makeRound(end.cls, tookUs, { ...rest, fault: end.code })
  if (certificate?.fault) return makeRound('tls', tookUs, { ...rest, fault: certificate.fault })
  if (read.kind === 'fault') {
    // Whoever hangs up without a word has reset the conversation, however politely.
    const cls = read.fault === 'short' && read.status === null ? 'reset' : 'content'
    return makeRound(cls, tookUs, { ...rest, fault: read.fault.toUpperCase() })
  }
  const { cls, fault } = judgeAnswer(read.answer, config.assertions)
  return makeRound(cls, tookUs, { ...rest, fault, reachable: true })
}
