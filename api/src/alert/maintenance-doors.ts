import type { OpenAPIHono } from '@hono/zod-openapi'
import { type Selectable, sql } from 'kysely'
import { occurrencesOf, type WorkedOn } from 'shared/alert/maintenance.ts'
import {
  maintenanceContract,
  type MaintenanceWindowAnswer,
  type NewMaintenanceWindow,
} from 'shared/alert/maintenance-contract.ts'
import { addDays, dayOf, daysBetween, instantOf } from 'shared/day.ts'
import { alertSays } from 'shared/messages/alert.ts'
import { probeSays } from 'shared/messages/probe-answer.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import { currentAsker, currentIdentity } from '../account/access/current.ts'
import { demand } from '../account/access/demand.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Db } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { makeDoors } from '../http/doors.ts'
import { badRequest, notFound, Refusal } from '../http/refusal.ts'
import type { IncidentDeps } from './incident-doors.ts'
import { ownOf } from './own-of.ts'

type Row = Selectable<Tables['maintenance_window']>
const mostDays = 400

/** Announced work. Everybody inside sees all of it; a company announces its own. */
export function maintenanceDoors({ db, system, keyring, now }: IncidentDeps): OpenAPIHono {
  const doors = makeDoors()

  doors.openapi(maintenanceContract.listMaintenance, async (c) => {
    ownOf(currentIdentity(), 'maintenance.read')
    const query = c.req.valid('query')
    const from = query.from ?? dayOf(now())
    const to = query.to ?? addDays(from, 41)
    if (from > to) throw badRequest({ at: 'query.to', detail: probeSays.reversed })
    if (daysBetween(from, to) > mostDays)
      throw badRequest({ at: 'query.from', detail: probeSays.tooLong, parameters: { days: String(mostDays) } })
    const calendar = makeWorkCalendar(await db.selectFrom('special_day').select(['day', 'working']).execute())
    const rows = await db
      .selectFrom('maintenance_window')
      .selectAll()
      .orderBy('created_at', 'desc')
      .limit(1_000)
      .execute()
    const overran = await countOverran(db)
    const span = [instantOf(from).getTime(), instantOf(addDays(to, 1)).getTime()] as const
    const times = rows
      .filter((row) => row.cancelled_at === null)
      .flatMap((row) => occurrencesOf({ id: row.id, time: row.definition.time }, ...span, calendar))
      .sort((one, other) => one.from - other.from)
    return c.json(
      {
        from,
        to,
        windows: rows.map((row) => sayWindow(row, overran)),
        times: times.map((time) => ({
          window: time.window,
          from: new Date(time.from).toISOString(),
          to: new Date(time.to).toISOString(),
        })),
      },
      200,
    )
  })

  doors.openapi(maintenanceContract.announceMaintenance, async (c) => {
    const given = c.req.valid('json')
    demandOwn(given.provider)
    await knowNames(db, given.definition.on)
    const row = await db.transaction().execute(async (trx) => {
      const { name, provider, definition } = given
      const values = { name, provider, definition: JSON.stringify(definition) }
      const made = await trx
        .insertInto('maintenance_window')
        .values({ ...values, created_at: now(), created_by: currentIdentity().id })
        .returningAll()
        .executeTakeFirstOrThrow()
      await audit(trx, 'maintenance.announce', made.id, null, made)
      return made
    })
    await wakeAll(system, now())
    return c.json({ window: sayWindow(row, new Map()) }, 201)
  })

  doors.openapi(maintenanceContract.changeMaintenance, async (c) => {
    const given = c.req.valid('json')
    await knowNames(db, given.definition.on)
    const row = await change(c.req.valid('param').id, 'maintenance.change', given)
    return c.json({ window: sayWindow(row, await countOverran(db)) }, 200)
  })

  doors.openapi(maintenanceContract.cancelMaintenance, async (c) => {
    const row = await change(c.req.valid('param').id, 'maintenance.cancel', null)
    return c.json({ window: sayWindow(row, await countOverran(db)) }, 200)
  })

  async function change(id: string, action: string, given: NewMaintenanceWindow | null): Promise<Row> {
    const row = await db.transaction().execute(async (trx) => {
      const before = await trx.selectFrom('maintenance_window').selectAll().where('id', '=', id).executeTakeFirst()
      if (!before) throw notFound(alertSays.noSuchWindow)
      demandOwn(before.provider)
      if (given) demandOwn(given.provider)
      if (before.cancelled_at) throw new Refusal(409, alertSays.cancelledBefore)
      const set = given
        ? { name: given.name, provider: given.provider, definition: JSON.stringify(given.definition) }
        : { cancelled_at: now(), cancelled_by: currentIdentity().id }
      const after = await trx
        .updateTable('maintenance_window')
        .set(set)
        .where('id', '=', id)
        .where('cancelled_at', 'is', null)
        .returningAll()
        .executeTakeFirst()
      if (!after) throw new Refusal(409, alertSays.cancelledBefore)
      await audit(trx, action, id, before, after)
      return after
    })
    await wakeAll(system, now())
    return row
  }

  const audit = (trx: Db, action: string, id: string, before: Row | null, after: Row) =>
    appendAudit(trx, keyring, { asker: currentAsker(), action, objectType: 'maintenance', objectId: id, before, after })

  return doors
}

const demandOwn = (provider: string | null): void => demand('maintenance.change', provider === null ? {} : { provider })

/** What is open is judged anew by the work as it is announced now. */
async function wakeAll(system: Db, now: Date): Promise<void> {
  await system.updateTable('incident').set({ wake_at: now }).where('phase', '=', 'open').execute()
}

async function countOverran(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ window: string; many: number }>`
    select body ->> 'window' as window, count(distinct incident) as many
    from incident_event where kind = 'overran' group by 1`.execute(db)
  return new Map(rows.map(({ window, many }) => [window, many]))
}

/** A name nobody knows would cover nothing, and nobody would notice. */
async function knowNames(db: Db, on: WorkedOn): Promise<void> {
  const { rows } = await sql<{ list: string; name: string }>`
    select given.list, given.name from (
      select 'nodes' as list, unnest(${[...on.nodes]}::text[]) as name
      union all select 'connections', unnest(${[...on.connections]}::text[])
      union all select 'subsystems', unnest(${[...on.subsystems]}::text[])
      union all select 'units', unnest(${[...on.units]}::text[])
      union all select 'providers', unnest(${[...on.providers]}::text[])
    ) given
    where not case given.list
      when 'nodes' then exists (select from path_node where id = given.name)
      when 'connections' then exists (select from watched_connection where id = given.name)
      when 'subsystems' then exists (select from subsystem where id = given.name)
      when 'units' then exists (select from unit where code = given.name)
      else exists (select from provider where id = given.name) end`.execute(db)
  if (rows.length === 0) return
  throw badRequest(
    ...rows.slice(0, 20).map(({ list, name }) => ({
      at: `body.definition.on.${list}`,
      detail: alertSays.unknownName,
      parameters: { name },
    })),
  )
}

const sayWindow = (row: Row, overran: ReadonlyMap<string, number>): MaintenanceWindowAnswer => ({
  id: row.id,
  name: row.name,
  provider: row.provider,
  definition: row.definition,
  createdAt: row.created_at.toISOString(),
  cancelledAt: row.cancelled_at?.toISOString() ?? null,
  overran: overran.get(row.id) ?? 0,
})
