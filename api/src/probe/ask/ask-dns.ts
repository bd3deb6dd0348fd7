import { Resolver } from 'node:dns/promises'
import { isIPv6 } from 'node:net'
import type { ConnectionConfigOf } from 'shared/probe/connection.ts'
import { judgeAddress } from '../../http/egress/judge-address.ts'
import { codeOf } from './error-class.ts'
import { makeRound, type Outcome } from './round.ts'
import type { AskTools } from './tools.ts'

/** Whether a resolver answers, and rightly. Each round asks anew: nothing that was remembered speaks for it. */
export async function askDns(
  { target, assertions, deadlineMs }: ConnectionConfigOf<'dns'>,
  tools: AskTools & { dnsServers: readonly string[] },
): Promise<Outcome> {
  const { name, record, resolver: asked } = target
  if (asked) {
    const verdict = judgeAddress(asked.host, asked.port, tools.rules(), tools.now())
    if (verdict !== 'allowed') return { kind: 'forbidden', why: verdict }
  }
  const resolver = new Resolver({ timeout: Math.min(2_000, Math.ceil(deadlineMs / 2)), tries: 2 })
  const servers = asked ? [serverOf(asked)] : tools.dnsServers
  if (servers.length > 0) resolver.setServers([...servers])
  const began = performance.now()
  const deadline = tools.wheel.at(began + deadlineMs, () => resolver.cancel())
  const took = () => (performance.now() - began) * 1000
  try {
    const answers = await resolver.resolve(name, record)
    const texts = answers.map(String)
    const isRight = !assertions.answers || assertions.answers.some((answer) => texts.includes(answer))
    const phases = { dnsUs: Math.round(took()), connectUs: null, tlsUs: null, firstByteUs: null }
    return isRight
      ? makeRound('ok', took(), { phases })
      : makeRound('content', took(), { phases, reachable: true, fault: 'ANSWER' })
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ETIMEOUT' || code === 'ECANCELLED') return makeRound('timeout', took(), { fault: code })
    return code === 'ECONNREFUSED'
      ? makeRound('refused', took(), { fault: code })
      : makeRound('dns', took(), { fault: code, reachable: true })
  } finally {
    tools.wheel.cancel(deadline)
  }
}

const serverOf = ({ host, port }: { host: string; port: number }): string =>
  isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`
