import type { ConnectionConfig } from 'shared/probe/connection.ts'
import type { Fact, Sample } from 'shared/probe/sample.ts'
import type { Logger } from '../../deps.ts'
import { askConnection, type AskedConnection, type Tools } from '../ask/ask-connection.ts'
import { flagsOf, type Forbidden, type Outcome, type Round, sampleOf } from '../ask/round.ts'
import { judgeSelf } from '../audit-self/judge-self.ts'
import { lagWithin, type LoopLag } from '../audit-self/loop-lag.ts'
import type { Turn } from '../pace/pacer.ts'

export interface AskerDeps {
  tools: Tools
  lag: LoopLag
  /** Port of the prober's own listener. */
  ownPort: number
  /** Epoch ms at the monotonic instant 0. */
  epochAtZero: number
  log: Logger
  took: (sample: Sample, facts: readonly Fact[]) => void
}

export interface Asker {
  set(connections: readonly AskedConnection[]): void
  ask(turn: Turn): Promise<void>
  ownEchoOk(): boolean
  /** Why a connection may not be asked, by its id. */
  forbidden(): ReadonlyMap<string, Forbidden['why']>
}

/** The check of the prober's own host: its port is not known before it runs. */
export const isOwnEcho = (config: ConnectionConfig): boolean =>
  config.sentinel && config.kind === 'tcp' && config.target.host === 'localhost'

/** Asks, and says what came of it: a sample, marked when it says more about the prober than about its target. */
export function makeAsker({ tools, lag, ownPort, epochAtZero, log, took }: AskerDeps): Asker {
  let configs = new Map<string, AskedConnection>()
  const turns = new Map<string, number>()
  const forbidden = new Map<string, Forbidden['why']>()
  let ownEchoOk = true

  async function askOne(config: AskedConnection, count: number): Promise<Outcome> {
    if (!isOwnEcho(config) || config.kind !== 'tcp') return askConnection(config, count, tools)
    const target = { host: '127.0.0.1', port: ownPort }
    const rules = () => ({ approved: [], ports: [], loopbackPorts: [ownPort], own: [] })
    const outcome = await askConnection({ ...config, target }, count, { ...tools, rules })
    ownEchoOk = outcome.kind === 'round' && outcome.ok
    return outcome
  }

  function flag(round: Round, config: AskedConnection, turn: Turn, began: number): number {
    const lagMs = lagWithin(lag.windows(), began, performance.now())
    const conditions = { lateMs: turn.lateMs, lagMs, tookMs: round.totalUs / 1000, ownEchoOk }
    // Its own checks are never put aside: they are how it knows.
    const blind = !isOwnEcho(config) && judgeSelf(conditions) !== 'sound'
    return flagsOf({ fast: turn.fast, blind })
  }

  return {
    set(connections) {
      configs = new Map(connections.map((config) => [config.id, config]))
      for (const id of turns.keys()) if (!configs.has(id)) turns.delete(id)
      for (const id of forbidden.keys()) if (!configs.has(id)) forbidden.delete(id)
    },
    async ask(turn) {
      const config = configs.get(turn.id)
      if (!config) return
      const count = turns.get(turn.id) ?? 0
      turns.set(turn.id, count + 1)
      const began = performance.now()
      const outcome = await askOne(config, count)
      if (outcome.kind === 'forbidden') {
        if (forbidden.get(config.id) !== outcome.why)
          log.warn({ connection: config.id, why: outcome.why }, 'not asked: the rules of egress forbid it')
        forbidden.set(config.id, outcome.why)
        return
      }
      forbidden.delete(config.id)
      const at = Math.round(epochAtZero + began)
      took(sampleOf(config.id, at, outcome, flag(outcome, config, turn, began)), factsOf(config, at, outcome))
    },
    ownEchoOk: () => ownEchoOk,
    forbidden: () => forbidden,
  }
}

function factsOf(config: AskedConnection, at: number, { certificate, clock }: Round): Fact[] {
  const { id: connection, kind } = config
  const facts: Fact[] = []
  // Of a system that is asked for more than its certificate, only a certificate in order counts its days: one that is
  // not fails every round, and says so itself.
  if (certificate && (kind === 'tls' || certificate.fault === null))
    facts.push({ kind: 'certificate', at, connection, of: certificate.fingerprint, daysLeft: certificate.daysLeft })
  if (clock) facts.push({ kind: 'clock', at, connection, of: hostOf(config), ...clock })
  return facts
}

/** Whose clock it is. */
function hostOf(config: AskedConnection): string {
  if (config.kind === 'http') return new URL(config.target.url).hostname
  return 'host' in config.target ? config.target.host : config.id
}
