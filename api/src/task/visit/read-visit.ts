import type { Identity } from 'shared/account/identity.ts'
import { visitSays } from 'shared/messages/visit.ts'
import type { VisitDetail } from 'shared/task/visit/visit-contract.ts'
import type { VisitPlan } from 'shared/task/visit/visit-plan-contract.ts'
import { personRoles } from 'shared/account/role.ts'
import type { Db } from '../../db/open.ts'
import { notFound } from '../../http/refusal.ts'
import type { RegisterDeps } from '../register-deps.ts'
import {
  countPhotos,
  findPlan,
  findVisit,
  listPlans,
  type NameOf,
  readEdits,
  readQuestions,
  sayPlan,
  sayStandings,
  sayVisit,
  visitsOf,
} from './visit-store.ts'

type Deps = Pick<RegisterDeps, 'db' | 'system'>

export async function readPlans({ db, system }: Deps, identity: Identity): Promise<VisitPlan[]> {
  const rows = await listPlans(db)
  const nameOf = await readNames(
    system,
    rows.flatMap(({ people }) => people),
  )
  return rows.map((row) => sayPlan(row, nameOf, identity))
}

export async function readPlan({ db, system }: Deps, identity: Identity, id: string) {
  const row = await findPlan(db, id)
  if (!row) throw notFound(visitSays.noSuchPlan)
  const visits = await visitsOf(db, id)
  const ids = visits.map((visit) => visit.id)
  const [edits, photos, nameOf] = [
    await readEdits(db, ids),
    await countPhotos(db, ids),
    await readNames(system, row.people),
  ]
  return {
    plan: sayPlan(row, nameOf, identity),
    visits: visits.map((visit) =>
      sayVisit(
        visit,
        edits.filter((edit) => edit.visit === visit.id),
        photos.get(visit.id) ?? 0,
      ),
    ),
    basedOn: row.revision,
  }
}

/** All that a phone needs to fill a visit in where there is no line. */
export async function readVisit({ db, system }: Deps, identity: Identity, id: string): Promise<VisitDetail> {
  const visit = await findVisit(db, id)
  const plan = visit && (await findPlan(db, visit.plan))
  if (!visit || !plan) throw notFound(visitSays.noSuchVisit)
  const edits = await readEdits(db, [id])
  const photos = await db
    .selectFrom('visit_photo')
    .select(['id', 'question', 'width', 'height', 'at', 'by'])
    .select(({ fn }) => fn<number>('length', ['image']).as('bytes'))
    .where('visit', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const named = [...plan.people, ...edits.map(({ by }) => by), ...photos.map(({ by }) => by)]
  const nameOf = await readNames(
    system,
    named.filter((one) => one !== null),
  )
  return {
    visit: sayVisit(visit, edits, photos.length),
    plan: sayPlan(plan, nameOf, identity),
    questions: (await readQuestions(db, plan)).questions,
    edits: edits.length,
    standings: sayStandings(edits, nameOf),
    photos: photos.map(({ at, by, ...photo }) => ({ ...photo, at: at.toISOString(), by: by && nameOf(by) })),
    difficulties: await readRaised(db, id),
  }
}

/** What was found here and is a difficulty now. */
async function readRaised(db: Db, visit: string): Promise<VisitDetail['difficulties']> {
  const rows = await db
    .selectFrom('difficulty')
    .select(['id', 'number', 'title', 'source_ref'])
    .where('source', '=', 'visit')
    .where('source_ref', 'like', `${visit}_%`)
    .orderBy('number')
    .execute()
  return rows.map(({ source_ref: ref, ...one }) => ({ ...one, question: ref!.slice(visit.length + 1) }))
}

const department = personRoles.filter((role) => role === 'leader' || role === 'officer' || role === 'approver')

/** Who may go along: people of the Department whose account opens. */
export async function readPeople(system: Db): Promise<{ id: string; name: string }[]> {
  return system
    .selectFrom('account_user')
    .select(['id', 'name'])
    .where('role', 'in', department)
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .limit(500)
    .execute()
}

/** The names of these people; an account once closed keeps its name here. */
async function readNames(system: Db, ids: readonly string[]): Promise<NameOf> {
  const wanted = [...new Set(ids)].filter((id) => /^[0-9a-f-]{36}$/.test(id))
  const rows =
    wanted.length === 0
      ? []
      : await system.selectFrom('account_user').select(['id', 'name']).where('id', 'in', wanted).execute()
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}
