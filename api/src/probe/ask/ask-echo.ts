import type { ConnectionConfigOf } from 'shared/probe/connection.ts'
import type { EgressRules } from '../../http/egress/judge-address.ts'
import { echoSyn } from './echo-syn.ts'
import { type Echoes, echoUdp } from './echo-udp.ts'
import { classOf } from './error-class.ts'
import { findWay } from './find-way.ts'
import { makeRound, type Outcome } from './round.ts'
import type { AskTools } from './tools.ts'

const usual = 10

/**
 * A burst of echoes: by the reflector the connection names, by ICMP where the host can, else by opening connections. The
 * verdict is whether any came back; how many did not is what shows a line that loses.
 */
export async function askEcho(config: ConnectionConfigOf<'icmp'>, turn: number, tools: AskTools): Promise<Outcome> {
  const { target, deadlineMs } = config
  const echoes = config.echoes === 0 ? usual : config.echoes
  const began = performance.now()
  const untilMs = began + deadlineMs
  const took = () => (performance.now() - began) * 1000
  const port = target.port ?? portFor(tools.rules())
  const way = await findWay(target.host, port, turn, { ...tools, ...(target.port === undefined && anyPort(tools)) })
  if (way.kind === 'forbidden') return way
  if (way.kind === 'no-way') return makeRound('dns', took(), { fault: way.code })
  const { times, code } = await burst()

  const answered = times.filter((time) => time !== null).toSorted((one, other) => one - other)
  const counts = { sent: times.length, lost: times.length - answered.length }
  const phases = { dnsUs: way.dnsUs, connectUs: null, tlsUs: null, firstByteUs: null }
  const middle = answered[Math.floor(answered.length / 2)]
  if (middle !== undefined) return makeRound('ok', middle * 1000, { ...counts, phases })
  // With nobody there to reflect, silence is failure and not loss.
  const cls = code === null ? 'timeout' : classOf(code)
  return makeRound(cls, took(), { fault: code ?? 'NO_ECHO', phases })

  function burst(): Promise<Echoes> {
    const { address } = way as { address: string }
    if (target.port !== undefined) return echoUdp(address, port, echoes, { wheel: tools.wheel, untilMs })
    if (!tools.ping) return echoSyn(address, port, echoes, { wheel: tools.wheel, untilMs })
    return tools.ping(address, echoes).then((found) => ({ times: found, code: null }))
  }
}

const portFor = ({ ports }: EgressRules): number => ports[0] ?? 443

/** An echo of ICMP has no port: it may go wherever any port may be asked. */
function anyPort({ rules }: Pick<AskTools, 'rules'>): Pick<AskTools, 'rules'> {
  return {
    rules: () => {
      const standing = rules()
      const port = portFor(standing)
      return {
        ...standing,
        ports: [port],
        loopbackPorts: standing.loopbackPorts.length > 0 ? [port] : [],
        approved: standing.approved.map((rule) => ({ ...rule, ports: [port] })),
      }
    },
  }
}
