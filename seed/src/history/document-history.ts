import type { Day } from 'shared/day.ts'
import { allocate } from './allocate.ts'
import { countAround, draw, partOf } from './chance.ts'
import * as course from './curve.ts'
import { ownRate, type Profile } from './profile.ts'
import { daysFrom, type Season } from './season.ts'
import { serialOf } from './serial-of.ts'

/** The totals the article published to the end of 24/7/2025; it speaks of no confidential document. */
export const publishedDocuments = {
  from: '2025-07-01',
  to: '2025-07-24',
  incoming: 202_705,
  outgoing: 38_243,
  signed: 31_078,
} as const

interface Core {
  incoming: number
  outgoing: number
  confidential: number
  unsigned: number
}

/** One unit's working day of documents, in the order of the measures of the dataset. */
export type Documents = readonly number[]

export function makeDocumentHistory(
  profiles: readonly Profile[],
  season: Season,
): (profile: Profile, day: Day) => Documents {
  const pinnedDays = daysFrom(publishedDocuments.from, publishedDocuments.to).filter(season.isWorkingDay)
  const loads = pinnedDays.reduce((sum, day) => sum + season.loadOf(day), 0)
  // Paper work differs less between units than dossiers do: every commune answers the same circulars.
  const weights = new Map(profiles.map((profile) => [profile, paperWeight(profile)]))
  const weightSum = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  const mean = (total: number, profile: Profile, day: Day) =>
    (total / loads) *
    ((weights.get(profile) ?? 0) / weightSum) *
    season.loadOf(day) *
    (0.7 + 0.3 * course.volume(serialOf(day)))

  function drawCore(profile: Profile, day: Day): Core {
    const serial = serialOf(day)
    const chance = (key: number) => draw(profile.seed, key, serial)
    const outgoing = countAround(mean(publishedDocuments.outgoing, profile, day), chance(41))
    const confidential = day <= publishedDocuments.to ? 0 : partOf(outgoing, 0.012, chance(42))
    const signed = ownRate(profile, course.documentSigned(serial), serial, 201)
    return {
      incoming: countAround(mean(publishedDocuments.incoming, profile, day), chance(40)),
      outgoing,
      confidential,
      unsigned: partOf(outgoing - confidential, 1 - signed, chance(43)),
    }
  }

  function complete(profile: Profile, day: Day, { incoming, outgoing, confidential, unsigned }: Core): Documents {
    const serial = serialOf(day)
    const part = (whole: number, at: (serial: number) => number, topic: number) =>
      partOf(whole, ownRate(profile, at(serial), serial, topic), draw(profile.seed, topic, serial))
    const exchanged = outgoing - confidential
    const electronic = part(exchanged, course.exchangedElectronically, 202)
    // One document goes to several addressees.
    const sent = electronic + countAround(electronic * 3.2, draw(profile.seed, 44, serial))
    const withDeadline = partOf(incoming, 0.46, draw(profile.seed, 45, serial))
    const workFiles = countAround(incoming * 0.14, draw(profile.seed, 46, serial))
    return [
      incoming,
      outgoing,
      confidential,
      outgoing - confidential - unsigned,
      exchanged,
      electronic,
      sent,
      part(sent, course.delivered, 203),
      withDeadline,
      part(withDeadline, course.handledOnTime, 204),
      workFiles,
      part(workFiles, course.workFileOnline, 205),
    ]
  }

  const pinned = pin(profiles, pinnedDays, drawCore)
  return (profile, day) => {
    const core = day <= publishedDocuments.to ? pinned.get(`${profile.unit.code} ${day}`) : undefined
    return complete(profile, day, core ?? drawCore(profile, day))
  }
}

function paperWeight(profile: Profile): number {
  const typical = profile.unit.kind === 'department' ? 3.2 : profile.unit.kind === 'ward' ? 1.15 : 1
  return typical * Math.sqrt(Math.max(profile.share, 0.0005))
}

function pin(profiles: readonly Profile[], days: readonly Day[], drawCore: (profile: Profile, day: Day) => Core) {
  const cells = profiles.flatMap((profile) =>
    days.map((day) => ({ key: `${profile.unit.code} ${day}`, core: drawCore(profile, day) })),
  )
  const drawn = (field: keyof Core) => cells.map(({ core }) => core[field])
  const incoming = allocate(publishedDocuments.incoming, drawn('incoming'))
  const outgoing = allocate(publishedDocuments.outgoing, drawn('outgoing'))
  const unsigned = allocate(publishedDocuments.outgoing - publishedDocuments.signed, drawn('unsigned'), outgoing)
  return new Map(
    cells.map(({ key }, index): [string, Core] => [
      key,
      {
        incoming: incoming[index] ?? 0,
        outgoing: outgoing[index] ?? 0,
        confidential: 0,
        unsigned: unsigned[index] ?? 0,
      },
    ]),
  )
}
