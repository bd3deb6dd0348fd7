import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { aroundTheClock } from 'shared/probe/contract-hours.ts'
import type { EgressRules } from '../http/egress/judge-address.ts'
import type { AskedConnection, Tools } from '../probe/ask/ask-connection.ts'
import { makeNames } from '../probe/ask/names.ts'
import { driveWheel, makeTimerWheel } from '../probe/pace/timer-wheel.ts'

export interface Targets {
  tcp: number
  http: number
  close: () => Promise<void>
}

export async function startTargets(): Promise<Targets> {
  const script = fileURLToPath(new URL('./probe-target.ts', import.meta.url))
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [printed] = (await once(child.stdout, 'data')) as [Buffer]
  const [tcp = 0, http = 0] = printed.toString().trim().split(' ').map(Number)
  return {
    tcp,
    http,
    async close() {
      child.stdin.end()
      await once(child, 'exit')
    },
  }
}

/** Spread over loopback: from one address to one other there are only 28,000 ways a minute. */
export const addressOf = (n: number): string => `127.41.${(n >> 6) & 255}.${(n & 63) + 1}`

export function probeTools({ tcp, http }: Targets): { tools: Tools; stop: () => void } {
  const rules: EgressRules = {
    approved: [],
    ports: [80, 443],
    loopbackPorts: [tcp, http],
    loopbackNetwork: '127.41.0.0/16',
    own: [{ address: '127.0.0.1', port: 1 }],
  }
  const wheel = makeTimerWheel(performance.now())
  const stop = driveWheel(wheel)
  const tools = { wheel, names: makeNames(), rules: () => rules, now: () => new Date(), ping: null, dnsServers: [] }
  return { tools, stop }
}

const common = {
  name: { vi: '', en: '' },
  unit: null,
  subsystem: 'mot-cua',
  vantage: 'vantage',
  path: ['vantage'],
  intervalS: 60,
  sentinel: false,
  deadlineMs: 10_000,
  contractualMs: null,
  echoes: 0,
  provider: null,
  contractHours: aroundTheClock,
  enabled: true,
}

export function watchedTcp(n: number, port: number): AskedConnection {
  return { ...common, id: `tcp-${n}`, kind: 'tcp', target: { host: addressOf(n), port }, assertions: {} }
}

export function watchedHttp(n: number, port: number): AskedConnection {
  const url = `http://${addressOf(n)}:${port}/suc-khoe`
  const assertions = { statuses: [200], json: { path: 'trangThai', equals: 'san-sang' } }
  return { ...common, id: `http-${n}`, kind: 'http', target: { url }, assertions }
}
