import { get } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AskedConnection, Tools } from '../probe/ask/ask-connection.ts'
import { askConnection } from '../probe/ask/ask-connection.ts'
import { figure, type Line, median } from './alternate.ts'
import { addressOf, probeTools, type Targets, watchedHttp, watchedTcp } from './probe-fleet.ts'

const rounds = 7
const warmRounds = 4
const perRound = 1_500
const atOnce = 10
const goal = 1.5

/** What one probe costs the processor beside the least anyone could do in Node, A B A B in one run. */
export async function benchProbeCost(targets: Targets): Promise<Line[]> {
  const { tools, stop } = probeTools(targets)
  try {
    return [
      await pair('TCP probe / bare net.connect', ours(watchedTcp, targets.tcp, tools), (n) => bareTcp(n, targets.tcp)),
      await pair('HTTP probe / bare http.get', ours(watchedHttp, targets.http, tools), (n) =>
        bareHttp(n, targets.http),
      ),
    ]
  } finally {
    stop()
  }
}

type Probe = (n: number) => Promise<unknown>

const ours = (watched: (n: number, port: number) => AskedConnection, port: number, tools: Tools): Probe => {
  const fleet = Array.from({ length: perRound }, (_, n) => watched(n, port))
  return async (n) => {
    const outcome = await askConnection(fleet[n]!, n, tools)
    if (outcome.kind !== 'round' || !outcome.ok)
      throw new Error(`a probe of the bench failed: ${JSON.stringify(outcome)}`)
  }
}

async function pair(what: string, probe: Probe, bare: Probe): Promise<Line> {
  const [one, other]: [number[], number[]] = [[], []]
  // Both as they are after some minutes of work, not as they are before they have been compiled.
  for (const side of [probe, bare]) for (let round = 0; round < warmRounds; round += 1) await cpuOf(side)
  for (let round = 0; round < rounds; round += 1) {
    one.push(await cpuOf(probe))
    other.push(await cpuOf(bare))
  }
  const [mine, least] = [median(one), median(other)]
  const ratio = mine / least
  return {
    what: `CPU of a ${what}`,
    goal: `≤ ${figure(goal, 1)}`,
    figure: `${figure(ratio)}  (${figure(mine, 3)} / ${figure(least, 3)} ms)`,
    met: ratio <= goal,
  }
}

/** Milliseconds of processor for one probe. */
async function cpuOf(probe: Probe): Promise<number> {
  await sleep(200)
  const before = process.cpuUsage()
  let next = 0
  const lane = async () => {
    while (next < perRound) await probe(next++)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000 / perRound
}

function bareTcp(n: number, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: addressOf(n), port })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.resetAndDestroy()
      resolve()
    })
  })
}

function bareHttp(n: number, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    get({ host: addressOf(n), port, path: '/suc-khoe', agent: false }, (response) => {
      response.resume()
      response.once('end', resolve)
    }).once('error', reject)
  })
}
