import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { readAddress } from './address.ts'
import { type AddressVerdict, type EgressRules, judgeAddress } from './judge-address.ts'
import { plainHost } from './judge-url.ts'
import { type HostResolver, makeResolver } from './resolve-host.ts'

export type EgressFault = 'blocked' | 'dns' | 'timeout' | 'connect' | 'tls'

/** Why a connection was not made, as a class. Which address stood behind a name is for the log, not for the asker. */
export class EgressRefusal extends Error {
  override readonly name = 'EgressRefusal'
  readonly code: `EGRESS_${Uppercase<EgressFault>}`
  readonly fault: EgressFault
  readonly verdict: AddressVerdict | 'host' | null

  constructor(fault: EgressFault, verdict: AddressVerdict | 'host' | null = null, cause?: unknown) {
    super(`not connected: ${fault}`, cause === undefined ? {} : { cause })
    this.fault = fault
    this.verdict = verdict
    this.code = `EGRESS_${fault.toUpperCase() as Uppercase<EgressFault>}`
  }
}

export interface EgressOptions {
  /** Read anew for each connection, so that a rule withdrawn or expired holds from then on. */
  rules: () => EgressRules
  now: () => Date
  resolver?: HostResolver
  connectMs?: number
  /** Certificate authorities of a subsystem that has its own; peers are always verified. */
  ca?: string | Buffer
}

export interface ConnectTarget {
  host: string
  port: number
  tls: boolean
  servername?: string | undefined
  stop?: AbortSignal | undefined
}

/**
 * The one way out. The host as it was parsed is judged; every address a name has must pass, and the connection goes to
 * one of exactly these; and before a byte is sent, the other end of the socket is judged once more.
 */
export async function connectGuarded(options: EgressOptions, target: ConnectTarget): Promise<Socket | TLSSocket> {
  const deadline = AbortSignal.timeout(options.connectMs ?? 3_000)
  const stop = target.stop ? AbortSignal.any([deadline, target.stop]) : deadline
  const host = plainHost(target.host)
  if (host === null) throw new EgressRefusal('blocked', 'host')
  const rules = options.rules()
  const judge = (address: string) => judgeAddress(address, target.port, rules, options.now())
  const addresses = await addressesOf(host, options.resolver ?? makeResolver())
  if (addresses.length === 0) throw new EgressRefusal('dns')
  const refused = addresses.map(judge).find((verdict) => verdict !== 'allowed')
  if (refused) throw new EgressRefusal('blocked', refused)

  let last: unknown = null
  for (const address of addresses) {
    try {
      const socket = await open(address, target.port, stop)
      const reached = socket.remoteAddress
      const verdict = reached === undefined ? 'never' : judge(reached)
      if (verdict !== 'allowed') {
        socket.destroy()
        throw new EgressRefusal('blocked', verdict)
      }
      return target.tls ? await secure(socket, target.servername ?? host, options.ca, stop) : socket
    } catch (error) {
      if (error instanceof EgressRefusal && error.fault !== 'connect') throw error
      if (stop.aborted) throw new EgressRefusal('timeout', null, error)
      last = error
    }
  }
  throw new EgressRefusal('connect', null, last)
}

async function addressesOf(host: string, resolver: HostResolver): Promise<string[]> {
  return readAddress(host) ? [host] : resolver.resolve(host)
}

/** To an address, so nothing is looked up a second time. */
async function open(address: string, port: number, stop: AbortSignal): Promise<Socket> {
  const socket = connectTcp({ host: address, port, noDelay: true, autoSelectFamily: false })
  return ready(socket, 'connect', 'connect', stop)
}

async function secure(
  socket: Socket,
  servername: string,
  ca: string | Buffer | undefined,
  stop: AbortSignal,
): Promise<TLSSocket> {
  const name = /^[\d.]+$|:/.test(servername) ? '' : servername
  const tls = connectTls({
    socket,
    servername: name,
    host: servername,
    minVersion: 'TLSv1.2',
    ALPNProtocols: ['http/1.1'],
    ...(ca && { ca }),
  })
  try {
    return await ready(tls, 'secureConnect', 'tls', stop)
  } catch (error) {
    socket.destroy()
    throw error
  }
}

async function ready<S extends Socket>(socket: S, event: string, fault: EgressFault, stop: AbortSignal): Promise<S> {
  const { promise, resolve, reject } = Promise.withResolvers<S>()
  const onStop = () => fail(new EgressRefusal('timeout'))
  const onError = (error: Error) => fail(new EgressRefusal(fault, null, error))
  const onReady = () => resolve(socket)
  function fail(error: EgressRefusal): void {
    socket.destroy()
    reject(error)
  }
  if (stop.aborted) onStop()
  stop.addEventListener('abort', onStop, { once: true })
  socket.once('error', onError)
  socket.once(event, onReady)
  try {
    return await promise
  } finally {
    stop.removeEventListener('abort', onStop)
    socket.off(event, onReady)
    // A socket destroyed on the way, or not taken over yet, may still say why; unheard, that would end the process.
    socket.on('error', () => {})
    socket.off('error', onError)
  }
}
