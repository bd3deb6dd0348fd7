import type { Day } from 'shared/day.ts'
import { countAround, draw, partOf, seedOf } from './chance.ts'
import * as course from './curve.ts'
import type { Documents } from './document-history.ts'
import { ownFaultRate, ownRate, type Profile } from './profile.ts'
import { serialOf } from './serial-of.ts'

/** Signing attempts and failures of a working day. */
export type Signings = readonly [attempts: number, failures: number]
/** Certificates that must be held and those still valid, on a Sunday. */
export type Certificates = readonly [required: number, valid: number]

const signed = 3

/** Attempts follow the documents signed that day; on a bad day of the signing service everybody's fail more. */
export function makeSigningHistory(seedText: string, documents: (profile: Profile, day: Day) => Documents) {
  const serviceSeed = seedOf(`${seedText}/signing-service`)
  return (profile: Profile, day: Day): Signings => {
    const serial = serialOf(day)
    const attempts = countAround((documents(profile, day)[signed] ?? 0) * 2.2, draw(profile.seed, 71, serial))
    const badDay = draw(serviceSeed, serial) < 0.018 ? 4 : 1
    const rate = Math.min(0.6, ownFaultRate(profile, course.signingFailed(serial), serial, 501) * badDay)
    return [attempts, partOf(attempts, rate, draw(profile.seed, 72, serial))]
  }
}

/** The number of signers changes with staff, about twice a year; certificates lapse and are renewed week by week. */
export function certificatesOf(profile: Profile, sunday: Day): Certificates {
  const serial = serialOf(sunday)
  const staff = profile.unit.kind === 'department' ? 48 + 60 * draw(profile.seed, 73) : 18 + 14 * draw(profile.seed, 73)
  const required = Math.round(staff * (0.95 + 0.1 * draw(profile.seed, 74, Math.floor(serial / 180))))
  const rate = Math.min(1, ownRate(profile, course.certificateValid(serial), serial, 502))
  return [required, Math.min(required, Math.round(required * rate))]
}
