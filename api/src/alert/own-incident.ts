import { type RawBuilder, sql } from 'kysely'
import type { Own } from './own-of.ts'

/**
 * Which rows of `incident as i` somebody may read: a commune those of its own things and those that concern one of its
 * connections, a company what it answers for.
 */
export function ownIncident(own: Own): RawBuilder<boolean> {
  if (own.kind === 'unit') return concernsUnit(own.unit)
  return own.kind === 'provider' ? sql<boolean>`i.provider = ${own.provider}` : sql<boolean>`true`
}

/** Of the unit, or with a member that is. */
export const concernsUnit = (unit: string): RawBuilder<boolean> =>
  sql<boolean>`(i.unit = ${unit} or i.id in (select m.incident from incident_member m where m.unit = ${unit}))`
