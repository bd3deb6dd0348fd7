import { sql } from 'kysely'
import type { IncidentScope, Subject } from 'shared/alert/incident.ts'
import type { Workable } from 'shared/alert/maintenance.ts'
import { subjectTexts } from 'shared/messages/alert.ts'
import { say } from 'shared/messages/say.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import type { IncidentRow } from './incident-store.ts'
import { readAncestors } from './read-ancestors.ts'

/** What an incident is about: its name, whose it is, and what it runs through. */
export interface Matter extends Workable {
  scope: IncidentScope
  name: Text
  kpi: string | null
  /** The unit and the system, in words. */
  place: Text | null
}

/** What the detector speaks of, by its ids. A thing that was taken out of the province meanwhile has its id for a name. */
export async function findMatter(
  db: Db,
  { scope, id }: Subject,
  members: readonly string[],
  held?: IncidentRow,
): Promise<Matter> {
  if (scope === 'connection') return (await connectionMatter(db, id)) ?? nameless(scope, id)
  if (scope === 'root' || scope === 'blind') return (await nodeMatter(db, scope, id)) ?? nameless(scope, id)
  if (scope === 'certificate' || scope === 'clock') return sharedMatter(db, scope, id, members)
  if (scope === 'mass') return { ...nameless(scope, id), name: both(subjectTexts.mass, { n: members.length }) }
  const { name, unit, subsystem, provider, kpi } = held ?? nameless(scope, id)
  return { ...nameless(scope, id), name, unit, subsystem, provider, kpi }
}

const both = (text: Text, parameters: Record<string, string | number>): Text => ({
  vi: say('vi', text, parameters),
  en: say('en', text, parameters),
})

export const nameless = (scope: IncidentScope, id: string): Matter => ({
  scope,
  name: { vi: id, en: id },
  connection: scope === 'connection' ? id : null,
  nodes: scope === 'root' || scope === 'blind' ? [id] : [],
  subsystem: null,
  unit: null,
  provider: null,
  kpi: null,
  place: null,
})

async function connectionMatter(db: Db, id: string): Promise<Matter | null> {
  const row = await db
    .selectFrom('watched_connection as c')
    .leftJoin('unit', 'unit.code', 'c.unit')
    .leftJoin('subsystem', 'subsystem.id', 'c.subsystem')
    .select(['c.definition', 'c.unit', 'c.subsystem', 'c.provider'])
    .select(['unit.name as unitName', 'subsystem.definition as system'])
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { definition, unit, subsystem, provider } = row
  return {
    ...nameless('connection', id),
    name: definition.name,
    nodes: definition.path,
    unit,
    subsystem,
    provider,
    place: placeOf(row.unitName, row.system?.name ?? null),
  }
}

/** A certificate or a clock is whose all are that meet it: one connection's, one system's, one unit's, or nobody's own. */
async function sharedMatter(
  db: Db,
  scope: 'certificate' | 'clock',
  id: string,
  members: readonly string[],
): Promise<Matter> {
  const rows = await db
    .selectFrom('watched_connection as c')
    .leftJoin('unit', 'unit.code', 'c.unit')
    .leftJoin('subsystem', 'subsystem.id', 'c.subsystem')
    .select(['c.definition', 'c.unit', 'c.subsystem', 'c.provider'])
    .select(['unit.name as unitName', 'subsystem.definition as system'])
    .where(sql<boolean>`c.id = any (${[...members]}::text[])`)
    .execute()
  const shared = <T>(values: readonly T[]): T | null => (new Set(values).size === 1 ? values[0]! : null)
  const subsystem = shared(rows.map((row) => row.subsystem))
  const unit = shared(rows.map((row) => row.unit))
  const system = subsystem === null ? null : (rows[0]!.system?.name ?? null)
  const many = both(subjectTexts.several, { n: rows.length })
  const of = rows.length === 1 ? rows[0]!.definition.name : (system ?? many)
  const say = (locale: 'vi' | 'en') => both(subjectTexts[scope], { of: of[locale] })[locale]
  return {
    ...nameless(scope, id),
    name: { vi: say('vi'), en: say('en') },
    connection: rows.length === 1 ? rows[0]!.definition.id : null,
    subsystem,
    unit,
    provider: shared(rows.map((row) => row.provider)),
    place: placeOf(unit === null ? null : rows[0]!.unitName, system),
  }
}

async function nodeMatter(db: Db, scope: 'root' | 'blind', id: string): Promise<Matter | null> {
  const row = await db
    .selectFrom('path_node as n')
    .leftJoin('unit', 'unit.code', 'n.unit')
    .leftJoin('subsystem', 'subsystem.id', 'n.subsystem')
    .select(['n.definition', 'n.unit', 'n.subsystem', 'n.provider'])
    .select(['unit.name as unitName', 'subsystem.definition as system'])
    .where('n.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { definition, unit, subsystem, provider } = row
  const name = scope === 'blind' ? both(subjectTexts.blind, { id: definition.name.vi }) : definition.name
  return {
    ...nameless(scope, id),
    name,
    nodes: [id, ...(await readAncestors(db, id))],
    unit,
    subsystem,
    provider,
    place: placeOf(row.unitName, row.system?.name ?? null),
  }
}

function placeOf(unit: string | null, system: Text | null): Text | null {
  const parts = (locale: 'vi' | 'en') => [unit, system?.[locale]].filter(Boolean).join(', ')
  const [vi, en] = [parts('vi'), parts('en')]
  return vi === '' ? null : { vi, en }
}
