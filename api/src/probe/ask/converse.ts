import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls'
import type { ErrorClass } from 'shared/probe/sample.ts'
import { classOf, codeOf } from './error-class.ts'
import type { Way } from './find-way.ts'
import { judgeWay } from './judge-way.ts'
import { readCertificate } from './read-certificate.ts'
import type { Certificate, Forbidden, Phases } from './round.ts'
import type { AskTools } from './tools.ts'

/** What is said once the way is open. */
export interface Talk {
  tls: { context: SecureContext; servername: string } | null
  /** Sent first; without it the conversation has reached its end with the handshake. */
  request: string | null
  /** Takes what comes; anything but `more` ends the conversation. */
  hear: (chunk: Buffer) => 'more' | 'enough'
}

export interface Conversation {
  kind: 'conversation'
  /** `closed`: the other end has said it is done. */
  end: { kind: 'enough' } | { kind: 'closed' } | { kind: 'failed'; cls: ErrorClass; code: string }
  reachable: boolean
  phases: Phases
  certificate: Certificate | null
}

/**
 * One connection from the first packet to the last, on a socket of its own: whatever the other end does, it is over at
 * `untilMs` of the monotonic clock. The code of a time-out says in which phase it came.
 */
export function converse(way: Way, talk: Talk, tools: AskTools, untilMs: number): Promise<Conversation | Forbidden> {
  const { promise, resolve } = Promise.withResolvers<Conversation | Forbidden>()
  const phases: Phases = { dnsUs: way.dnsUs, connectUs: null, tlsUs: null, firstByteUs: null }
  let phase: 'connect' | 'tls' | 'answer' | 'body' = 'connect'
  let since = performance.now()
  let certificate: Certificate | null = null
  let over = false

  // One address at a time, and as long as it takes: the default gives each 250 ms, which a long line needs for itself.
  const tcp = connectTcp({ host: way.address, port: way.port, noDelay: true, autoSelectFamily: false })
  let socket: Socket | TLSSocket = tcp
  const deadline = tools.wheel.at(untilMs, () => fail('timeout', `DEADLINE_${phase.toUpperCase()}`))

  const lap = (): number => {
    const now = performance.now()
    const us = Math.round((now - since) * 1000)
    since = now
    return us
  }
  function finish(end: Conversation['end']): void {
    if (over) return
    over = true
    tools.wheel.cancel(deadline)
    // Nothing was said over a bare connection, so it is dropped without the minute of waiting that a farewell costs.
    if (phase === 'connect' || talk.request !== null || talk.tls) socket.destroy()
    else tcp.resetAndDestroy()
    tcp.destroy()
    const reachable = phases.connectUs !== null
    resolve({ kind: 'conversation', end, reachable, phases, certificate })
  }
  const fail = (cls: ErrorClass, code: string) => finish({ kind: 'failed', cls, code })
  const onError = (error: Error) => {
    const code = codeOf(error)
    fail(phase === 'tls' && !/^E[A-Z]+$/.test(code) ? 'tls' : classOf(code), code)
  }

  tcp.on('error', onError)
  tcp.once('connect', () => {
    // The address was judged a moment ago; that it is the one reached is looked at before a byte is said.
    if (!isThere(tcp, way, tools)) {
      tools.wheel.cancel(deadline)
      over = true
      tcp.destroy()
      return resolve({ kind: 'forbidden', why: 'never' })
    }
    phases.connectUs = lap()
    if (!talk.tls) return say()
    phase = 'tls'
    socket = secure(tcp, talk.tls)
    socket.on('error', onError)
    socket.once('secureConnect', () => {
      phases.tlsUs = lap()
      certificate = readCertificate(socket as TLSSocket, tools.now())
      say()
    })
    // A peer that hangs up in the middle of the handshake raises no error of its own.
    tcp.once('close', () => fail('reset', 'CLOSED'))
  })

  function say(): void {
    if (talk.request === null) return finish({ kind: 'enough' })
    phase = 'answer'
    socket.on('data', (chunk: Buffer) => {
      if (over) return
      if (phase === 'answer') {
        phases.firstByteUs = lap()
        phase = 'body'
      }
      if (talk.hear(chunk) === 'enough') finish({ kind: 'enough' })
    })
    socket.once('end', () => finish({ kind: 'closed' }))
    socket.once('close', () => fail('reset', 'CLOSED'))
    socket.write(talk.request, 'latin1')
  }
  return promise
}

function isThere({ remoteAddress }: Socket, { address, port }: Way, { rules, now }: AskTools): boolean {
  if (remoteAddress === undefined || remoteAddress === address) return true
  return judgeWay(remoteAddress, port, rules(), now()) === 'allowed'
}

/**
 * A chain that does not verify is noted and spoken over all the same: whether the other end is there is another question
 * than whether it may be trusted, and nothing secret is ever said.
 */
function secure(socket: Socket, { context, servername }: { context: SecureContext; servername: string }): TLSSocket {
  return connectTls({
    socket,
    secureContext: context,
    host: servername,
    ...(!/^[\d.]+$|:/.test(servername) && { servername }),
    rejectUnauthorized: false,
    ALPNProtocols: ['http/1.1'],
  })
}
