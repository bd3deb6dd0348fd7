import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import type { Db } from '../db/open.ts'
import { type Correction, factKey, type Held } from './changes.ts'
import type { StandingFigure } from './let-stand.ts'

export const readStanding = (db: Db, measures: readonly MeasureId[], from: Day, to: Day): Promise<StandingFigure[]> =>
  db
    .selectFrom('standing_figure')
    .select(['measure', 'day', 'unit', 'said'])
    .where('measure', 'in', [...measures])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()

/** What had been reported and was put right stands from now on; what was put back to what the source said does not. */
export async function keepStanding(
  trx: Db,
  submission: string,
  corrections: readonly Correction[],
  held: Held,
  standing: readonly StandingFigure[],
): Promise<void> {
  const placeOf = ({ measure, day, unit }: Omit<StandingFigure, 'said'>) => `${measure} ${factKey(day, unit)}`
  const known = new Map(standing.map((figure) => [placeOf(figure), figure.said]))
  const begins: StandingFigure[] = []
  const ends: StandingFigure[] = []
  for (const { record, measure, delta, reason } of corrections) {
    if (reason !== 'correction') continue
    const place = { measure, day: record.day, unit: record.unit }
    const before = held.get(factKey(record.day, record.unit))?.[measure] ?? 0
    const said = known.get(placeOf(place)) ?? before
    if (before + delta === said) ends.push({ ...place, said })
    else begins.push({ ...place, said })
  }
  await keepOvertaken(trx, ends)
  if (begins.length === 0) return
  await sql`
    insert into standing_figure (measure, day, unit, said, submission)
    select measure, day, unit, said, ${submission} from jsonb_to_recordset(${JSON.stringify(begins)}::jsonb)
      as begun (measure text, day date, unit text, said bigint)
    -- Only of what a source once said: figures that were always handed in have nobody to repeat the old ones.
    where exists (select from delta d join collection c on c.id = d.collection
      where d.measure = begun.measure and d.day = begun.day and d.unit = begun.unit and c.feed is not null)
    on conflict (measure, day, unit) do update set submission = excluded.submission`.execute(trx)
}

export async function keepOvertaken(trx: Db, overtaken: readonly StandingFigure[]): Promise<void> {
  if (overtaken.length === 0) return
  await sql`
    delete from standing_figure s using jsonb_to_recordset(${JSON.stringify(overtaken)}::jsonb)
      as gone (measure text, day date, unit text)
    where s.measure = gone.measure and s.day = gone.day and s.unit = gone.unit`.execute(trx)
}
