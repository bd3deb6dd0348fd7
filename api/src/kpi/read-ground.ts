import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { FormerProvince, UnitKind } from 'shared/unit/unit.ts'
import { makeWorkCalendar, type WorkCalendar } from 'shared/workday.ts'
import { provinceSays } from 'shared/messages/province.ts'
import type { Db } from '../db/open.ts'
import { Refusal } from '../http/refusal.ts'

export interface GroundUnit {
  code: string
  name: string
  kind: UnitKind
  formerProvince: FormerProvince | null
}

/** What every answer about KPIs needs to know of the province. */
export interface Ground {
  province: string
  historyFrom: Day
  units: GroundUnit[]
  calendar: WorkCalendar
}

/** One question for all of it: three would cost three turns to the database and back. */
export async function readGround(db: Db): Promise<Ground> {
  const { rows } = await sql<{
    code: string
    history_from: Day
    units: GroundUnit[]
    special_days: { day: Day; working: boolean }[]
  }>`
    select code, history_from,
      (select jsonb_agg(jsonb_build_object('code', code, 'name', name, 'kind', kind, 'formerProvince', former_province) order by code collate "C") from unit) as units,
      coalesce((select jsonb_agg(jsonb_build_object('day', day, 'working', working)) from special_day), '[]') as special_days
    from province`.execute(db)
  const [row] = rows
  if (!row) throw new Refusal(503, provinceSays.notLoaded, { headers: { 'retry-after': '2' } })
  return {
    province: row.code,
    historyFrom: row.history_from,
    units: row.units ?? [],
    calendar: makeWorkCalendar(row.special_days),
  }
}
