import type { Day } from 'shared/day.ts'
import { draw, seedOf } from './chance.ts'
import type { Profile } from './profile.ts'
import { serialOf } from './serial-of.ts'

/** A commune's line on a day: minutes planned and up, connected at the end of the day, conference equipment in place. */
export interface Line {
  planned: number
  up: number
  connected: 0 | 1
  equipped: 0 | 1
}

/** The article has every commune connected and equipped; faults of lines and rooms begin after the month it speaks of. */
const publishedTo: Day = '2025-07-31'

export function makeLineHistory(seedText: string): (profile: Profile, day: Day) => Line {
  const networkSeed = seedOf(`${seedText}/network`)
  return (profile, day) => {
    const serial = serialOf(day)
    const planned = isMaintenance(profile, day) ? 1_320 : 1_440
    const down = Math.min(planned, downMinutes(profile, networkSeed, serial))
    const settled = day <= publishedTo
    return {
      planned,
      up: planned - down,
      connected: settled || down < planned * 0.8 ? 1 : 0,
      equipped: settled || !equipmentAway(profile, serial) ? 1 : 0,
    }
  }
}

/** Two hours on one night of the month, never from the 14th to the 16th, when reports are cut off. */
function isMaintenance(profile: Profile, day: Day): boolean {
  const night = 3 + Math.floor(draw(profile.seed, 81) * 10)
  return Number(day.slice(8)) === night
}

/** Short breaks now and then; whole bad weeks at some communes; a storm that takes many lines down for hours. */
function downMinutes(profile: Profile, networkSeed: number, serial: number): number {
  const chance = (key: number, at = serial) => draw(profile.seed, key, at)
  const week = Math.floor((serial + 3) / 7)
  const frail = profile.temper === 'lagging' ? 0.05 : 0.016
  let down = chance(82) < 0.05 ? 1 + Math.floor(chance(83) * 18) : 0
  if (chance(84, week) < frail) down += chance(85) < 0.6 ? Math.floor(20 + 380 * chance(86) ** 2) : 0
  if (chance(87) < 0.0004) down += 1_440
  if (isStorm(networkSeed, serial) && chance(88) < 0.22) down += Math.floor(60 + 800 * chance(89))
  return down
}

/** Two or three days a year, between August and October. */
function isStorm(networkSeed: number, serial: number): boolean {
  const month = new Date(serial * 86_400_000).getUTCMonth() + 1
  return month >= 8 && month <= 10 && draw(networkSeed, serial) < 0.03
}

/** Equipment sent for repair is away for the rest of the month. */
function equipmentAway(profile: Profile, serial: number): boolean {
  const month = Math.floor(serial / 30)
  return draw(profile.seed, 90, month) < 0.004 && serial % 30 >= 10
}
