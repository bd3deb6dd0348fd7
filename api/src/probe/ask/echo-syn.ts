import { connect } from 'node:net'
import { classOf, codeOf } from './error-class.ts'
import type { Echoes } from './echo-udp.ts'
import { lostSyns } from './lost-syns.ts'
import type { AskTools } from './tools.ts'

const most = 5

/**
 * Where neither ICMP nor a reflector is to be had: connections opened and dropped at once. An answer of any kind is an
 * echo, a refusal too; how long each took tells how many packets were sent again for it.
 */
export async function echoSyn(
  address: string,
  port: number,
  echoes: number,
  { wheel, untilMs }: Pick<AskTools, 'wheel'> & { untilMs: number },
): Promise<Echoes> {
  const times: (number | null)[] = []
  while (times.length < Math.min(echoes, most) && performance.now() < untilMs) {
    const ms = await openOnce(address, port, wheel, untilMs)
    const lost = ms === null ? null : lostSyns(ms * 1000)
    if (lost !== null) times.push(...Array<null>(lost).fill(null))
    times.push(ms)
  }
  return { times, code: null }
}

function openOnce(address: string, port: number, wheel: AskTools['wheel'], untilMs: number): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>()
  const began = performance.now()
  const socket = connect({ host: address, port, autoSelectFamily: false })
  const end = (isAnswered: boolean) => {
    wheel.cancel(deadline)
    socket.resetAndDestroy()
    resolve(isAnswered ? performance.now() - began : null)
  }
  const deadline = wheel.at(untilMs, () => end(false))
  socket.once('connect', () => end(true))
  socket.on('error', (error) => end(classOf(codeOf(error)) === 'refused'))
  return promise
}
