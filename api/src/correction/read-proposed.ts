import type { ProposedRecord } from 'shared/correction/amendment.ts'
import { type Day, dayOf } from 'shared/day.ts'
import { formatDay } from 'shared/format.ts'
import { correctionSays } from 'shared/messages/correction.ts'
import { factKey } from '../feed/changes.ts'
import { readHeld } from '../feed/ledger.ts'
import type { Db } from '../db/open.ts'
import { badRequest, notFound, type Place, Refusal } from '../http/refusal.ts'
import { readDatasetGround } from '../submission/submission-store.ts'

interface Given {
  unit: string
  day: Day
  counts: Record<string, number>
}

/** What is to be put right beside what stands there now; what is named and does not change is left out. */
export async function readProposed(
  db: Db,
  dataset: string,
  records: readonly Given[],
  now: Date,
): Promise<ProposedRecord[]> {
  const known = await db.selectFrom('dataset').select('id').where('id', '=', dataset).executeTakeFirst()
  if (!known)
    throw badRequest({ at: 'body.dataset', detail: correctionSays.noSuchDataset, parameters: { id: dataset } })
  const { measures } = await readDatasetGround(db, dataset)
  const names = new Map(
    (await db.selectFrom('unit').select(['code', 'name']).execute()).map(({ code, name }) => [code, name]),
  )
  const { history_from: first } = await db.selectFrom('province').select('history_from').executeTakeFirstOrThrow()
  const seen = new Set<string>()
  const places = records.flatMap(({ unit, day, counts }, at): Place[] => {
    const place = `body.records.${at}`
    const again = seen.has(factKey(day, unit))
    seen.add(factKey(day, unit))
    return [
      ...(names.has(unit)
        ? []
        : [{ at: `${place}.unit`, detail: correctionSays.noSuchUnit, parameters: { code: unit } }]),
      ...(day > dayOf(now) ? [{ at: `${place}.day`, detail: correctionSays.dayAhead }] : []),
      ...(day < first ? [{ at: `${place}.day`, detail: correctionSays.dayBeforeHistory }] : []),
      ...(again ? [{ at: place, detail: correctionSays.sameRecordTwice }] : []),
      ...Object.keys(counts)
        .filter((measure) => !measures.includes(measure))
        .map((measure) => ({
          at: `${place}.counts.${measure}`,
          detail: correctionSays.noSuchMeasure,
          parameters: { measure },
        })),
    ]
  })
  if (places.length > 0) throw badRequest(...places)

  const days = records.map(({ day }) => day).sort()
  const held = await readHeld(db, measures, days[0]!, days.at(-1)!)
  const proposed = records.flatMap(({ unit, day, counts }): ProposedRecord[] => {
    const stands = held.get(factKey(day, unit))
    if (!stands)
      throw notFound(correctionSays.nothingReported, { unit: names.get(unit) ?? unit, day: formatDay('vi', day) })
    const other = Object.entries(counts).filter(([measure, count]) => stands[measure] !== count)
    if (other.length === 0) return []
    const before = Object.fromEntries(other.map(([measure]) => [measure, stands[measure] ?? 0]))
    return [{ unit, day, counts: Object.fromEntries(other), before }]
  })
  if (proposed.length === 0) throw new Refusal(409, correctionSays.changesNothing)
  return proposed
}
