import { sql } from 'kysely'
import { dayOf } from 'shared/day.ts'
import { livesBy, successorsOn } from 'shared/unit/succession.ts'
import { nobody } from 'shared/account/identity.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Keyring } from '../account/secret/keyring.ts'
import type { Db } from '../db/open.ts'
import { readChanges } from '../unit/change/read-changes.ts'

/**
 * On the day a unit ends, the people who answer for it and the work that is open there go over to whoever continues it,
 * where that is one unit. Where it is several, or nobody, somebody has to say who takes what: they stay and are listed.
 * Keys stay too: what they still send of earlier days is of the old code. Run by the clock; done twice it does nothing.
 */
export async function followUnits({
  db,
  keyring,
  now,
}: {
  db: Db
  keyring: Keyring
  now: () => Date
}): Promise<number> {
  const today = dayOf(now())
  const changes = await readChanges(db)
  const ended = [...livesBy(changes)].filter(([, { to }]) => to !== null && to < today)
  let moved = 0
  for (const [unit] of ended) {
    const [heir, ...others] = successorsOn(changes, unit, today)
    if (heir === undefined || others.length > 0) continue
    moved += await db.transaction().execute(async (trx) => {
      const people =
        await sql`update account_user set unit = ${heir} where unit = ${unit} and disabled_at is null`.execute(trx)
      const tasks = await sql`
        update task set unit = ${heir} where unit = ${unit} and phase in ('given', 'taken', 'reported')`.execute(trx)
      const difficulties = await sql`
        update difficulty set unit = case when unit = ${unit} then ${heir} else unit end,
          units = array(select distinct case when one = ${unit} then ${heir} else one end from unnest(units) one order by 1)
        where phase in ('open', 'answered') and (unit = ${unit} or ${unit} = any(units))`.execute(trx)
      const many = [people, tasks, difficulties].map(({ numAffectedRows }) => Number(numAffectedRows ?? 0))
      const sum = many.reduce((total, each) => total + each, 0)
      if (sum > 0)
        await appendAudit(trx, keyring, {
          asker: { identity: nobody, address: null, requestId: null },
          action: 'unit-change.follow',
          objectType: 'unit',
          objectId: unit,
          unit: heir,
          detail: { heir, people: many[0]!, tasks: many[1]!, difficulties: many[2]! },
        })
      return sum
    })
  }
  return moved
}
