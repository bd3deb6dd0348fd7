import type { Day } from 'shared/day.ts'
import { allocate } from './allocate.ts'
import { countAround, draw, partOf } from './chance.ts'
import * as course from './curve.ts'
import { ownFaultRate, ownRate, type Profile } from './profile.ts'
import { daysFrom, type Season } from './season.ts'
import { serialOf } from './serial-of.ts'

/** The totals the article published to 23/7/2025; `withFee` is worked out from the printed 59,9 %. */
export const publishedDossiers = {
  from: '2025-07-01',
  to: '2025-07-23',
  received: 36_694,
  online: 28_599,
  onTime: 35_300,
  withFee: 13_616,
  paidOnline: 8_156,
} as const

/** What the published totals speak of; everything else in a record follows from it. */
interface Core {
  received: number
  notOnline: number
  late: number
  withFee: number
  paidOnline: number
}

/** One unit's day of dossiers, in the order of the measures of the dataset. */
export type Dossiers = readonly number[]

export function makeDossierHistory(
  profiles: readonly Profile[],
  season: Season,
): (profile: Profile, day: Day) => Dossiers {
  const pinnedDays = daysFrom(publishedDossiers.from, publishedDossiers.to)
  // The ordinary Wednesday of July 2025 is such that the published window comes out at the published volume.
  const perLoad = publishedDossiers.received / pinnedDays.reduce((sum, day) => sum + season.loadOf(day), 0)
  const mean = (profile: Profile, day: Day) =>
    perLoad * profile.share * season.loadOf(day) * course.volume(serialOf(day))

  function drawCore(profile: Profile, day: Day): Core {
    const serial = serialOf(day)
    const chance = (key: number) => draw(profile.seed, key, serial)
    const rate = (at: (serial: number) => number, topic: number) => ownRate(profile, at(serial), serial, topic)
    const received = countAround(mean(profile, day), chance(21))
    // Nobody stands at a counter on a day off: what comes in then comes in online.
    const notOnline = season.isWorkingDay(day) ? partOf(received, 1 - rate(course.online, 101), chance(22)) : 0
    const withFee = partOf(received, rate(course.withFee, 103), chance(24))
    return {
      received,
      notOnline,
      late: partOf(received, ownFaultRate(profile, course.late(serial), serial, 102), chance(23)),
      withFee,
      paidOnline: partOf(withFee, rate(course.paidOnline, 104), chance(25)),
    }
  }

  function complete(profile: Profile, day: Day, core: Core): Dossiers {
    const serial = serialOf(day)
    const chance = (key: number) => draw(profile.seed, key, serial)
    const part = (whole: number, at: (serial: number) => number, topic: number) =>
      partOf(whole, ownRate(profile, at(serial), serial, topic), chance(topic))
    const { received, notOnline, late, withFee, paidOnline } = core
    const postal = partOf(notOnline, 0.07, chance(26))
    const completed = season.isWorkingDay(day) ? countAround(mean(profile, day) * completing(serial), chance(27)) : 0
    const daysEach = profile.unit.kind === 'department' ? 6.2 : 1.6 + 1.1 * draw(profile.seed, 28)
    const eligible = part(received, course.fullEligible, 105)
    const required = part(received, course.resultRequired, 108)
    return [
      received,
      received - notOnline,
      notOnline - postal,
      postal,
      received - late,
      overdue(profile, serial),
      completed,
      countAround(completed * daysEach * handling(serial), chance(29)),
      eligible,
      part(eligible, course.fullProcess, 106),
      withFee,
      paidOnline,
      part(received, course.digitised, 107),
      required,
      part(required, course.resultElectronic, 109),
      part(received, course.dataReused, 110),
      part(received, course.populationData, 111),
      received,
      part(received, course.synced, 112),
    ]
  }

  /** Dossiers open past their date: about a week's worth of late ones, drifting from one week to the next. */
  function overdue(profile: Profile, serial: number): number {
    const week = Math.floor(serial / 7)
    const between = (serial % 7) / 7
    const drift = draw(profile.seed, 30, week) * (1 - between) + draw(profile.seed, 30, week + 1) * between
    const lateRate = ownFaultRate(profile, course.late(serial), serial, 102)
    return Math.floor(perLoad * profile.share * course.volume(serial) * lateRate * 5 * ramp(serial) * 2 * drift)
  }

  const pinned = pin(profiles, pinnedDays, drawCore)
  return (profile, day) => {
    const core = day <= publishedDossiers.to ? pinned.get(`${profile.unit.code} ${day}`) : undefined
    return complete(profile, day, core ?? drawCore(profile, day))
  }
}

/** In its first days the new system has little to hand back yet; nothing is overdue before its date. */
const completing = course.curve({ '2025-07-01': 0.35, '2025-07-12': 0.9, '2025-08-15': 1 })
const ramp = course.curve({ '2025-07-01': 0, '2025-07-25': 1 })
const handling = course.curve({ '2025-07-01': 1, '2025-12-31': 0.9, '2026-12-31': 0.8 })

/** Moves what was drawn for the published window to the published totals, each part within its whole. */
function pin(profiles: readonly Profile[], days: readonly Day[], drawCore: (profile: Profile, day: Day) => Core) {
  const cells = profiles.flatMap((profile) =>
    days.map((day) => ({ key: `${profile.unit.code} ${day}`, core: drawCore(profile, day) })),
  )
  const drawn = (field: keyof Core) => cells.map(({ core }) => core[field])
  const received = allocate(publishedDossiers.received, drawn('received'))
  const notOnline = allocate(publishedDossiers.received - publishedDossiers.online, drawn('notOnline'), received)
  const late = allocate(publishedDossiers.received - publishedDossiers.onTime, drawn('late'), received)
  const withFee = allocate(publishedDossiers.withFee, drawn('withFee'), received)
  const paidOnline = allocate(publishedDossiers.paidOnline, drawn('paidOnline'), withFee)
  return new Map(
    cells.map(({ key }, index): [string, Core] => [
      key,
      {
        received: received[index] ?? 0,
        notOnline: notOnline[index] ?? 0,
        late: late[index] ?? 0,
        withFee: withFee[index] ?? 0,
        paidOnline: paidOnline[index] ?? 0,
      },
    ]),
  )
}
