import { draw, bell } from '../history/chance.ts'
import { core, lineOf, resolver, vantage } from '../province/path.ts'
import type { PathFault, PathFaultBoard } from './path-fault.ts'

/** What comes of all faults on a path together, for one question. */
export interface Effect {
  /** Nobody listens there. */
  refuse: boolean
  /** Taken, and never answered. */
  silent: boolean
  /** Broken off after the question. */
  reset: boolean
  status: 200 | 503
  login: boolean
  /** Beyond what the path takes anyway, ms. */
  delayMs: number
}

export interface CertificateEffect {
  kind: 'good' | 'expired' | 'expiring' | 'wrong-name' | 'untrusted'
  days: number
}

type On = PathFault & { node: string }

/** Nodes of the network: what they lose, they lose before a system is reached. */
const isNetwork = (node: string): boolean => node === vantage || node === core || /^(segment|line)-/.test(node)

/** `chance` gives another number from 0 up to 1 for each key. */
export function effectOf(faults: readonly On[], chance: (key: number) => number): Effect {
  const effect: Effect = { refuse: false, silent: false, reset: false, status: 200, login: false, delayMs: 0 }
  for (const [at, { kind, node, percent, ms }] of faults.entries()) {
    const hit = chance(at * 10) * 100 < percent
    if (kind === 'down' && node !== resolver) effect[isNetwork(node) ? 'refuse' : 'reset'] = true
    else if (kind === 'silent' && node !== resolver) effect.silent = true
    else if (kind === 'slow') effect.delayMs += ms
    else if (kind === 'lossy') effect.delayMs += lossDelay(percent / 100, (key) => chance(at * 10 + key))
    else if (kind === 'errors' && hit) effect.status = 503
    else if (kind === 'resets' && hit) effect.reset = true
    else if (kind === 'login') effect.login = true
  }
  return effect
}

export function certificateOf(faults: readonly On[]): CertificateEffect {
  for (const { kind, days } of faults)
    if (kind === 'expired' || kind === 'expiring' || kind === 'wrong-name' || kind === 'untrusted')
      return { kind, days }
  return { kind: 'good', days: 180 }
}

/** Whether a datagram gets through and back: it is not sent again. */
export const isLost = (faults: readonly On[], chance: (key: number) => number): boolean =>
  faults.some(
    ({ kind, node, percent }, at) =>
      isNetwork(node) && (kind === 'down' || kind === 'silent' || (kind === 'lossy' && chance(at) * 100 < percent)),
  )

/**
 * What loss costs a question and its answer over TCP: the first packet is sent again after 1, 3 and 7 s (RFC 6298), those
 * of data after 0.2, 0.6, 1.4 s. The kernel opens connections on loopback by itself, so both are waited for here.
 */
function lossDelay(share: number, chance: (key: number) => number): number {
  let first = 0
  while (first < 3 && chance(1 + first) < share) first += 1
  let data = 0
  while (data < 3 && chance(5 + data) < share) data += 1
  return (2 ** first - 1) * 1_000 + (2 ** data - 1) * 200
}

/**
 * What a question takes when nothing is wrong, ms: the line's round trip (8–60 ms, always the same for a line), the
 * system's work (15–110 ms), a little more in office hours, and the scatter of every day with a long tail.
 */
export function naturalMs(line: string, system: string, hour: number, chance: (key: number) => number): number {
  const roundTrip = lineMs(line)
  const work = 15 + 95 * draw(nameNumber(system), 2)
  const busy = hour >= 8 && hour < 17 ? 1 + 0.3 * draw(nameNumber(line), 3) : 1
  const scatter = Math.exp(0.22 * bell(chance(7)))
  const tail = chance(8) < 0.004 ? 3 + 4 * chance(9) : 1
  return (roundTrip + work * busy) * scatter * tail
}

export const lineMs = (line: string): number => 8 + 52 * draw(nameNumber(line), 1) ** 2

function nameNumber(name: string): number {
  let number = 7
  for (let at = 0; at < name.length; at += 1) number = Math.imul(number ^ name.charCodeAt(at), 0x01000193)
  return number >>> 0
}

/** The nodes between the vantage and a place: for a line, what carries it. */
export const wayTo = (unit: string | null, segment: string | null): string[] =>
  unit === null || segment === null ? [vantage, core] : [vantage, core, segment, lineOf(unit)]

const hourMs = 3_600_000

/** Share of an hour's calls along a way that faults on it spoil: as much of them as fails, for as much of the hour. */
export function spoiledOf(
  faults: PathFaultBoard | undefined,
  way: readonly string[],
  hourFrom: Date,
  now: Date,
): number {
  const all = faults?.all() ?? {}
  const worst = way.map((node) => {
    const fault = all[node]
    if (!fault) return 0
    const failing =
      fault.kind === 'down' || fault.kind === 'silent' || fault.kind === 'login'
        ? 1
        : fault.kind === 'errors' || fault.kind === 'resets'
          ? fault.percent / 100
          : 0
    const part = fault.everyS === undefined || fault.forS === undefined ? 1 : fault.forS / fault.everyS
    const from = Math.max(hourFrom.getTime(), fault.since)
    const to = Math.min(hourFrom.getTime() + hourMs, now.getTime())
    return (failing * part * Math.max(0, to - from)) / hourMs
  })
  return Math.min(1, Math.max(0, ...worst))
}
