import fc from 'fast-check'
import { type FuzzRequest, requestArb, soundArb } from './request-arb.ts'
import type { Answer } from './send.ts'
import { sweepOf } from './sweep.ts'
import { tryRequest } from './trial.ts'
import type { World } from './world.ts'

export interface Finding {
  faults: string[]
  /** Shrunk: what could be taken away without the fault going too is gone. */
  request: FuzzRequest
  seed: number
}

export interface Fuzzing {
  seed: number
  requests: number
  /** Told at once, so that a long run need not end to be of use. */
  onFinding?: (finding: Finding) => void
}

export interface Fuzzed {
  sent: number
  findings: Finding[]
  statuses: Map<number, number>
  /** How often each operation answered with figures; one that never does is fuzzed blindly. */
  reached: Map<string, number>
  slowest: { tookMs: number; request: FuzzRequest } | null
  /** The longest the program stood still at one request, for its own work. */
  stillest: { stillMs: number; request: FuzzRequest } | null
}

/** A trial sends the request again, its head, and the tag it got: between two and three requests each. */
const perTrial = 2.5
/** How much of the whole goes to the sweep, which is larger than the quick run. */
const swept = 0.4
const mostShrinks = 200
/** So often a reading is asked soundly until it answers with figures. */
const mostGreetings = 40

/**
 * Sends so many requests of every sort: each reading until it has answered, the sweep, then chance. A fault once found is shrunk, set down and no longer looked for, so that one
 * does not hide another.
 */
export async function fuzz(world: World, { seed, requests, onFinding }: Fuzzing): Promise<Fuzzed> {
  const { operations, document } = world.judging
  const fuzzed: Fuzzed = {
    sent: 0,
    findings: [],
    statuses: new Map(),
    reached: new Map(),
    slowest: null,
    stillest: null,
  }
  const known = new Set<string>()
  const judgeOne = async (request: FuzzRequest): Promise<string[]> => {
    const trial = await tryRequest(world.target, world.judging, request)
    count(fuzzed, request, trial)
    return trial.faults.filter((fault) => !known.has(kindOf(request, fault)))
  }
  const keepFinding = (finding: Finding) => {
    fuzzed.findings.push(finding)
    onFinding?.(finding)
    for (const fault of finding.faults) known.add(kindOf(finding.request, fault))
  }

  for (const operation of operations.filter(({ method }) => method === 'GET')) {
    for (const request of fc.sample(soundArb(document, operation, world.known), { seed, numRuns: mostGreetings })) {
      if (fuzzed.reached.has(operation.id)) break
      const faults = await judgeOne(request)
      if (faults.length > 0) keepFinding({ faults, request, seed })
    }
  }

  const sweep = sweepOf(operations, world.known)
  const every = Math.max(1, Math.ceil((sweep.length * perTrial) / (requests * swept)))
  for (const [place, request] of sweep.entries()) {
    if ((place + seed) % every !== 0) continue
    const faults = await judgeOne(request)
    if (faults.length > 0) keepFinding({ faults, request, seed })
  }

  const arbitrary = requestArb(document, operations, world.known)
  for (let round = 0; fuzzed.sent < requests; round++) {
    let found: { request: FuzzRequest; faults: string[] } | null = null
    let shrinks = 0
    const property = fc.asyncProperty(arbitrary, async (request) => {
      if (found && shrinks++ > mostShrinks) return true
      const faults = await judgeOne(request)
      if (faults.length > 0) found = { request, faults }
      return faults.length === 0
    })
    const numRuns = Math.ceil((requests - fuzzed.sent) / perTrial)
    const { failed, errorInstance } = await fc.check(property, { seed: seed + round, numRuns })
    // What broke was the trial itself.
    if (failed && !found) throw errorInstance
    if (found) keepFinding({ ...(found as Omit<Finding, 'seed'>), seed })
  }
  return fuzzed
}

/** Faults of one kind at one operation are one finding: what was sent and how long it took do not make another. */
const kindOf = ({ operation, over }: FuzzRequest, fault: string): string =>
  `${operation} ${over} ${fault.replaceAll(/["“'].*?["”']|\d+/g, '…').slice(0, 60)}`

function count(fuzzed: Fuzzed, request: FuzzRequest, { answer, sent }: { answer: Answer | null; sent: number }): void {
  fuzzed.sent += sent
  if (!answer) return
  const { status, tookMs, stillMs = 0 } = answer
  if (stillMs > (fuzzed.stillest?.stillMs ?? 0)) fuzzed.stillest = { stillMs, request }
  fuzzed.statuses.set(status, (fuzzed.statuses.get(status) ?? 0) + 1)
  if (status === 200 && request.operation)
    fuzzed.reached.set(request.operation, (fuzzed.reached.get(request.operation) ?? 0) + 1)
  if (tookMs > (fuzzed.slowest?.tookMs ?? 0)) fuzzed.slowest = { tookMs, request }
}

export const tellFinding = ({ faults, request, seed }: Finding): string => {
  const { method, target, headers, body, over } = request
  const shown = JSON.stringify({ over, method, target: target.slice(0, 300), headers, body: body?.slice(0, 100) })
  return `${faults.join('\n')}\n  by ${shown}\n  FUZZ_SEED=${seed}`
}
