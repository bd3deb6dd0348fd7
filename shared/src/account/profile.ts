import type { AccountRole } from './role.ts'

/**
 * Two rule books that contradict each other, so the province chooses. `asvs`: OWASP ASVS 5.0 level 2 (no forced change
 * of passwords, no composition rules). `tcvn-l3`: TCVN 14423:2026 at level 3, which wants both in places.
 */
export const profileIds = ['asvs', 'tcvn-l3'] as const
export type ProfileId = (typeof profileIds)[number]

export interface SecurityProfile {
  id: ProfileId
  minLength: number
  /** For roles that sign in without a second factor. */
  minLengthAlone: number
  /** How many of small letters, capitals, digits and signs a password must mix, without a second factor. */
  classesAlone: number
  rotateAdministratorsAfterDays: number | null
  /** How many former passwords may not come back; the present one never may. */
  formerRefused: number
  /** After so many failures in a row the account stays shut, until this long has passed or someone opens it. */
  lock: { after: number; forMs: number } | null
  needsSecondFactor: readonly AccountRole[]
  idleMs: number
  idleAdministratorMs: number
  /** An account nobody has used for so long is closed. */
  disableUnusedAfterDays: number
}

const minute = 60_000
const hour = 60 * minute

export const profiles: Record<ProfileId, SecurityProfile> = {
  asvs: {
    id: 'asvs',
    minLength: 12,
    minLengthAlone: 12,
    classesAlone: 1,
    rotateAdministratorsAfterDays: null,
    formerRefused: 0,
    lock: null,
    needsSecondFactor: ['administrator', 'officer', 'approver', 'operator'],
    idleMs: 30 * minute,
    idleAdministratorMs: 15 * minute,
    disableUnusedAfterDays: 45,
  },
  'tcvn-l3': {
    id: 'tcvn-l3',
    minLength: 12,
    minLengthAlone: 14,
    classesAlone: 4,
    rotateAdministratorsAfterDays: 60,
    formerRefused: 10,
    lock: { after: 5, forMs: 12 * hour },
    needsSecondFactor: [
      'administrator',
      'officer',
      'approver',
      'operator',
      'leader',
      'commune-head',
      'commune-officer',
    ],
    idleMs: 15 * minute,
    idleAdministratorMs: 5 * minute,
    disableUnusedAfterDays: 45,
  },
}

export const needsSecondFactor = (profile: SecurityProfile, role: AccountRole): boolean =>
  profile.needsSecondFactor.includes(role)

/** A wall display has nobody before it to sign in again: it may idle, and lasts a month. It reads and nothing else. */
export function sessionLimits(profile: SecurityProfile, role: AccountRole): { idleMs: number; absoluteMs: number } {
  if (role === 'kiosk') return { idleMs: 30 * 24 * hour, absoluteMs: 30 * 24 * hour }
  const idleMs = role === 'administrator' ? profile.idleAdministratorMs : profile.idleMs
  return { idleMs, absoluteMs: 12 * hour }
}

export function mustChangePassword(
  profile: SecurityProfile,
  { role, changedAt, now }: { role: AccountRole; changedAt: Date | null; now: Date },
): boolean {
  const days = profile.rotateAdministratorsAfterDays
  if (days === null || role !== 'administrator' || changedAt === null) return false
  return now.getTime() - changedAt.getTime() > days * 24 * hour
}
