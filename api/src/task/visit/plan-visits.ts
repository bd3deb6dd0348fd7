import { addDays, type Day, dayOf, daysBetween } from 'shared/day.ts'
import { visitSays } from 'shared/messages/visit.ts'
import { orderRoute, spreadOverDays } from 'shared/task/visit/route-order.ts'
import type { NewVisitPlan } from 'shared/task/visit/visit-plan-contract.ts'
import type { WorkCalendar } from 'shared/workday.ts'
import type { Asker } from '../../account/access/current.ts'
import { appendAudit } from '../../account/audit/append-audit.ts'
import type { Db } from '../../db/open.ts'
import { badRequest, notFound, type Place, Refusal } from '../../http/refusal.ts'
import type { RegisterDeps } from '../register-deps.ts'
import { readWorkCalendar } from '../task-store.ts'
import { readPeople } from './read-visit.ts'

const longestDays = 62

/** The route is reckoned: area by area, from neighbour to neighbour, over the working days of the plan. */
export async function planVisits(deps: RegisterDeps, asker: Asker, given: NewVisitPlan): Promise<string> {
  const at = deps.now()
  const people = [...new Set([given.leader, ...given.members])]
  refuseDays(given, dayOf(at))
  await refusePeople(deps.system, given, people)
  return deps.db.transaction().execute(async (trx) => {
    const units = await unitsNamed(trx, given.units)
    const template = await trx
      .selectFrom('visit_template')
      .select(({ fn }) => fn.max('version').as('version'))
      .where('id', '=', given.template)
      .executeTakeFirstOrThrow()
    if (template.version === null)
      throw badRequest({ at: 'body.template', detail: visitSays.noSuchTemplate, parameters: { id: given.template } })
    const made = await trx
      .insertInto('visit_plan')
      .values({
        title: given.title,
        leader: given.leader,
        people,
        guests: given.guests,
        from_day: given.from,
        to_day: given.to,
        units: given.units,
        template: given.template,
        template_version: template.version,
        made_at: at,
        made_by: asker.identity.id,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    const days = daysToGo(await readWorkCalendar(trx), given)
    const stops = spreadOverDays(orderRoute(units), days)
    await trx
      .insertInto('visit')
      .values(stops.map(({ stop, day }, place) => ({ plan: made.id, unit: stop.code, day, place })))
      .execute()
    await appendAudit(trx, deps.keyring, {
      asker,
      action: 'visit.plan',
      objectType: 'visit-plan',
      objectId: made.id,
      after: made,
      detail: { number: made.number, from: given.from, until: given.to },
    })
    return made.id
  })
}

interface NewRoute {
  stops: readonly { visit: string; day: Day }[]
  basedOn: number
}

/** Another order or other days. What was filled in stays where it is. */
export async function changeRoute(deps: RegisterDeps, asker: Asker, id: string, { stops, basedOn }: NewRoute) {
  await deps.db.transaction().execute(async (trx) => {
    const plan = await holdPlan(trx, id)
    const visits = await trx.selectFrom('visit').select('id').where('plan', '=', id).execute()
    const named = new Set(stops.map(({ visit }) => visit))
    if (named.size !== stops.length || named.size !== visits.length || visits.some((one) => !named.has(one.id)))
      throw badRequest({ at: 'body.stops', detail: visitSays.notTheVisits })
    const outside = stops.flatMap(({ day }, at): Place[] =>
      day < plan.from_day || day > plan.to_day ? [{ at: `body.stops.${at}.day`, detail: visitSays.outside }] : [],
    )
    if (outside.length > 0) throw badRequest(...outside)
    if (plan.revision !== basedOn) throw new Refusal(409, visitSays.changedMeanwhile)
    for (const [place, { visit, day }] of stops.entries())
      await trx.updateTable('visit').set({ place, day }).where('id', '=', visit).execute()
    const after = { revision: plan.revision + 1 }
    await trx.updateTable('visit_plan').set(after).where('id', '=', id).execute()
    await appendAudit(trx, deps.keyring, {
      asker,
      action: 'visit.route',
      objectType: 'visit-plan',
      objectId: id,
      before: plan,
      after: { ...plan, ...after, stops },
      detail: { number: plan.number },
    })
  })
}

export async function cancelPlan(deps: RegisterDeps, asker: Asker, id: string, why: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const plan = await holdPlan(trx, id)
    const after = { phase: 'cancelled', cancelled_why: why } as const
    await trx.updateTable('visit_plan').set(after).where('id', '=', id).execute()
    await appendAudit(trx, deps.keyring, {
      asker,
      action: 'visit.cancel',
      objectType: 'visit-plan',
      objectId: id,
      before: plan,
      after: { ...plan, ...after },
      detail: { number: plan.number },
    })
  })
}

async function holdPlan(trx: Db, id: string) {
  const plan = await trx.selectFrom('visit_plan').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!plan) throw notFound(visitSays.noSuchPlan)
  if (plan.phase === 'cancelled') throw new Refusal(409, visitSays.cancelled)
  return plan
}

function refuseDays({ from, to }: NewVisitPlan, today: Day): void {
  if (from > to) throw badRequest({ at: 'body.to', detail: visitSays.reversed })
  if (from < today) throw badRequest({ at: 'body.from', detail: visitSays.longAgo, parameters: { day: today } })
  if (daysBetween(from, to) > longestDays) throw badRequest({ at: 'body.to', detail: visitSays.tooLong })
}

async function refusePeople(system: Db, given: NewVisitPlan, people: readonly string[]): Promise<void> {
  const known = new Set((await readPeople(system)).map(({ id }) => id))
  const places = people
    .filter((id) => !known.has(id))
    .map((id): Place => {
      const at = id === given.leader ? 'body.leader' : `body.members.${given.members.indexOf(id)}`
      return { at, detail: visitSays.noSuchPerson }
    })
  if (places.length > 0) throw badRequest(...places)
}

async function unitsNamed(trx: Db, codes: readonly string[]) {
  const rows = await trx
    .selectFrom('unit')
    .select(['code', 'former_province as formerProvince', 'tile'])
    .where('code', 'in', codes)
    .execute()
  const found = new Map(rows.map((row) => [row.code, row]))
  const places = codes.flatMap((code, at): Place[] => {
    if (codes.indexOf(code) !== at) return [{ at: `body.units.${at}`, detail: visitSays.unitTwice }]
    return found.has(code) ? [] : [{ at: `body.units.${at}`, detail: visitSays.noSuchUnit, parameters: { code } }]
  })
  if (places.length > 0) throw badRequest(...places)
  return codes.map((code) => {
    const { tile, ...row } = found.get(code)!
    return { ...row, tile: tile ? ([tile[0]!, tile[1]!] as [number, number]) : null }
  })
}

/** The working days of a plan; where there is none, all its days: it was meant so. */
function daysToGo(calendar: WorkCalendar, { from, to }: NewVisitPlan): Day[] {
  const all = Array.from({ length: daysBetween(from, to) }, (_, at) => addDays(from, at))
  const working = all.filter((day) => calendar.isWorkingDay(day))
  return working.length > 0 ? working : all
}
