import type { Selectable } from 'kysely'
import type { Identity } from 'shared/account/identity.ts'
import { allowed } from 'shared/account/policy.ts'
import { foldEdits, type Standing } from 'shared/task/visit/answer-edit.ts'
import type { KeptEdit, VisitDetail } from 'shared/task/visit/visit-contract.ts'
import type { Visit, VisitPlan } from 'shared/task/visit/visit-plan-contract.ts'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'

export type PlanRow = Selectable<Tables['visit_plan']>
export type VisitRow = Selectable<Tables['visit']>
type Shown = PlanRow & { template_name: VisitPlan['template']['name']; visits: number; done: number }

/** Names of people by their ids; of somebody who has none any more, the id. */
export type NameOf = (id: string) => string

const mostPlans = 100

export const listPlans = (db: Db): Promise<Shown[]> => plans(db).orderBy('p.number', 'desc').limit(mostPlans).execute()

export const findPlan = (db: Db, id: string): Promise<Shown | undefined> =>
  plans(db).where('p.id', '=', id).executeTakeFirst()

/** Where the row policies show a commune nothing but its own, a plan counts nothing but that. */
const plans = (db: Db) =>
  db
    .selectFrom('visit_plan as p')
    .innerJoin('visit_template as t', (join) =>
      join.onRef('t.id', '=', 'p.template').onRef('t.version', '=', 'p.template_version'),
    )
    .selectAll('p')
    .select('t.name as template_name')
    .select((eb) => [
      eb
        .selectFrom('visit as v')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('v.plan', '=', 'p.id')
        .$asScalar()
        .$notNull()
        .as('visits'),
      eb
        .selectFrom('visit as v')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('v.plan', '=', 'p.id')
        .where('v.phase', '=', 'done')
        .$asScalar()
        .$notNull()
        .as('done'),
    ])

/** The visits of a plan in the order of its route. */
export const visitsOf = (db: Db, plan: string): Promise<VisitRow[]> =>
  db.selectFrom('visit').selectAll().where('plan', '=', plan).orderBy('place').execute()

export const findVisit = (db: Db, id: string): Promise<VisitRow | undefined> =>
  db.selectFrom('visit').selectAll().where('id', '=', id).executeTakeFirst()

/** Held until the transaction ends: what is typed on two phones comes in one after the other. */
export const holdVisit = (trx: Db, id: string): Promise<VisitRow | undefined> =>
  trx.selectFrom('visit').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export type EditRow = KeptEdit & { visit: string; seq: number }

/** Everything typed on these visits, in the order in which it came in. */
export async function readEdits(db: Db, visits: readonly string[]): Promise<EditRow[]> {
  if (visits.length === 0) return []
  const rows = await db
    .selectFrom('visit_edit')
    .selectAll()
    .where('visit', 'in', visits)
    .orderBy('visit')
    .orderBy('seq')
    .execute()
  return rows.map(({ made_at, received_at, ...row }) => ({
    ...row,
    madeAt: made_at.toISOString(),
    receivedAt: received_at.toISOString(),
  }))
}

/** How many photos each visit has. */
export async function countPhotos(db: Db, visits: readonly string[]): Promise<Map<string, number>> {
  if (visits.length === 0) return new Map()
  const rows = await db
    .selectFrom('visit_photo')
    .select(['visit', ({ fn }) => fn.countAll<number>().as('many')])
    .where('visit', 'in', visits)
    .groupBy('visit')
    .execute()
  return new Map(rows.map(({ visit, many }) => [visit, many]))
}

export const readQuestions = (db: Db, { template, template_version: version }: PlanRow) =>
  db
    .selectFrom('visit_template')
    .select('questions')
    .where('id', '=', template)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()

/** What a visit says of itself in a list. */
export function sayVisit(row: VisitRow, edits: readonly EditRow[], photos: number): Visit {
  const standings = [...foldEdits(edits).values()]
  return {
    id: row.id,
    plan: row.plan,
    unit: row.unit,
    day: row.day,
    place: row.place,
    phase: row.phase,
    answered: standings.filter(({ head }) => head !== null && (head.value !== null || head.note !== '')).length,
    conflicts: standings.filter(({ sides }) => sides.length > 0).length,
    photos,
  }
}

export function sayPlan(row: Shown, nameOf: NameOf, identity: Identity): VisitPlan {
  const person = (id: string) => ({ id, name: nameOf(id) })
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    leader: person(row.leader),
    members: row.people.filter((id) => id !== row.leader).map(person),
    guests: row.guests,
    from: row.from_day,
    to: row.to_day,
    phase: row.phase,
    template: { id: row.template, version: row.template_version, name: row.template_name },
    visits: row.visits,
    done: row.done,
    may: { fill: allowed(identity, 'visit.fill', groupOf(row, identity)), plan: allowed(identity, 'visit.plan') },
  }
}

/** A plan as an object of rights: its group's. Whoever is none of them is told of somebody else's. */
export const groupOf = ({ people, leader }: PlanRow, { id }: Identity) => ({
  owner: id !== null && people.includes(id) ? id : leader,
})

export const sayStandings = (edits: readonly EditRow[], nameOf: NameOf): VisitDetail['standings'] =>
  [...foldEdits(edits)].map(([question, { head, revision, sides, same }]: [string, Standing<EditRow>]) => ({
    question,
    head: head && sayEdit(head, nameOf),
    revision,
    sides: sides.map((side) => sayEdit(side, nameOf)),
    same: [...same],
  }))

const sayEdit = ({ id, question, value, note, base, settles, madeAt, receivedAt, by }: EditRow, nameOf: NameOf) => ({
  id,
  question,
  value,
  note,
  base,
  settles,
  madeAt,
  receivedAt,
  by: by && nameOf(by),
})
