import { setTimeout as sleep } from 'node:timers/promises'
import { askConnection, type AskedConnection } from '../probe/ask/ask-connection.ts'
import { sampleOf } from '../probe/ask/round.ts'
import { networkOf } from '../probe/prober/network-of.ts'
import { makePacer } from '../probe/pace/pacer.ts'
import { figure, type Line } from './alternate.ts'
import { probeTools, type Targets, watchedHttp, watchedTcp } from './probe-fleet.ts'

/** A country's connections from one process: each asked once a minute, in its place, for a minute after the first. */
const country = 33_000
const province = 8_000

export async function benchProbePace(targets: Targets): Promise<Line[]> {
  return [
    await hold(`${country} TCP connections a minute, one process`, country, (n) => watchedTcp(n, targets.tcp), targets),
    await hold(
      `${province} HTTP connections a minute (133 a second)`,
      province,
      (n) => watchedHttp(n, targets.http),
      targets,
    ),
  ]
}

async function hold(
  what: string,
  count: number,
  watched: (n: number) => AskedConnection,
  targets: Targets,
): Promise<Line> {
  const fleet = new Map(Array.from({ length: count }, (_, n) => watched(n)).map((config) => [config.id, config]))
  const { tools, stop } = probeTools(targets)
  let failed = 0
  const pacer = makePacer({
    wheel: tools.wheel,
    now: () => performance.now(),
    epochAtZero: performance.timeOrigin,
    async ask({ id }) {
      const outcome = await askConnection(fleet.get(id)!, 0, tools)
      if (outcome.kind !== 'round' || !sampleOf(id, 0, outcome, 0).ok) failed += 1
    },
  })
  pacer.set([...fleet.values()].map((config) => ({ id: config.id, intervalS: 60, network: networkOf(config) })))
  await sleep(5_000)
  pacer.figures()
  const [before, began] = [process.cpuUsage(), performance.now()]
  await sleep(60_000)
  const { user, system } = process.cpuUsage(before)
  const seconds = (performance.now() - began) / 1_000
  const { rounds, p99Ms, maxMs, skipped } = pacer.figures()
  pacer.stop()
  await sleep(500)
  stop()
  const cores = (user + system) / 1e6 / seconds
  const held = rounds >= count * 0.99 && failed === 0 && skipped === 0
  return {
    what,
    goal: 'p99 late ≤ 1 s',
    figure: `${p99Ms} ms late p99, ${maxMs} at most; ${figure(cores)} cores, ${figure((cores * 1_000) / (rounds / seconds), 3)} ms each, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB; ${rounds} rounds, ${failed} failed`,
    met: held && p99Ms <= 1_000,
  }
}
