import type { Identity } from 'shared/account/identity.ts'
import { reachOf } from 'shared/account/policy.ts'
import { rightNames } from 'shared/account/right.ts'

/** What the database is told of whoever asks: the settings its row policies read. */
export interface Scope {
  /** Rights that go everywhere, and rights that end at the unit, both separated by commas. */
  all: string
  own: string
  /** A unit's code; `*` for the key of a provincial subsystem; empty for none. */
  unit: string
  /** The dataset an API key is for; `*` for people. */
  dataset: string
  /** The company an operator works for; empty for everybody else. */
  provider: string
  /** Whoever asks, where a right of theirs ends at what they themselves are named in; empty for everybody else. */
  person: string
}

/** The program itself: loading, collecting, checking a key before anybody is known. No request has it. */
export const systemScope: Scope = { all: 'system', own: '', unit: '', dataset: '*', provider: '', person: '' }

/** The same, as settings a connection begins with: for the pool of a process that does nothing but the program's work. */
export const systemSettings = { 'app.all': 'system', 'app.dataset': '*' } as const

/** Not even what somebody who has not signed in may do. What a connection has before it is told anything. */
export const noScope: Scope = { all: '', own: '', unit: '', dataset: '', provider: '', person: '' }

/** The same policy the application asks, in the words of the database. The same rights are always the same object. */
export function scopeOf(identity: Identity): Scope {
  const { role, unit, provider, key } = identity
  const name = JSON.stringify([role, unit, provider, key?.dataset, key?.rights, personOf(identity)])
  const known = scopes.get(name)
  if (known) return known
  const scope = workOut(identity)
  // There are some hundreds in a province; whoever thinks of more does not fill our memory.
  if (scopes.size >= 10_000) scopes.clear()
  scopes.set(name, scope)
  return scope
}

const scopes = new Map<string, Scope>()

/** Named where it matters only: else everybody of a role is one and the same to the database. */
const personOf = (identity: Identity): string =>
  reachOf(identity, 'visit.fill') === 'own' && !identity.key ? (identity.id ?? '') : ''

function workOut(identity: Identity): Scope {
  const withReach = (reach: 'all' | 'own') => rightNames.filter((right) => reachOf(identity, right) === reach).join(',')
  // Only a key may stand for every unit.
  const unit = identity.unit === '*' && !identity.key ? '' : (identity.unit ?? '')
  const provider = identity.role === 'operator' ? (identity.provider ?? '') : ''
  const dataset = identity.key?.dataset ?? '*'
  return { all: withReach('all'), own: withReach('own'), unit, dataset, provider, person: personOf(identity) }
}
