import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day, dayOf, instantOf } from 'shared/day.ts'
import { causeSideTexts } from 'shared/messages/task.ts'
import type { Answerer } from 'shared/task/difficulty.ts'
import { judgeTask } from 'shared/task/standing.ts'
import type { Locale } from 'shared/text.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import type { WorkCalendar } from 'shared/workday.ts'
import type { Db } from '../db/open.ts'

interface Asked {
  period: { from: Day; to: Day }
  /** Up to when the register is believed. */
  cutOff: Date
  calendar: WorkCalendar
  locale: Locale
  /** Whom alone the report is about; null: the province. What is no one unit's or company's has no register of its own. */
  subject: { kind: string; id: string } | null
}

/** A difficulty as a report writes of it. */
export interface RegisterDifficulty {
  text: string
  cause: string | null
  subsystem: string | null
  units: string[]
  askedOf: Answerer
}

export interface RegisterRemedy {
  text: string
  owner: string
  due: Day | null
  standing: 'green' | 'amber' | 'red' | 'done'
}

/** What stood in the register at some time of the period, by what was known at the cut-off, oldest first. */
export async function readRegister(
  db: Db,
  asked: Asked,
): Promise<{ difficulties: RegisterDifficulty[]; remedies: RegisterRemedy[] }> {
  const units = new Map(
    (await db.selectFrom('unit').select(['code', 'name', 'kind']).execute()).map((one) => [one.code, one]),
  )
  const nameOf = (code: string): string => {
    const unit = units.get(code)
    return unit ? unitName(asked.locale, unit) : code
  }
  return { difficulties: await readDifficulties(db, asked, nameOf), remedies: await readRemedies(db, asked, nameOf) }
}

type NameOf = (code: string) => string

/** What was hard: reported by then, and not settled before the period began. */
async function readDifficulties(db: Db, asked: Asked, nameOf: NameOf): Promise<RegisterDifficulty[]> {
  const { locale } = asked
  const rows = await db
    .selectFrom('difficulty')
    .selectAll()
    .where('phase', '<>', 'merged')
    .where('reported_at', '<', upTo(asked))
    .where(sql<boolean>`(phase <> 'closed' or changed_at >= ${instantOf(asked.period.from)})`)
    .where(ofSubject(asked.subject, 'difficulty'))
    .orderBy('number')
    .execute()
  const own = asked.subject?.kind === 'unit' ? asked.subject.id : null
  return rows.map(({ title, cause, cause_side: side, subsystem, units, answerer }) => ({
    text: title,
    cause: cause === null ? null : side === null ? cause : `${cause} (${causeSideTexts[side][locale]})`,
    subsystem,
    // Who else has the same is not for the report of one unit.
    units: (own === null ? units : units.filter((unit) => unit === own)).map(nameOf),
    askedOf: answerer,
  }))
}

/** What was set in motion: given by then, not withdrawn, and not done before the period began. */
async function readRemedies(db: Db, asked: Asked, nameOf: NameOf): Promise<RegisterRemedy[]> {
  const { period, cutOff, calendar } = asked
  const last = dayOf(new Date(upTo(asked).getTime() - 1))
  const rows = await db
    .selectFrom('task as t')
    .leftJoin('provider as p', 'p.id', 't.provider')
    .selectAll('t')
    .select('p.definition as company')
    .where('t.kind', 'in', ['remedy', 'directive'])
    .where('t.phase', '<>', 'withdrawn')
    .where('t.given_on', '<=', last)
    .where(sql<boolean>`(t.ended_at is null or t.ended_at >= ${instantOf(period.from)})`)
    .where(ofSubject(asked.subject, 't'))
    .orderBy('t.due_on')
    .orderBy('t.number')
    .execute()
  return rows.map((row) => {
    const done = row.phase === 'accepted' && row.ended_at !== null && row.ended_at <= cutOff
    const facts = { phase: row.phase, givenOn: row.given_on, dueOn: row.due_on, reportedOn: row.reported_on }
    const { colour, dueOn } = judgeTask(facts, last, calendar)
    const owner = row.unit !== null ? nameOf(row.unit) : (row.company?.name[asked.locale] ?? row.provider ?? '')
    return { text: row.title, owner, due: dueOn, standing: done ? 'done' : (colour ?? 'green') }
  })
}

/** The end of the period, or the cut-off where that comes first; what is done about an incident comes after its days. */
function upTo({ period, cutOff, subject }: Asked): Date {
  if (subject?.kind === 'incident') return cutOff
  const end = instantOf(addDays(period.to, 1))
  return end < cutOff ? end : cutOff
}

/** The register of the province is nobody else's: of a report about one unit or company only its own part is read. */
function ofSubject(subject: Asked['subject'], row: 'difficulty' | 't'): RawBuilder<boolean> {
  if (subject === null) return sql`true`
  if (subject.kind === 'provider') return sql`${sql.ref(`${row}.provider`)} = ${subject.id}`
  if (subject.kind === 'incident') {
    const raised = sql`(select o.id from difficulty o join incident i on i.id::text = o.source_ref
      where o.source = 'incident' and i.number = ${Number(subject.id)})`
    // What was merged into another is done about there.
    return row === 't'
      ? sql`t.difficulty in ${raised}`
      : sql`(difficulty.id in ${raised} or difficulty.id in (select m.merged_into from difficulty m where m.id in ${raised}))`
  }
  if (subject.kind !== 'unit') return sql`false`
  const felt = row === 't' ? sql`false` : sql`difficulty.units @> array[${subject.id}]::text[]`
  return sql`(${sql.ref(`${row}.unit`)} = ${subject.id} or ${felt})`
}
