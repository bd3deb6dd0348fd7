import type { Day } from '../day.ts'
import { z95 } from '../statistics/normal.ts'

/** Dossiers a unit took in on a day, how many of them became late, and whether a fault lay over that day. */
export interface UnitDay {
  unit: string
  day: Day
  received: number
  late: number
  faulty: boolean
}

export interface Lateness {
  /** Null: of all units. */
  unit: string | null
  faultyDays: number
  received: number
  late: number
  /** Late on days of a fault, had these been like the unit's other days. */
  expected: number
  /** More, or fewer, than that, and the interval in which the excess lies with 95 % confidence. */
  excess: number
  low: number
  high: number
  verdict: 'more' | 'fewer' | 'not-told-apart' | 'too-little'
}

export interface FaultLateness {
  all: Lateness
  units: Lateness[]
  /** Late on whatever day, for the excess to be held against. */
  lateInAll: number
}

/** Fewer dossiers on days without a fault say too little of how a unit's days are. */
const leastReceived = 30

/**
 * How many dossiers became late over faults, reckoned and not asked: each unit's days of a fault against its own other
 * days, so that a unit that is always late is not excused by a fault, nor a large one blamed for its size. The excess
 * of a unit is what was late on days of a fault less the rate of its other days times what came in; its variance is that
 * of a binomial count whose rate is itself estimated, n·p(1 − p)(1 + n/m). Whatever else was on those days counts too.
 */
export function faultLateness(days: readonly UnitDay[]): FaultLateness {
  const units: Lateness[] = []
  let [lateInAll, wholeVariance] = [0, 0]
  for (const [unit, own] of byUnit(days)) {
    const sum = (faulty: boolean, of: 'received' | 'late') =>
      own.filter((one) => one.faulty === faulty).reduce((total, one) => total + one[of], 0)
    lateInAll += sum(true, 'late') + sum(false, 'late')
    const [received, late, others] = [sum(true, 'received'), sum(true, 'late'), sum(false, 'received')]
    if (received === 0 || others < leastReceived) continue
    const rate = sum(false, 'late') / others
    const expected = received * rate
    // Nothing late among many is no rate of nought: the rule of succession keeps a little doubt.
    const doubted = (sum(false, 'late') + 1) / (others + 2)
    const variance = received * doubted * (1 - doubted) * (1 + received / others)
    const faultyDays = own.filter((one) => one.faulty).length
    wholeVariance += variance
    units.push({ unit, faultyDays, received, late, expected, ...judged(late - expected, variance) })
  }
  const total = (of: 'received' | 'late' | 'expected') => units.reduce((all, one) => all + one[of], 0)
  const all = { unit: null, received: total('received'), late: total('late'), expected: total('expected') }
  const faultyDays = new Set(days.filter((one) => one.faulty).map(({ day }) => day)).size
  return {
    all:
      units.length === 0
        ? { ...all, faultyDays, excess: 0, low: 0, high: 0, verdict: 'too-little' }
        : { ...all, faultyDays, ...judged(all.late - all.expected, wholeVariance) },
    units: units.toSorted((one, other) => other.excess - one.excess),
    lateInAll,
  }
}

function judged(excess: number, variance: number): Pick<Lateness, 'excess' | 'low' | 'high' | 'verdict'> {
  const half = z95 * Math.sqrt(variance)
  const [low, high] = [excess - half, excess + half]
  return { excess, low, high, verdict: low > 0 ? 'more' : high < 0 ? 'fewer' : 'not-told-apart' }
}

function byUnit(days: readonly UnitDay[]): Map<string, UnitDay[]> {
  const units = new Map<string, UnitDay[]>()
  for (const one of days) {
    const own = units.get(one.unit)
    if (own) own.push(one)
    else units.set(one.unit, [one])
  }
  return units
}
