import { dayOf } from 'shared/day.ts'
import { formatDay } from 'shared/format.ts'
import { unitChangeSays } from 'shared/messages/unit-change.ts'
import type { KeptUnitChange } from 'shared/succession/change-contract.ts'
import type { Locale } from 'shared/text.ts'
import { takesPart } from 'shared/unit/unit-change.ts'
import { demand } from '../account/access/demand.ts'
import type { Db } from '../db/open.ts'
import { Refusal } from '../http/refusal.ts'
import { readChanges } from '../unit/change/read-changes.ts'
import { askWithdrawal, unitsInUse, withdrawConfirmed } from './change-store.ts'

/**
 * A confirmed change whose day is still to come is taken back by two people: the first says why, the second agrees. Until
 * then it stands. Of days to come nothing is added up yet, so only the units it was to make go with it.
 */
export async function takeBack(
  trx: Db,
  change: KeptUnitChange,
  decided: { reason: string; by: string; at: Date },
  locale: Locale,
): Promise<{ action: 'unit-change.ask-withdrawal' | 'unit-change.withdraw'; kept: KeptUnitChange }> {
  const { id, day, withdrawal } = change
  const refuse = (detail: (typeof unitChangeSays)[keyof typeof unitChangeSays], parameters = {}) =>
    new Refusal(409, detail, { parameters })
  if (withdrawal === null) demand('unit.change')
  else {
    if (withdrawal.askedBy === decided.by) throw new Refusal(403, unitChangeSays.askedAlready)
    demand('unit.confirm', { author: withdrawal.askedBy })
  }
  if (day <= dayOf(decided.at)) throw refuse(unitChangeSays.hasCome, { day: formatDay(locale, day) })
  const concerned = [...change.from, ...change.to.map(({ unit }) => unit)]
  const resting = (await readChanges(trx)).find(
    (other) => other.id !== id && other.day >= day && concerned.some((code) => takesPart(other, code)),
  )
  if (resting) throw refuse(unitChangeSays.restsOnIt, { day: formatDay(locale, resting.day) })
  if (withdrawal === null) return { action: 'unit-change.ask-withdrawal', kept: await askWithdrawal(trx, id, decided) }
  const used = await unitsInUse(trx, id)
  if (used.length > 0) throw refuse(unitChangeSays.inUse, { units: used.join(', ') })
  return { action: 'unit-change.withdraw', kept: await withdrawConfirmed(trx, id, decided) }
}
