import type { Right } from './right.ts'
import type { Role } from './role.ts'

/** Who asks, as far as rights go. Names and addresses of people are no part of it. */
export interface Identity {
  role: Role
  /** The user, the key or the screen; null when nobody has signed in. */
  id: string | null
  /** The unit the asker answers for. `*` is for a provincial subsystem's key, which speaks for every unit. */
  unit: string | null
  /** The company an operator works for; nobody else has one. */
  provider?: string | null
  /** What an API key was narrowed to; absent for people. */
  key?: { dataset: string; rights: readonly Right[] }
}

export const nobody: Identity = { role: 'none', id: null, unit: null }
/** Whoever has not signed in, where the figures are open. */
export const visitor: Identity = { role: 'visitor', id: null, unit: null }

/** What a right is used on, as far as it is known. Nothing known means the province as a whole. */
export interface AccessObject {
  unit?: string | null
  dataset?: string | null
  /** The company that runs it: a connection, a line, an incident of either. */
  provider?: string | null
  /** The user it belongs to: a session, a preference. */
  owner?: string | null
  /** Who made what is now to be approved. */
  author?: string | null
}
