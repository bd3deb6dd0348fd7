import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fact, Sample } from 'shared/probe/sample.ts'
import type { MaintenanceWindow } from 'shared/probe/topology.ts'
import type { Db } from '../../db/open.ts'
import type { Logger } from '../../deps.ts'
import type { EgressRules } from '../../http/egress/judge-address.ts'
import { findFping } from '../ask/fping.ts'
import { isAsked } from '../ask/ask-connection.ts'
import { makeNames } from '../ask/names.ts'
import { makeHealth } from '../audit-self/judge-self.ts'
import { listenToLoop } from '../audit-self/loop-lag.ts'
import { openOwnEcho } from '../audit-self/own-echo.ts'
import type { Batch } from '../keep/batch.ts'
import { keepDetectorStates, keepDetectorWhole, readDetectorStates, readDetectorWhole } from '../keep/detector-store.ts'
import { claimShares, leaveShares, makeShares } from '../pace/claim-shares.ts'
import { makePacer, type PaceFigures } from '../pace/pacer.ts'
import { judgeShare, shareOfConnection } from '../pace/plan-shares.ts'
import { driveWheel, makeTimerWheel } from '../pace/timer-wheel.ts'
import { adoptFolders, claimFolder, leaveFolder } from '../spool/adopt.ts'
import { openSpool } from '../spool/spool.ts'
import { makeAsker } from './asker.ts'
import { makeRunningLog } from './ask-running-log.ts'
import { makeBeatHearing } from './hear-beats.ts'
import { makeCallHearing } from './hear-calls.ts'
import { makeHandOver } from './hand-over.ts'
import { type Judge, makeJudge } from './judge.ts'
import { networkOf } from './network-of.ts'
import { readFleet, readFleetMark, type WatchedFleet } from './read-watched.ts'
import { readRoundsSince } from './read-rounds.ts'
import { replayLeft } from './replay-left.ts'
import { makeSuspicion } from './suspicion.ts'

export interface ProberDeps {
  db: Db
  log: Logger
  keep: (batch: Batch, at: Date) => Promise<unknown>
  egress: () => Promise<EgressRules>
  /** Below it each life of a prober has a folder of its own. */
  spoolRoot: string
  /** Name servers, `address:port`; none for the machine's own. */
  dnsServers: readonly string[]
  readMaintenance: (fleet: WatchedFleet, now: number) => Promise<MaintenanceWindow[]>
  readRestDays: () => Promise<(day: number) => boolean>
  /** The wall clock has gone another way than time for a minute: instants can no longer be told rightly. */
  onClockJump: (skewMs: number) => void
  leaseMs?: number
  /** How long all must be well before a root is held to be over. */
  rootHoldMs?: number
}

export interface ProberFigures extends PaceFigures {
  connections: number
  judges: boolean
  away: boolean
  sick: boolean
  forbidden: number
}

export interface Prober {
  id: string
  figures(): ProberFigures
  /** Lets no new round begin, keeps what was measured, and gives back its share. */
  stop(): Promise<void>
}

const secondMs = 1_000
const claimEveryMs = 4_000
const fleetEveryMs = 10_000
const othersEveryMs = 2_000
const callsEveryMs = 60_000
const beatsEveryMs = 5_000
const memoryEveryMs = 15_000
const memoryShare = 20
/** The wall clock is looked at only to notice when it has gone another way than time itself. */
const jumpMs = 30_000
const jumpSeconds = 60

/**
 * One prober: claims a share of what its vantage watches, asks each connection when its time has come, judges when it is
 * its turn to, and hands over what came of it. Every duration is of the monotonic clock.
 */
export async function startProber(deps: ProberDeps): Promise<Prober> {
  const { db, log, leaseMs = 15_000 } = deps
  const id = randomUUID()
  const now = () => performance.timeOrigin + performance.now()
  const wheel = makeTimerWheel(performance.now())
  const lag = listenToLoop()
  const ownEcho = await openOwnEcho()
  const folder = await claimFolder(deps.spoolRoot, id)
  const spool = await openSpool(folder)
  const keep = (batch: Batch) => deps.keep(batch, new Date(now()))
  const handOver = makeHandOver({ prober: id, spool, keep, now, log })
  const adopted = (await adoptFolders(deps.spoolRoot, id)).map((left) => replayLeft(left, { keep, now, log }))
  let rules = await deps.egress()
  const stopping = new AbortController()
  const rootHold = deps.rootHoldMs === undefined ? {} : { recoveredMs: deps.rootHoldMs }

  let fleet: WatchedFleet = { nodes: [], connections: [] }
  let mark = ''
  let vantage = ''
  let shares = new Set<number>()
  let judge: Judge | null = null
  let samples: Sample[] = []
  let sick = false
  let jumpedSeconds = 0
  const isSick = makeHealth()
  const suspicion = makeSuspicion()
  let figures: PaceFigures = { rounds: 0, p50Ms: 0, p99Ms: 0, maxMs: 0, underWay: 0, waiting: 0, fast: 0, skipped: 0 }

  const tools = {
    wheel,
    names: makeNames({ servers: deps.dnsServers }),
    rules: () => rules,
    now: () => new Date(now()),
    ping: await findFping(),
    dnsServers: deps.dnsServers,
  }
  const took = (sample: Sample, facts: readonly Fact[]) => {
    samples.push(sample)
    suspicion.take(sample)
    judge?.take(sample)
    for (const fact of facts) judge?.observe(fact)
  }
  const asker = makeAsker({ tools, lag, ownPort: ownEcho.port, epochAtZero: performance.timeOrigin, log, took })
  const pacer = makePacer({
    wheel,
    now: () => performance.now(),
    epochAtZero: performance.timeOrigin,
    ask: (turn) => asker.ask(turn),
  })
  const runningLog = makeRunningLog(db, { rules: () => rules, now: () => new Date(now()) }, log)
  const callsOf = makeCallHearing(db, runningLog)
  const beatsOf = makeBeatHearing(db)
  const stopWheel = driveWheel(wheel)

  /** Its share of what is asked; its own checks each prober makes for itself. */
  function deal(): void {
    const mine = fleet.connections
      .filter(isAsked)
      .filter((config) => config.vantage === vantage && (config.sentinel || shares.has(shareOfConnection(config))))
    asker.set(mine)
    pacer.set(mine.map((config) => ({ id: config.id, intervalS: config.intervalS, network: networkOf(config) })))
  }

  async function lookAtFleet(): Promise<void> {
    rules = await deps.egress()
    const newest = await readFleetMark(db)
    if (newest === mark) return
    fleet = await readFleet(db)
    mark = newest
    vantage = fleet.connections[0]?.vantage ?? ''
    if (vantage !== '') await makeShares(db, vantage)
    if (judge) {
      const tracks = new Map(judge.memories(1).map((one) => [one.connection, one.snapshot]))
      const memory = { tracks, shared: judge.shared() }
      judge = makeJudge(fleet, memory, { restDay: await deps.readRestDays(), ...rootHold })
    }
    deal()
  }

  async function share(): Promise<void> {
    if (vantage === '') return
    const held = await claimShares(db, { vantage, prober: id, leaseMs })
    const changed = held.size !== shares.size || [...held].some((part) => !shares.has(part))
    shares = held
    if (changed) deal()
    if (held.has(judgeShare) && !judge) await beginToJudge()
    else if (!held.has(judgeShare) && judge) {
      judge = null
      log.info({ vantage }, 'another prober judges')
    }
  }

  async function beginToJudge(): Promise<void> {
    const memory = { tracks: await readDetectorStates(db), shared: await readDetectorWhole(db, vantage) }
    judge = makeJudge(fleet, memory, { restDay: await deps.readRestDays(), ...rootHold })
    judge.setMaintenance(await deps.readMaintenance(fleet, now()))
    // What came in since it was last remembered, the judge before has seen and this one has not.
    const since = now() - memoryShare * memoryEveryMs - 60_000
    const watched = fleet.connections.filter((config) => config.vantage === vantage)
    for (const sample of await readRoundsSince(db, new Map(watched.map((config) => [config.id, since]))))
      judge.take(sample)
    log.info({ vantage, remembered: memory.tracks.size }, 'judging')
  }

  /** What the others have asked is judged here too. */
  async function hearOthers(): Promise<void> {
    if (!judge) return
    const last = judge.lastAt()
    const others = fleet.connections.filter(
      (config) =>
        config.vantage === vantage && !config.sentinel && !(isAsked(config) && shares.has(shareOfConnection(config))),
    )
    if (others.length === 0) return
    const since = new Map(others.map(({ id: other }) => [other, last.get(other) ?? now() - 180_000]))
    for (const sample of await readRoundsSince(db, since)) judge.take(sample)
  }

  /** Evidence of real calls is for whoever judges to hear, so that it is heard once. */
  async function hearCalls(): Promise<void> {
    if (!judge) return
    for (const sample of await callsOf(fleet.connections, now())) took(sample, [])
  }

  async function hearBeats(): Promise<void> {
    if (!judge) return
    for (const sample of await beatsOf(fleet.connections, Math.round(now()), judge.hurried())) took(sample, [])
  }

  async function remember(everything: boolean): Promise<void> {
    if (!judge) return
    const at = new Date(now())
    const shared = judge.shared()
    await keepDetectorStates(db, judge.memories(everything ? 1 : memoryShare), at)
    await keepDetectorWhole(db, vantage, shared, at)
    judge.setMaintenance(await deps.readMaintenance(fleet, now()))
  }

  function everySecond(): void {
    const window = lag.turn(performance.now())
    figures = pacer.figures()
    const wasSick = sick
    sick = isSick({ lagMs: window.p99Ms, lateMs: figures.p99Ms, ownEchoOk: asker.ownEchoOk() })
    if (sick !== wasSick) log.warn({ sick, lagMs: window.p99Ms, lateMs: figures.p99Ms }, 'looking at itself')
    judge?.tick(now())
    if (sick !== wasSick) judge?.saySick(now(), sick)
    lookAtClock()
    pacer.hurry(judge ? judge.hurried() : suspicion.hurried(now()))
    flush()
  }

  function lookAtClock(): void {
    const skewMs = Date.now() - now()
    jumpedSeconds = Math.abs(skewMs) > jumpMs ? jumpedSeconds + 1 : 0
    if (jumpedSeconds === jumpSeconds) deps.onClockJump(skewMs)
  }

  function flush(): void {
    const judged = judge?.drain() ?? { standings: [], events: [] }
    const mine = samples
    samples = []
    // Of its own checks only the judge's are the vantage's; another's would tell of another host under one name.
    const kept = judge ? mine : mine.filter(({ connection }) => !sentinels().has(connection))
    if (kept.length + judged.standings.length + judged.events.length > 0) handOver.put({ samples: kept, ...judged })
  }
  const sentinels = () => new Set(fleet.connections.filter(({ sentinel }) => sentinel).map((config) => config.id))

  async function again(everyMs: number, what: string, work: () => Promise<unknown>): Promise<void> {
    while (!stopping.signal.aborted) {
      await work().catch((error: unknown) => log.warn({ err: error, what }, 'tried again soon'))
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  await lookAtFleet().catch((error: unknown) => log.warn({ err: error }, 'what is watched could not be read yet'))
  await share().catch((error: unknown) => log.warn({ err: error }, 'no share could be claimed yet'))
  const clocks = [
    again(fleetEveryMs, 'fleet', lookAtFleet),
    again(Math.min(claimEveryMs, leaseMs / 3), 'share', share),
    again(othersEveryMs, 'others', hearOthers),
    again(callsEveryMs, 'call logs', hearCalls),
    again(beatsEveryMs, 'heartbeats', hearBeats),
    again(memoryEveryMs, 'memory', () => remember(false)),
    again(secondMs, 'second', () => Promise.resolve(everySecond())),
  ]

  return {
    id,
    figures: () => ({
      ...figures,
      connections: fleet.connections.length,
      judges: judge !== null,
      away: handOver.isAway(),
      sick,
      forbidden: asker.forbidden().size,
    }),
    async stop() {
      stopping.abort()
      pacer.stop()
      await Promise.all(clocks)
      flush()
      await Promise.all([handOver.close(), ...adopted.map((other) => other.close())])
      await remember(true).catch(() => {})
      await leaveShares(db, id).catch(() => {})
      const isEmpty = spool.isEmpty()
      await spool.close()
      if (isEmpty) await leaveFolder(folder)
      stopWheel()
      lag.stop()
      await ownEcho.close()
    },
  }
}
