import { makeWorkCalendar, type WorkCalendar } from 'shared/workday.ts'
import type { Dataset } from 'shared/feed/feed.ts'
import type { UnitCode, UnitKind } from 'shared/unit/unit.ts'
import type { Db } from '../db/open.ts'
import { readChanges } from '../unit/change/read-changes.ts'
import { type UnitDays, unitDaysBy } from './read/unit-days.ts'

/** What must be known of the province to judge an answer of a dataset. */
export interface Question {
  units: ReadonlyMap<UnitCode, UnitKind>
  lives: ReadonlyMap<UnitCode, UnitDays>
  scope: Dataset['scope']
  frequency: Dataset['frequency']
  calendar: WorkCalendar
}

export async function readQuestion(db: Db, dataset: string): Promise<Question> {
  const units = await db.selectFrom('unit').select(['code', 'kind']).orderBy('code').execute()
  const specialDays = await db.selectFrom('special_day').select(['day', 'working']).execute()
  const { scope, frequency } = await db
    .selectFrom('dataset')
    .select(['scope', 'frequency'])
    .where('id', '=', dataset)
    .executeTakeFirstOrThrow()
  return {
    units: new Map(units.map(({ code, kind }) => [code, kind])),
    lives: unitDaysBy(await readChanges(db)),
    scope,
    frequency,
    calendar: makeWorkCalendar(specialDays),
  }
}
