import { type Day, dayOfMonth, addDays } from 'shared/day.ts'
import { draw, partOf, seedOf } from './chance.ts'
import { curve } from './curve.ts'
import { ownRate, type Profile } from './profile.ts'
import { serialOf } from './serial-of.ts'

/** The article gives the state of services on this day, between two month ends. */
export const publishedServices = { day: '2025-07-23', services: 1_910 } as const

export const isProcedureDay = (day: Day): boolean => dayOfMonth(addDays(day, 1)) === 1 || day === publishedServices.day

/** A unit's procedures and services on a day, in the order of the measures of the dataset. */
export type Procedures = readonly number[]

/** Decisions that publish procedures move the counts by steps: 1.910 services in July 2025, 1.966 in November. */
const authority = curve({
  '2025-07-01': 2_010,
  '2025-08-31': 2_010,
  '2025-10-31': 2_064,
  '2026-03-31': 2_081,
  '2026-12-31': 2_118,
})
const services = curve({
  '2025-07-01': 1_910,
  '2025-07-31': 1_910,
  '2025-10-31': 1_966,
  '2025-11-30': 1_966,
  '2026-03-31': 1_984,
  '2026-12-31': 2_032,
})
const full = curve({
  '2025-07-01': 1_172,
  '2025-07-31': 1_190,
  '2025-10-31': 1_364,
  '2025-11-30': 1_364,
  '2026-03-31': 1_452,
  '2026-12-31': 1_578,
})
const eligible = curve({ '2025-07-01': 1_462, '2025-10-31': 1_508, '2026-12-31': 1_612 })
const used = curve({ '2025-07-01': 0.21, '2025-12-31': 0.46, '2026-12-31': 0.62 })
const payable = curve({ '2025-07-01': 0.68, '2025-12-31': 0.83, '2026-12-31': 0.93 })
const timely = curve({ '2025-07-01': 0.88, '2025-12-31': 0.95, '2026-12-31': 0.98 })

interface Scope {
  seed: number
  /** Share of the province's procedures that this unit handles. */
  part: number
  rate: (course: number, topic: number) => number
}

export function makeProcedureHistory(seedText: string, profiles: readonly Profile[]) {
  const provinceSeed = seedOf(`${seedText}/procedures`)
  const province = (serial: number) => counts(serial, { seed: provinceSeed, part: 1, rate: (course) => course })
  const ofUnit = (profile: Profile, serial: number) =>
    counts(serial, {
      seed: profile.seed,
      part: partHandledBy(profile),
      rate: (course, topic) => ownRate(profile, course, serial, topic),
    })
  const byCode = new Map(profiles.map((profile) => [profile.unit.code, profile]))
  return (code: string, day: Day): Procedures => {
    const profile = byCode.get(code)
    return profile ? ofUnit(profile, serialOf(day)) : province(serialOf(day))
  }
}

/** All communes handle the same commune-level procedures; departments have their own. */
function partHandledBy({ unit, share, seed }: Profile): number {
  if (unit.kind !== 'department') return 0.186 + (unit.kind === 'ward' ? 0.006 : 0)
  return Math.min(0.16, 0.012 + share * 1.4 + 0.01 * draw(seed, 51))
}

function counts(serial: number, { seed, part, rate }: Scope): Procedures {
  const month = Math.floor(serial / 30)
  const of = (whole: number) => Math.round(whole * part)
  const some = (whole: number, course: number, topic: number) =>
    partOf(whole, rate(course, topic), draw(seed, topic, month))
  const serviceCount = of(services(serial))
  const fullCount = Math.min(serviceCount, of(full(serial)))
  const withFee = Math.round(of(authority(serial)) * 0.41)
  const announced = Math.round(of(authority(serial)) * (0.01 + 0.05 * draw(seed, 52, month)))
  const updated = announced + Math.round(announced * draw(seed, 53, month))
  const open = of(authority(serial))
  return [
    open,
    serviceCount - fullCount,
    fullCount,
    Math.max(fullCount, of(eligible(serial))),
    serviceCount,
    serviceCount,
    // What is in use is used by the unit's own people: a state that changes slowly, not a fresh draw.
    Math.min(serviceCount, Math.round(serviceCount * rate(used(serial), 304))),
    withFee,
    Math.min(withFee, Math.round(withFee * rate(payable(serial), 305))),
    announced,
    some(announced, timely(serial), 306),
    updated,
    some(updated, timely(serial), 307),
    open,
    Math.min(open, Math.round(open * rate(timely(serial), 308))),
  ]
}
