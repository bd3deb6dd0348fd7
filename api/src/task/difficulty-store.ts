import { type RawBuilder, type Selectable, sql } from 'kysely'
import { addDays, type Day, instantOf } from 'shared/day.ts'
import { fold } from 'shared/fold.ts'
import type { Difficulty, NewDifficulty } from 'shared/task/difficulty-contract.ts'
import { type DifficultyPhase, difficultyPhases } from 'shared/task/difficulty.ts'
import type { CauseClass } from 'shared/alert/incident.ts'
import type { Text } from 'shared/text.ts'
import type { Own } from '../alert/own-of.ts'
import type { Db } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'

export type DifficultyRow = Selectable<Tables['difficulty']>
type Shown = DifficultyRow & {
  merged: number
  tasks: number
  tasks_done: number
  question: string | null
  answer: string | null
  answered_at: Date | null
  company: Text | null
}

export interface DifficultyQuestion {
  phase?: DifficultyPhase | undefined
  class?: CauseClass | undefined
  answerer?: string | undefined
  unit?: string | undefined
  subsystem?: string | undefined
  q?: string | undefined
  from?: Day | undefined
  to?: Day | undefined
  before?: number | undefined
  limit?: number | undefined
}

/** A page of the register, newest first, and how many there are of each phase by the other filters. */
export async function listDifficulties(db: Db, asked: DifficultyQuestion, own: Own) {
  const limit = asked.limit ?? 50
  const conditions = narrowed(asked, own)
  // Read through once: how many there are of each phase, and which of each are the newest.
  const found = await db
    .selectFrom('difficulty as d')
    .where((eb) => eb.and(conditions))
    .select(['d.phase', ({ fn }) => fn.countAll<number>().as('many')])
    .select(
      sql<number[] | null>`(array_agg(d.number order by d.number desc)
        filter (where d.number < ${asked.before ?? null}::bigint or ${asked.before ?? null}::bigint is null))[1:${sql.lit(limit + 1)}]`.as(
        'newest',
      ),
    )
    .groupBy('d.phase')
    .execute()
  const counts = Object.fromEntries(difficultyPhases.map((phase) => [phase, 0])) as Record<DifficultyPhase, number>
  for (const one of found) counts[one.phase] = one.many
  const numbers = found
    .flatMap(({ phase, newest }) => (asked.phase === undefined || asked.phase === phase ? (newest ?? []) : []))
    .map(Number)
    .toSorted((one, other) => other - one)
    .slice(0, limit + 1)
  const rows =
    numbers.length === 0 ? [] : await shown(db).where('d.number', 'in', numbers).orderBy('d.number', 'desc').execute()
  const page = rows.slice(0, limit)
  return {
    difficulties: page.map((row) => sayDifficulty(row, own)),
    next: rows.length > limit ? page.at(-1)!.number : null,
    counts,
  }
}

export async function findDifficulty(db: Db, id: string, own: Own): Promise<Difficulty | null> {
  const row = await shown(db).where('d.id', '=', id).where(isOwn(own)).executeTakeFirst()
  return row ? sayDifficulty(row, own) : null
}

/** Held until the transaction ends; with another where two are held, in the same order whoever comes. */
export async function holdDifficulty(trx: Db, id: string, besides?: string): Promise<DifficultyRow | undefined> {
  const rows = await trx
    .selectFrom('difficulty')
    .selectAll()
    .where('id', 'in', besides === undefined ? [id] : [id, besides])
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.find((row) => row.id === id)
}

/** Null when the same unit has raised it from the same thing before. */
export async function insertDifficulty(
  trx: Db,
  given: NewDifficulty & { unit: string | null },
  { by, at }: { by: string | null; at: Date },
): Promise<DifficultyRow | undefined> {
  const { title, text, subsystem, unit, units, answerer, provider, dossiers, evidence, source, sourceRef } = given
  const row = {
    title,
    text,
    class: given.class,
    subsystem,
    unit,
    units,
    answerer,
    provider,
    dossiers,
    evidence,
    source,
  }
  return trx
    .insertInto('difficulty')
    .values({ ...row, source_ref: sourceRef, phase: 'open', reported_at: at, reported_by: by, changed_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
}

/** The number of the difficulty raised from the same thing before, by the same unit. */
export async function findRaised(
  db: Db,
  { source, sourceRef, unit }: Pick<NewDifficulty, 'source' | 'sourceRef'> & { unit: string | null },
): Promise<number | null> {
  const row = await db
    .selectFrom('difficulty')
    .select('number')
    .where('source', '=', source)
    .where('source_ref', '=', sourceRef)
    .where(sql<boolean>`coalesce(unit, '') = ${unit ?? ''}`)
    .where('phase', '<>', 'merged')
    .executeTakeFirst()
  return row?.number ?? null
}

/** What others were answered who have the same difficulty: of the same class, with the same system. */
export async function readAlike(db: Db, { id, class: cls, subsystem }: Difficulty) {
  const rows = await db
    .selectFrom('difficulty_answer')
    .select(['question', 'answer', 'at'])
    .where('class', '=', cls)
    .where(sql<boolean>`subsystem is not distinct from ${subsystem}`)
    .where('difficulty', '<>', id)
    .orderBy('at', 'desc')
    .limit(10)
    .execute()
  return rows.map(({ at, ...one }) => ({ ...one, at: at.toISOString() }))
}

export const readMerged = (db: Db, id: string) =>
  db
    .selectFrom('difficulty')
    .select(['id', 'number', 'title'])
    .where('merged_into', '=', id)
    .orderBy('number')
    .execute()

/** Every filter but the phase and the page. */
function narrowed(asked: DifficultyQuestion, own: Own): RawBuilder<boolean>[] {
  const conditions = [isOwn(own)]
  if (asked.class) conditions.push(sql`d.class = ${asked.class}`)
  if (asked.answerer) conditions.push(sql`d.answerer = ${asked.answerer}`)
  if (asked.subsystem) conditions.push(sql`d.subsystem = ${asked.subsystem}`)
  if (asked.unit) conditions.push(isOwn({ kind: 'unit', unit: asked.unit }))
  if (asked.from) conditions.push(sql`d.reported_at >= ${instantOf(asked.from)}`)
  if (asked.to) conditions.push(sql`d.reported_at < ${instantOf(addDays(asked.to, 1))}`)
  if (asked.q) {
    // Each word for itself, in whatever order, with its marks or without (`0023-words`); the longest rules out most.
    for (const word of fold(asked.q)
      .split(' ')
      .toSorted((one, other) => other.length - one.length))
      conditions.push(sql`d.words like ${`%${word.replaceAll(/[\\%_]/g, (one) => `\\${one}`)}%`}`)
  }
  return conditions
}

/** The same rule as the second wall has: what it reported and what is felt in it. */
function isOwn(own: Own): RawBuilder<boolean> {
  if (own.kind === 'all') return sql`true`
  if (own.kind === 'provider') return sql`d.provider = ${own.provider}`
  return sql`(d.unit = ${own.unit} or d.units @> array[${own.unit}]::text[])`
}

function shown(db: Db) {
  return db
    .selectFrom('difficulty as d')
    .leftJoin('difficulty_answer as a', 'a.difficulty', 'd.id')
    .leftJoin('provider as p', 'p.id', 'd.provider')
    .selectAll('d')
    .select(['a.question', 'a.answer', 'a.at as answered_at'])
    .select([
      sql<Text | null>`p.definition -> 'name'`.as('company'),
      sql<number>`(select count(*) from difficulty m where m.merged_into = d.id)`.as('merged'),
      sql<number>`(select count(*) from task t where t.difficulty = d.id and t.phase <> 'withdrawn')`.as('tasks'),
      sql<number>`(select count(*) from task t where t.difficulty = d.id and t.phase = 'accepted')`.as('tasks_done'),
    ])
}

function sayDifficulty(row: Shown, own: Own): Difficulty {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    text: row.text,
    class: row.class,
    subsystem: row.subsystem,
    // Who else has the same difficulty is not a unit's business.
    units: own.kind === 'unit' ? row.units.filter((unit) => unit === own.unit) : row.units,
    unit: own.kind === 'unit' && row.unit !== own.unit ? null : row.unit,
    answerer: row.answerer,
    provider: row.provider,
    providerName: row.company,
    dossiers: row.dossiers,
    evidence: row.evidence,
    source: row.source,
    sourceRef: row.source_ref,
    phase: row.phase,
    mergedInto: row.merged_into,
    merged: row.merged,
    tasks: row.tasks,
    tasksDone: row.tasks_done,
    cause: row.cause,
    causeSide: row.cause_side,
    answer:
      row.answer === null ? null : { question: row.question!, text: row.answer, at: row.answered_at!.toISOString() },
    reportedAt: row.reported_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  }
}
