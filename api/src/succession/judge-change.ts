import { dayOf } from 'shared/day.ts'
import { formatDay } from 'shared/format.ts'
import { changeFaultTexts } from 'shared/messages/unit-change.ts'
import { say } from 'shared/messages/say.ts'
import type { ChangePreview } from 'shared/succession/change-contract.ts'
import type { Locale } from 'shared/text.ts'
import { type ChangeFault, checkChange } from 'shared/unit/check-change.ts'
import type { NewUnitChange } from 'shared/unit/unit-change.ts'
import type { Db } from '../db/open.ts'
import { badRequest } from '../http/refusal.ts'
import { listUnits } from '../unit/province-store.ts'
import { readChanges } from '../unit/change/read-changes.ts'
import { newestFigures } from './change-store.ts'

export interface FoundFault extends Omit<ChangeFault, 'kind'> {
  kind: ChangePreview['faults'][number]['kind']
}

/** All that speaks against a change, place by place: what it says itself, and figures it would leave without a unit. */
export async function changeFaults(db: Db, change: NewUnitChange, now: Date): Promise<FoundFault[]> {
  const { history_from: historyFrom } = await db.selectFrom('province').select('history_from').executeTakeFirstOrThrow()
  const found = checkChange(change, { units: await listUnits(db), changes: await readChanges(db), historyFrom })
  const heirs = new Set(change.to.map(({ unit }) => unit))
  const ending = change.from.filter((code) => !heirs.has(code))
  const has = change.day <= dayOf(now) ? await newestFigures(db, ending, change.day) : []
  return [
    ...found,
    ...has.map((one) => ({ ...one, at: `from.${change.from.indexOf(one.unit)}`, kind: 'has-figures' as const })),
  ]
}

const parametersOf = ({ unit, day }: FoundFault, locale: Locale) => ({
  unit: unit ?? '',
  day: day ? formatDay(locale, day) : '…',
})

export const sayFaults = (faults: readonly FoundFault[], locale: Locale): ChangePreview['faults'] =>
  faults.map((fault) => ({
    at: fault.at,
    kind: fault.kind,
    detail: say(locale, changeFaultTexts[fault.kind], parametersOf(fault, locale)),
  }))

/** Refused by its places, as any other request is. */
export function refuseFaults(faults: readonly FoundFault[], locale: Locale): void {
  if (faults.length === 0) return
  throw badRequest(
    ...faults.map((fault) => ({
      at: `body.${fault.at}`,
      detail: changeFaultTexts[fault.kind],
      parameters: parametersOf(fault, locale),
    })),
  )
}
