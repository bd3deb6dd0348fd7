import { aroundTheClock } from 'shared/probe/contract-hours.ts'
import type { ConnectionConfig, ConnectionConfigOf } from 'shared/probe/connection.ts'
import type { EgressRules } from '../../http/egress/judge-address.ts'
import { driveWheel, makeTimerWheel } from '../pace/timer-wheel.ts'
import type { Tools } from './ask-connection.ts'
import { makeNames } from './names.ts'

export const openRules = (...loopbackPorts: number[]): EgressRules => ({
  approved: [],
  ports: [80, 443],
  loopbackPorts,
  loopbackNetwork: '127.0.0.0/8',
  own: [],
})

/** The tools of a real process, with rules that let it ask these ports of loopback. */
export function testTools(rules: () => EgressRules, more: Partial<Tools> = {}): { tools: Tools; stop: () => void } {
  const wheel = makeTimerWheel(performance.now())
  const stop = driveWheel(wheel)
  const tools = { wheel, names: makeNames(), rules, now: () => new Date(), ping: null, dnsServers: [], ...more }
  return { tools, stop }
}

const common = {
  id: 'watched',
  name: { vi: 'thử', en: 'trial' },
  unit: null,
  subsystem: 'mot-cua',
  vantage: 'vantage',
  path: ['vantage'],
  intervalS: 60,
  sentinel: false,
  deadlineMs: 1_000,
  contractualMs: null,
  echoes: 0,
  provider: null,
  contractHours: aroundTheClock,
  enabled: true,
} satisfies Partial<ConnectionConfig>

/** A watched connection of a kind, with what the test cares for. */
export function watched<K extends ConnectionConfig['kind']>(
  kind: K,
  own: Pick<ConnectionConfigOf<K>, 'target'> & Partial<ConnectionConfigOf<K>>,
): ConnectionConfigOf<K> {
  return { ...common, assertions: {}, kind, ...own } as unknown as ConnectionConfigOf<K>
}
