import { addDays, type Day } from 'shared/day.ts'
import { countAround, draw, partOf } from './chance.ts'
import * as course from './curve.ts'
import { ownRate, type Profile } from './profile.ts'
import { daysFrom, type Season } from './season.ts'
import { serialOf } from './serial-of.ts'

/** A unit's week of petitions and ratings, dated on its Sunday, in the order of the measures of the dataset. */
export type Petitions = readonly number[]

export function makePetitionHistory(season: Season): (profile: Profile, sunday: Day) => Petitions {
  return (profile, sunday) => {
    const serial = serialOf(sunday)
    const chance = (key: number) => draw(profile.seed, key, serial)
    const load = daysFrom(addDays(sunday, -6), sunday).reduce((sum, day) => sum + season.loadOf(day), 0) / 5
    const weight = profile.share * 143 * load * course.volume(serial)
    const petitions = countAround(1.7 * weight, chance(61))
    const ratings = countAround(14 * weight, chance(62))
    return [
      petitions,
      partOf(petitions, ownRate(profile, course.petitionOnTime(serial), serial, 401), chance(63)),
      ratings,
      partOf(ratings, ownRate(profile, course.satisfied(serial), serial, 402), chance(64)),
    ]
  }
}
