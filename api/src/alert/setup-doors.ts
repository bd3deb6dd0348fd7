import type { OpenAPIHono } from '@hono/zod-openapi'
import { channelDefinitionSchema, chatSchema, emailAddressSchema } from 'shared/alert/channel.ts'
import { onDuty, turnsAhead } from 'shared/alert/duty-roster.ts'
import { type DutyRosterAnswer, type NewRoster, type NewRule, setupContract } from 'shared/alert/setup-contract.ts'
import { alertSays } from 'shared/messages/alert.ts'
import { makeWorkCalendar, type WorkCalendar } from 'shared/workday.ts'
import { currentAsker } from '../account/access/current.ts'
import { demand } from '../account/access/demand.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Db } from '../db/open.ts'
import { makeDoors } from '../http/doors.ts'
import { badRequest, notFound, Refusal } from '../http/refusal.ts'
import { changeChannel, createChannel } from './change-channel.ts'
import type { IncidentDeps } from './incident-doors.ts'
import { listChannels, listDeadLetters, readLetter } from './read-channels.ts'
import type { SendDeps } from './send/deliver.ts'
import { sendTest } from './send/send-test.ts'

export type SetupDeps = IncidentDeps & Pick<SendDeps, 'egress' | 'mail' | 'publicUrl'>

/** Ways, rules and people on duty. */
export function setupDoors(deps: SetupDeps): OpenAPIHono {
  const { db, system, keyring, now } = deps
  const doors = makeDoors()
  const channel = async (id: string) => {
    const found = (await listChannels(db, system)).find((one) => one.id === id)
    if (!found) throw notFound(alertSays.noSuchChannel)
    return found
  }
  const audit = (
    trx: Db,
    action: string,
    objectType: string,
    object: { id: string; before?: unknown; after: unknown },
  ) => appendAudit(trx, keyring, { asker: currentAsker(), action, objectType, objectId: object.id, ...object })

  doors.openapi(setupContract.listChannels, async (c) => {
    demand('alert-setup.read')
    return c.json({ channels: await listChannels(db, system) }, 200)
  })
  doors.openapi(setupContract.createChannel, async (c) => {
    demand('alert-setup.change')
    return c.json({ channel: await channel(await createChannel(deps, c.req.valid('json'))) }, 201)
  })
  doors.openapi(setupContract.changeChannel, async (c) => {
    demand('alert-setup.change')
    const { id } = c.req.valid('param')
    await changeChannel(deps, id, c.req.valid('json'))
    return c.json({ channel: await channel(id) }, 200)
  })
  doors.openapi(setupContract.testChannel, async (c) => {
    demand('alert-setup.change')
    const found = await channel(c.req.valid('param').id)
    const { recipient } = c.req.valid('json')
    const { kind } = channelDefinitionSchema.parse(found.definition)
    const fits = { email: emailAddressSchema, telegram: chatSchema, webhook: null }[kind]
    if (fits ? !fits.safeParse(recipient).success : recipient !== '')
      throw badRequest({ at: 'body.recipient', detail: alertSays.notOfRoster })
    if (kind === 'email' && !deps.mail) throw new Refusal(409, alertSays.noMail)
    const outcome = await sendTest({ ...deps, db: system }, found, recipient)
    const detail = outcome.kind === 'sent' ? null : outcome.why
    const said = outcome.kind === 'sent' || outcome.kind === 'unknown' ? outcome.kind : 'failed'
    return c.json({ outcome: said, detail } as const, 200)
  })

  doors.openapi(setupContract.listRosters, async (c) => {
    demand('alert-setup.read')
    const calendar = await readCalendar(db)
    const rows = await db.selectFrom('duty_roster').selectAll().orderBy('name').orderBy('id').execute()
    return c.json({ rosters: rows.map((row) => sayRoster(row, now(), calendar)) }, 200)
  })
  doors.openapi(setupContract.createRoster, async (c) => {
    demand('alert-setup.change')
    const given = c.req.valid('json')
    await fitRoster(db, given)
    const row = await db.transaction().execute(async (trx) => {
      const values = { name: given.name, definition: JSON.stringify(given.definition) }
      const made = await trx.insertInto('duty_roster').values(values).returningAll().executeTakeFirstOrThrow()
      await audit(trx, 'duty-roster.create', 'duty-roster', { id: made.id, after: made })
      return made
    })
    return c.json({ roster: sayRoster(row, now(), await readCalendar(db)) }, 201)
  })
  doors.openapi(setupContract.changeRoster, async (c) => {
    demand('alert-setup.change')
    const { id } = c.req.valid('param')
    const given = c.req.valid('json')
    await fitRoster(db, given)
    const row = await db.transaction().execute(async (trx) => {
      const before = await trx.selectFrom('duty_roster').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
      if (!before) throw notFound(alertSays.noSuchRoster)
      const set = { name: given.name, definition: JSON.stringify(given.definition) }
      const after = await trx
        .updateTable('duty_roster')
        .set(set)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
      await audit(trx, 'duty-roster.change', 'duty-roster', { id, before, after })
      return after
    })
    return c.json({ roster: sayRoster(row, now(), await readCalendar(db)) }, 200)
  })

  doors.openapi(setupContract.listRules, async (c) => {
    demand('alert-setup.read')
    const rules = await db.selectFrom('alert_rule').selectAll().orderBy('place').orderBy('id').execute()
    return c.json({ rules }, 200)
  })
  doors.openapi(setupContract.createRule, async (c) => {
    demand('alert-setup.change')
    const values = rowOf(c.req.valid('json'))
    await knowTargets(db, c.req.valid('json'))
    const rule = await db.transaction().execute(async (trx) => {
      const made = await trx.insertInto('alert_rule').values(values).returningAll().executeTakeFirstOrThrow()
      await audit(trx, 'alert-rule.create', 'alert-rule', { id: made.id, after: made })
      return made
    })
    await wakeOpen(system, now())
    return c.json({ rule }, 201)
  })
  doors.openapi(setupContract.changeRule, async (c) => {
    demand('alert-setup.change')
    const { id } = c.req.valid('param')
    const set = rowOf(c.req.valid('json'))
    await knowTargets(db, c.req.valid('json'))
    const rule = await db.transaction().execute(async (trx) => {
      const before = await trx.selectFrom('alert_rule').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
      if (!before) throw notFound(alertSays.noSuchRule)
      const after = await trx
        .updateTable('alert_rule')
        .set(set)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
      await audit(trx, 'alert-rule.change', 'alert-rule', { id, before, after })
      return after
    })
    await wakeOpen(system, now())
    return c.json({ rule }, 200)
  })

  doors.openapi(setupContract.listDeadLetters, async (c) => {
    demand('alert-setup.read')
    return c.json({ letters: await listDeadLetters(db) }, 200)
  })
  doors.openapi(setupContract.resendLetter, async (c) => {
    demand('alert-setup.change')
    const id = Number(c.req.valid('param').id)
    await db.transaction().execute(async (trx) => {
      // Its day of tries begins anew; its key stays what it was.
      const { numUpdatedRows } = await trx
        .updateTable('notification')
        .set({ state: 'waiting', attempts: 0, due_at: now(), created_at: now() })
        .where('id', '=', id)
        .where('state', '=', 'dead')
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw notFound(alertSays.noSuchLetter)
      await audit(trx, 'letter.resend', 'letter', { id: String(id), after: { id } })
    })
    return c.json({ letter: (await readLetter(db, id))! }, 200)
  })

  return doors
}

/** What is open already is looked at by the new rules, too: a level that should have been called by now is called. */
const wakeOpen = (system: Db, at: Date) =>
  system.updateTable('incident').set({ wake_at: at }).where('phase', '=', 'open').execute()

const readCalendar = async (db: Db): Promise<WorkCalendar> =>
  makeWorkCalendar(await db.selectFrom('special_day').select(['day', 'working']).execute())

const rowOf = ({ name, place, enabled, definition }: NewRule) => ({
  name,
  place,
  enabled,
  definition: JSON.stringify(definition),
})

/** Whoever is on duty is reached by the roster's channel, so their address must be one of its kind. */
async function fitRoster(db: Db, { definition }: NewRoster): Promise<void> {
  const channel = await db.selectFrom('channel').select('kind').where('id', '=', definition.channel).executeTakeFirst()
  if (!channel) throw badRequest({ at: 'body.definition.channel', detail: alertSays.noSuchChannel })
  const fits = { email: emailAddressSchema, telegram: chatSchema, webhook: null }[channel.kind]
  const people = [...definition.people, ...definition.swaps.map(({ person }) => person)]
  if (definition.outside) people.push(definition.outside)
  if (!fits || people.some(({ recipient }) => !fits.safeParse(recipient).success))
    throw badRequest({ at: 'body.definition.people', detail: alertSays.notOfRoster })
}

/** A rule that points at nothing would tell nobody. */
async function knowTargets(db: Db, { definition }: NewRule): Promise<void> {
  const targets = [...definition.to, ...definition.escalation.flatMap(({ to }) => to)]
  const channels = new Set((await db.selectFrom('channel').select('id').execute()).map(({ id }) => id))
  const rosters = new Set((await db.selectFrom('duty_roster').select('id').execute()).map(({ id }) => id))
  for (const { kind, id } of targets) {
    if (kind === 'channel' && !channels.has(id))
      throw badRequest({ at: 'body.definition.to', detail: alertSays.noSuchChannel })
    if (kind === 'roster' && !rosters.has(id))
      throw badRequest({ at: 'body.definition.to', detail: alertSays.noSuchRoster })
  }
}

const turnsShown = 6

function sayRoster(
  { id, name, definition }: { id: string; name: string; definition: NewRoster['definition'] },
  now: Date,
  calendar: WorkCalendar,
): DutyRosterAnswer {
  const roster = { id, ...definition }
  const turns = turnsAhead(roster, now.getTime(), turnsShown).map(({ person, from, to }) => ({
    name: person.name,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  }))
  return { id, name, definition, now: onDuty(roster, now.getTime(), calendar)?.name ?? null, turns }
}
