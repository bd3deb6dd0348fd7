import { nextUnitAsking } from 'shared/feed/connector/next-unit-ask.ts'
import type { Asking } from 'shared/feed/next-ask.ts'
import type { Deps } from '../../deps.ts'
import type { Answer } from '../ask.ts'
import type { Claim } from '../claim-due.ts'
import type { ConnectorMeans, MappedAsking } from '../connector/collect-mapped.ts'
import { beginMapped } from '../connector/collect-mapped.ts'
import type { AddUp } from '../keep-reading.ts'
import { packPayload } from '../payload-store.ts'
import { readQuestion } from '../read-question.ts'
import { endRound } from './end-round.ts'
import { failUnit, keepUnit } from './keep-unit.ts'
import { type AskedUnit, readAskedUnits } from './unit-store.ts'

export interface FannedOut {
  outcome: 'fanned-out' | 'lost' | 'stopped'
  kept: number
  failed: number
  left: number
}

export interface FanOutMeans {
  addUp: AddUp
  connectors?: ConnectorMeans | undefined
  stop?: AbortSignal | undefined
  /** After so long the place goes to whoever else is due; the rest of the units is asked in the next turn. */
  turnMs?: number
}

type Needs = Pick<Deps, 'db' | 'now' | 'log' | 'egress'>

const atOnce = 2
/** So many failures of the host one after another, and nobody else asks it this time. */
const mostInARow = 5

/**
 * Asks the addresses of the units that are due, two at a time. What a unit answers is kept with that unit's progress in
 * one transaction; one that fails is tried again by itself, later each time, and holds up nobody. A host that answers no
 * one is left alone.
 */
export async function fanOut(
  { db, now, log, egress }: Needs,
  { claim, perMinute }: { claim: Claim; perMinute: number },
  { addUp, connectors, stop, turnMs = 20_000 }: FanOutMeans,
): Promise<FannedOut> {
  const { feed } = claim
  if (!connectors) throw new Error(`The feed ${feed.id} was set up by form, and nothing was handed in to ask it with.`)
  const question = await readQuestion(db, feed.dataset)
  const units = new Map((await readAskedUnits(db, feed.id, question)).map((one) => [one.unit, one]))
  const mapped = await beginMapped(db, feed.id, connectors)
  // Read for each turn, so that a rule withdrawn or expired holds from then on.
  const rules = await egress()
  const ended = new AbortController()
  const signal = stop ? AbortSignal.any([stop, ended.signal]) : ended.signal
  const began = performance.now()
  const queue = [...units.values()].filter((one) => wantedOf(one) !== null && isDue(one)).sort(longestUnasked)
  const done = { kept: 0, failed: 0, inARow: 0, lost: false, brokenOff: false, askedAt: null as Date | null }

  const places = await Promise.allSettled(Array.from({ length: atOnce }, () => askInTurn()))
  for (const place of places) if (place.status === 'rejected') throw place.reason
  if (stop?.aborted) return told('stopped')
  if (done.lost) return told('lost')
  const due = [...units.values()].filter((one) => wantedOf(one) !== null)
  const nextAt = due.reduce<Date | null>((soonest, { dueAt }) => sooner(soonest, dueAt), null)
  const { kept, brokenOff, askedAt } = done
  const end = { units: [...units.values()], nextAt, kept, left: queue.length, brokenOff, askedAt }
  await endRound(db, claim, end, now())
  return told('fanned-out')

  function told(outcome: FannedOut['outcome']): FannedOut {
    return { outcome, kept: done.kept, failed: done.failed, left: queue.length }
  }

  function wantedOf({ life, caughtUpTo }: AskedUnit): Asking | null {
    return nextUnitAsking(feed, life, caughtUpTo, now())
  }

  function isDue({ dueAt }: AskedUnit): boolean {
    return dueAt === null || dueAt <= now()
  }

  async function askInTurn(): Promise<void> {
    while (!signal.aborted && performance.now() - began < turnMs) {
      const unit = queue.shift()
      if (!unit) return
      const asking = wantedOf(unit)
      if (!asking) continue
      const after = await askUnit(unit, asking).catch((error: unknown) => {
        ended.abort()
        throw error
      })
      if (after === 'not-asked') queue.unshift(unit)
      else if (after === null) done.lost = true
      if (after === null || done.brokenOff) ended.abort()
      if (after === null || after === 'not-asked') return
      units.set(unit.unit, after)
      // More of its history, once the others have had their turn.
      if (after.failures === 0 && isDue(after) && wantedOf(after)) queue.push(after)
    }
  }

  async function askUnit(unit: AskedUnit, asking: Asking): Promise<AskedUnit | null | 'not-asked'> {
    const wanted = { from: asking.from, to: asking.to, unit: unit.unit }
    const askedAt = now()
    let tookMs = 0
    const way = { rules: () => rules, now, stop: signal }
    const answer = await connectors!.gate.through(mapped.host, perMinute, signal, async () => {
      const start = performance.now()
      const came = await mapped.ask(wanted, way)
      tookMs = performance.now() - start
      return came
    })
    if (answer === null || signal.aborted) return 'not-asked'
    done.askedAt = askedAt
    const asked = { asking, askedAt, tookMs, connectorVersion: mapped.version }
    const outcome = await judge(mapped, answer, wanted)
    if (outcome.kind === 'read') {
      done.inARow = 0
      const payload = await packPayload(outcome.body, outcome.contentType)
      const answered = { ...asked, payload, reading: outcome.reading, question }
      try {
        const kept = await keepUnit(db, claim, unit, answered, { now: now(), addUp })
        done.kept++
        return kept
      } catch (error) {
        // Sound, or judged so, and still not kept: ours to mend, and no reason for the other units to wait.
        log.error({ err: error, feed: feed.id, unit: unit.unit }, 'an answer could not be kept')
        done.failed++
        const fault = { message: 'notKept' as const }
        return failUnit(db, claim, unit, { ...asked, payload: null, outcome: 'unreadable', fault }, now())
      }
    }
    done.failed++
    done.inARow = outcome.ofHost ? done.inARow + 1 : 0
    done.brokenOff ||= outcome.enough || done.inARow >= mostInARow
    const payload = outcome.body ? await packPayload(outcome.body, outcome.contentType) : null
    return failUnit(db, claim, unit, { ...asked, payload, outcome: outcome.outcome, fault: outcome.fault }, now())
  }
}

async function judge(mapped: MappedAsking, answer: Answer, wanted: { from: string; to: string; unit: string }) {
  if (answer.kind === 'failed') {
    const { outcome, fault, body = null, contentType = null } = answer
    const status = Number(fault.parameters?.['status'] ?? 0)
    const ofHost = outcome === 'unreachable' || outcome === 'deadline'
    return {
      kind: 'failed' as const,
      outcome,
      fault,
      body,
      contentType,
      ofHost,
      enough: status === 429 || status === 503,
    }
  }
  const { body, contentType } = answer
  const reading = await mapped.read(body, wanted)
  if (reading.kind === 'read') return { kind: 'read' as const, reading, body, contentType }
  return {
    kind: 'failed' as const,
    outcome: reading.kind,
    fault: reading.fault,
    body,
    contentType,
    ofHost: false,
    enough: false,
  }
}

/** Those never asked first, then those that have waited longest: a few that always fail hold up nobody. */
function longestUnasked(one: AskedUnit, other: AskedUnit): number {
  return (one.lastAttemptAt?.getTime() ?? 0) - (other.lastAttemptAt?.getTime() ?? 0) || (one.unit < other.unit ? -1 : 1)
}

const sooner = (one: Date | null, other: Date | null): Date | null =>
  one === null || (other !== null && other < one) ? other : one
