import { type FaultOrder, type FaultSide, type Switchboard, switchboardSchema } from 'shared/probe/fault-contract.ts'
import { fetch, type Response } from 'undici'
import { guardedAgent } from '../http/egress/guarded-agent.ts'
import type { EgressRules } from '../http/egress/judge-address.ts'

export interface SimulatorDeps {
  /** The switchboard of the simulator, as the settings name its port. */
  simulatorPort: number
  egress: () => Promise<EgressRules>
  now: () => Date
}

/** What the simulator said to an order: `refused` when it knows no such place or fault, `away` when it says nothing. */
export type Ordered = 'done' | 'refused' | 'away'

const deadlineMs = 5_000

export async function readSwitchboard(deps: SimulatorDeps): Promise<Switchboard | null> {
  const answer = await ask(deps, '/switchboard')
  return answer?.ok ? switchboardSchema.parse(JSON.parse(answer.text)) : null
}

export async function orderFault(
  deps: SimulatorDeps,
  { side, id, fault }: { side: FaultSide; id: string } & FaultOrder,
): Promise<Ordered> {
  const answer =
    side === 'feed'
      ? await ask(deps, '/faults', { subsystem: id, fault: fault?.kind ?? null })
      : await ask(deps, '/path-faults', { node: id, fault })
  return answer === null ? 'away' : answer.ok ? 'done' : 'refused'
}

export async function orderHealing(deps: SimulatorDeps): Promise<Ordered> {
  const answer = await ask(deps, '/heal', {})
  return answer?.ok ? 'done' : 'away'
}

/** Goes out like everything else, by the rules of the egress guard; null when nothing sensible comes back in time. */
async function ask(
  { simulatorPort, egress, now }: SimulatorDeps,
  path: string,
  order?: object,
): Promise<{ ok: boolean; text: string } | null> {
  const rules = await egress()
  const dispatcher = guardedAgent({ rules: () => rules, now })
  try {
    const response: Response = await fetch(`http://127.0.0.1:${simulatorPort}${path}`, {
      dispatcher,
      redirect: 'manual',
      signal: AbortSignal.timeout(deadlineMs),
      ...(order && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(order),
      }),
    })
    return { ok: response.ok, text: await response.text() }
  } catch {
    return null
  } finally {
    void dispatcher.destroy()
  }
}
