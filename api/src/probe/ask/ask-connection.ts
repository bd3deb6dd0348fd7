import type { ConnectionConfig } from 'shared/probe/connection.ts'
import { askDns } from './ask-dns.ts'
import { askEcho } from './ask-echo.ts'
import { askHttp } from './ask-http.ts'
import { askTcp, askTls } from './ask-tcp.ts'
import { lostSyns } from './lost-syns.ts'
import type { Outcome, Round } from './round.ts'
import type { AskTools } from './tools.ts'

export type AskedKind = 'http' | 'tcp' | 'tls' | 'dns' | 'icmp'
/** A connection that is asked; of the others evidence comes by itself. */
export type AskedConnection = Extract<ConnectionConfig, { kind: AskedKind }>

export const isAsked = (config: ConnectionConfig): config is AskedConnection =>
  config.kind !== 'heartbeat' && config.kind !== 'passive'

export type Tools = AskTools & { dnsServers: readonly string[] }

/** One round of one connection. `turn` counts its rounds. */
export async function askConnection(config: AskedConnection, turn: number, tools: Tools): Promise<Outcome> {
  const outcome = await askByKind(config, turn, tools)
  return outcome.kind === 'round' && config.echoes > 0 ? withLoss(outcome) : outcome
}

function askByKind(config: AskedConnection, turn: number, tools: Tools): Promise<Outcome> {
  switch (config.kind) {
    case 'http':
      return askHttp(config, turn, tools)
    case 'tcp':
      return askTcp(config, turn, tools)
    case 'tls':
      return askTls(config, turn, tools)
    case 'dns':
      return askDns(config, tools)
    case 'icmp':
      return askEcho(config, turn, tools)
  }
}

/** What the opening of its connection tells of loss, where echoes are wanted and none were sent. */
function withLoss(round: Round): Round {
  const { connectUs } = round.phases
  if (round.sent > 0 || connectUs === null) return round
  const lost = lostSyns(connectUs)
  return lost === null ? round : { ...round, sent: lost + 1, lost }
}
