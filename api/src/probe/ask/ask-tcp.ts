import type { ConnectionConfigOf } from 'shared/probe/connection.ts'
import { type Conversation, converse, type Talk } from './converse.ts'
import { findWay } from './find-way.ts'
import { contextFor } from './read-certificate.ts'
import { makeRound, type Outcome, type Round } from './round.ts'
import type { AskTools } from './tools.ts'

interface Opened {
  conversation: Conversation
  tookUs: number
}

/** Whether a port takes connections, and how fast. What it would say first is not waited for, let alone kept. */
export async function askTcp(config: ConnectionConfigOf<'tcp'>, turn: number, tools: AskTools): Promise<Outcome> {
  const opened = await open(config, null, turn, tools)
  return 'kind' in opened ? opened : (settle(opened) ?? makeRound('ok', opened.tookUs, known(opened)))
}

/** The handshake of TLS: chain, name, and the days the certificate has left. */
export async function askTls(config: ConnectionConfigOf<'tls'>, turn: number, tools: AskTools): Promise<Outcome> {
  const { host, serverName = host } = config.target
  const opened = await open(config, { context: contextFor(config.privateCa), servername: serverName }, turn, tools)
  if ('kind' in opened) return opened
  const failed = settle(opened)
  if (failed) return failed
  const { certificate } = opened.conversation
  const fault = certificate === null ? 'NO_CERTIFICATE' : (certificate.fault ?? fewDays(certificate.daysLeft, config))
  return makeRound(fault === null ? 'ok' : 'tls', opened.tookUs, { ...known(opened), fault })
}

const fewDays = (daysLeft: number, { assertions }: ConnectionConfigOf<'tls'>): string | null =>
  assertions.daysLeft !== undefined && daysLeft < assertions.daysLeft ? 'DAYS_LEFT' : null

async function open(
  { target, deadlineMs }: ConnectionConfigOf<'tcp'> | ConnectionConfigOf<'tls'>,
  tls: Talk['tls'],
  turn: number,
  tools: AskTools,
): Promise<Opened | Outcome> {
  const began = performance.now()
  const took = () => (performance.now() - began) * 1000
  const way = await findWay(target.host, target.port, turn, tools)
  if (way.kind === 'forbidden') return way
  if (way.kind === 'no-way') return makeRound('dns', took(), { fault: way.code })
  const conversation = await converse(way, { tls, request: null, hear: () => 'enough' }, tools, began + deadlineMs)
  return conversation.kind === 'forbidden' ? conversation : { conversation, tookUs: took() }
}

const known = ({ conversation: { reachable, phases, certificate } }: Opened): Partial<Round> => ({
  reachable,
  phases,
  certificate,
})

function settle(opened: Opened): Round | null {
  const { end } = opened.conversation
  return end.kind === 'failed' ? makeRound(end.cls, opened.tookUs, { ...known(opened), fault: end.code }) : null
}
