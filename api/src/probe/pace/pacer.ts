import { dueOf, type Grid, gridOf, roundAfter } from './due.ts'
import { chooseFast, fastIntervalMs } from './fast-cadence.ts'
import { type GateLimits, makeGate } from './gate.ts'
import { type LatenessFigures, makeLateness } from './lateness.ts'
import type { TimerWheel, WheelTimer } from './timer-wheel.ts'

export interface Paced {
  id: string
  intervalS: number
  /** Targets of one network do not get too many rounds at once. */
  network: string
}

/** One round that is to begin now. */
export interface Turn {
  id: string
  /** Of the fast cadence, between two rounds of the connection's own. */
  fast: boolean
  /** How long after its time it begins, ms. */
  lateMs: number
}

export interface PaceFigures extends LatenessFigures {
  underWay: number
  waiting: number
  fast: number
  /** Rounds left out because the one before them had not ended. */
  skipped: number
}

export interface Pacer {
  /** These and no others from now on; whoever was there keeps its place. */
  set(connections: readonly Paced[]): void
  /** Those that should be asked faster; the budget decides who is. */
  hurry(wanted: Iterable<string>): void
  figures(): PaceFigures
  stop(): void
}

export interface PacerOptions extends Partial<GateLimits> {
  wheel: TimerWheel
  /** Monotonic, ms. */
  now: () => number
  /** Epoch ms at the monotonic instant 0: read once, so that a clock put right or wrong moves no round. */
  epochAtZero: number
  ask: (turn: Turn) => Promise<void>
  /** Lets the loop breathe between handfuls of rounds. */
  breathe?: (go: () => void) => void
}

interface Place {
  paced: Paced
  grid: Grid
  /** Monotonic ms. */
  due: number
  isFastRound: boolean
  began: number
  busy: boolean
  timer: WheelTimer
}

const handful = 8

/**
 * Asks each connection when its time has come, however long the others take (an open loop): a slow target delays no one,
 * and how late a round began is known. Starting up spreads over one interval by itself, since each place on the grid
 * comes round once in it.
 */
export function makePacer(options: PacerOptions): Pacer {
  const { wheel, now, epochAtZero, ask, breathe = setImmediate } = options
  const gate = makeGate({ atOnce: options.atOnce ?? 2_000, perNetwork: options.perNetwork ?? 100 })
  const lateness = makeLateness()
  const places = new Map<string, Place>()
  const ready: Place[] = []
  let fast: Set<string> = new Set()
  let skipped = 0
  let breathing = false
  let stopped = false

  const ownDue = (grid: Grid, afterMs: number): number =>
    dueOf(grid, roundAfter(grid, epochAtZero + afterMs)) - epochAtZero

  function plan(place: Place): void {
    // Only what comes after now: a round of the grid is never done twice, nor are lost ones caught up.
    const own = ownDue(place.grid, Math.max(place.due, now()))
    const soon = place.began + fastIntervalMs
    place.isFastRound = fast.has(place.paced.id) && soon < own
    place.due = place.isFastRound ? Math.max(soon, now()) : own
    place.timer = wheel.at(place.due, () => fallDue(place))
  }

  function fallDue(place: Place): void {
    if (place.busy) {
      skipped += 1
      place.began = now()
      plan(place)
      return
    }
    place.busy = true
    ready.push(place)
    if (!breathing) launch()
  }

  function launch(): void {
    breathing = false
    for (const place of ready.splice(0, handful)) gate.enter(place.paced.network, () => begin(place))
    if (ready.length === 0) return
    breathing = true
    breathe(launch)
  }

  function begin(place: Place): void {
    const { id, network } = place.paced
    if (stopped || places.get(id) !== place) return gate.leave(network)
    place.began = now()
    const turn = { id, fast: place.isFastRound, lateMs: place.began - place.due }
    lateness.take(turn.lateMs)
    plan(place)
    const end = () => {
      place.busy = false
      gate.leave(network)
    }
    ask(turn).then(end, end)
  }

  return {
    set(connections) {
      const wanted = new Map(connections.map((paced) => [paced.id, paced]))
      for (const [id, place] of places) {
        if (wanted.get(id)?.intervalS === place.paced.intervalS) continue
        wheel.cancel(place.timer)
        places.delete(id)
      }
      for (const paced of connections) {
        const known = places.get(paced.id)
        if (known) {
          // A round under way leaves the network it entered; only the next one enters another.
          if (!known.busy) known.paced = paced
          continue
        }
        const grid = gridOf(paced.id, paced.intervalS)
        const due = ownDue(grid, now())
        const place: Place = { paced, grid, due, isFastRound: false, began: -Infinity, busy: false, timer: none }
        place.timer = wheel.at(due, () => fallDue(place))
        places.set(paced.id, place)
      }
    },
    hurry(wanted) {
      const paced = [...wanted].filter((id) => places.has(id))
      const before = fast
      fast = chooseFast(paced, before, places.size)
      for (const id of fast) {
        const place = places.get(id)!
        if (before.has(id) || place.timer.tick < 0) continue
        const soon = Math.max(place.began + fastIntervalMs, now())
        if (!(soon < place.due)) continue
        wheel.cancel(place.timer)
        place.isFastRound = true
        place.due = soon
        place.timer = wheel.at(soon, () => fallDue(place))
      }
    },
    figures() {
      const figures = { underWay: gate.underWay(), waiting: gate.waiting() + ready.length, fast: fast.size, skipped }
      skipped = 0
      return { ...lateness.read(), ...figures }
    },
    stop() {
      stopped = true
      for (const { timer } of places.values()) wheel.cancel(timer)
      places.clear()
    },
  }
}

const none: WheelTimer = { tick: -1, run: () => {} }
