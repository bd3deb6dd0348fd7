import { sql } from 'kysely'
import { type Day, dayOf } from 'shared/day.ts'
import type { Feed } from 'shared/feed/feed.ts'
import { kpiOfFormula, type VersionedKpi } from 'shared/kpi/version/version.ts'
import type { Knowledge } from 'shared/kpi/value-contract.ts'
import { provinceSays } from 'shared/messages/province.ts'
import type { SpecialDay as ProvinceDay } from 'shared/province.ts'
import { makeWorkCalendar, type WorkCalendar } from 'shared/workday.ts'
import type { Db } from '../db/open.ts'
import { Refusal } from '../http/refusal.ts'
import { type DecidedChange, readChanges } from '../unit/change/read-changes.ts'
import { type DrawnUnits, drawUnits } from './draw-units.ts'
import type { GroundUnit } from './ground-unit.ts'
import { type LeadKpi, listLeadKpis } from './list-lead-kpis.ts'
import type { Reach } from './read-sums.ts'
import { isLevel } from './sum-rows.ts'
import { type KpiHistory, kpisKnown, readKpiHistory } from './version/known-kpis.ts'

type SpecialDay = Pick<ProvinceDay, 'day' | 'working'>

/** What changes only when somebody loads the province or changes its catalogue. */
interface Standing extends KpiHistory {
  province: string
  historyFrom: Day
  everyUnit: GroundUnit[]
  decided: DecidedChange[]
  calendar: WorkCalendar
  /** What the calendar is made of, for a thread to make it again. */
  specialDays: SpecialDay[]
  leads: LeadKpi[]
  feeds: Pick<Feed, 'dataset' | 'historyFrom' | 'lagHours'>[]
}

/** What every answer about KPIs needs to know of the province. */
export interface Ground extends Standing, DrawnUnits {
  /** The day it is, or was at the instant that is asked for. */
  today: Day
  /** With the definitions and targets of that day, as known then (`groundAsOf`). */
  kpis: VersionedKpi[]
  newest: { version: number; recordedAt: Date }
  /** How far the sums of a formula reach, and up to where its figures were due when they were last moved. */
  reach: ReadonlyMap<string, { day: Day; due: Day }>
}

/** The same, with what it reaches to: the carried level or the sum. */
export function reachOf({ kpis, reach }: Pick<Ground, 'kpis' | 'reach'>): ReadonlyMap<string, Reach> {
  const levels = new Set(kpis.filter(isLevel).map(({ id }) => id))
  return new Map([...reach].map(([formula, { day }]) => [formula, { day, level: levels.has(kpiOfFormula(formula)) }]))
}

/** The ground with targets and definitions as they were known at the instant that is asked for: held to what, counted how. */
export function groundAsOf<G extends Ground>(ground: G, { asOf }: Pick<Knowledge, 'asOf'>): G {
  if (asOf === null) return ground
  const then = dayOf(new Date(asOf))
  const today = then < ground.today ? then : ground.today
  return { ...ground, today, kpis: kpisKnown(ground, today, asOf) }
}

/**
 * The same with units as they stood at the instant, by what had been decided then, and lines drawn so: the number of a
 * unit, and who is in a group, as old as the figures. A unit that came to be since is told by the line it has today.
 */
export function groundThen<G extends Ground>(ground: G, knowledge: Pick<Knowledge, 'asOf'>): G {
  const known = groundAsOf(ground, knowledge)
  if (knowledge.asOf === null || ground.decided.length === 0) return known
  const instant = new Date(knowledge.asOf)
  const then = drawUnits(
    ground.everyUnit,
    ground.decided.filter(({ decidedAt }) => decidedAt <= instant),
    dayOf(instant),
  )
  const stood = new Set(then.units.map(({ code }) => code))
  const since = ground.units.filter(({ code }) => !stood.has(code) && ground.lines.has(code))
  return {
    ...known,
    ...then,
    lines: new Map([...then.lines, ...since.map(({ code }) => [code, ground.lines.get(code)!] as const)]),
  }
}

export type ReadGround = (db: Db) => Promise<Ground>

/**
 * Reads the ground of one database, and what stands there only once: it is kept by a stamp of the rows it was read from,
 * asked for in the same snapshot, so that it is never older than the answer. Each answer thereby costs one short question.
 * Units are drawn as of the day it is: a change that was decided comes about by itself.
 */
export function keepGround(now: () => Date): ReadGround {
  let kept: {
    stamp: string
    today: Day
    standing: Standing
    drawn: DrawnUnits & Pick<Ground, 'kpis' | 'today'>
  } | null = null
  return async (db) => {
    const { stamp, ...moving } = await readMoving(db)
    const today = dayOf(now())
    const standing = kept?.stamp === stamp ? kept.standing : await readStanding(db)
    if (kept?.standing !== standing || kept.today !== today) {
      const kpis = kpisKnown(standing, today, null)
      kept = {
        stamp,
        today,
        standing,
        drawn: { ...drawUnits(standing.everyUnit, standing.decided, today), kpis, today },
      }
    }
    return { ...standing, ...kept.drawn, ...moving }
  }
}

export const readGround = (db: Db, now: Date): Promise<Ground> => keepGround(() => now)(db)

/**
 * `xmin` is the transaction that last wrote a row. Whatever takes a row's place is written by a later one, so the sum
 * over as many rows grows; nobody has to bump anything. Rows an asker may not see are not in it, nor in what is kept.
 */
const movingStatement = sql<{
  version: number
  recorded_at: Date
  reach: Record<string, [day: Day, due: Day]> | null
  stamp: string
}>`
select version, recorded_at,
  (select jsonb_object_agg(kpi, jsonb_build_array(day, due)) from kpi_horizon) as reach,
  (select concat_ws(' ', count(*), sum(xmin::text::bigint)) from (
    select xmin from province union all select xmin from unit union all select xmin from unit_change union all select xmin from special_day
    union all select xmin from kpi union all select xmin from target_plan union all select xmin from unit_group union all select xmin from dataset
    union all select xmin from feed union all select xmin from kpi_version
  ) written) as stamp
from ledger_version`

async function readMoving(db: Db): Promise<Pick<Ground, 'newest' | 'reach'> & { stamp: string }> {
  const { rows } = await movingStatement.execute(db)
  const [row] = rows
  if (!row) throw new Error('The ledger has no row of its version; was the schema migrated?')
  return {
    stamp: row.stamp,
    newest: { version: row.version, recordedAt: row.recorded_at },
    reach: new Map(Object.entries(row.reach ?? {}).map(([kpi, [day, due]]) => [kpi, { day, due }])),
  }
}

async function readStanding(db: Db): Promise<Standing> {
  const province = await db.selectFrom('province').select(['code', 'history_from']).executeTakeFirst()
  if (!province) throw new Refusal(503, provinceSays.notLoaded, { headers: { 'retry-after': '2' } })
  const { rows: everyUnit } = await sql<GroundUnit>`
    select code, name, kind, former_province as "formerProvince" from unit order by code collate "C"`.execute(db)
  const feeds = await db.selectFrom('feed').select('definition').execute()
  const specialDays = await db.selectFrom('special_day').select(['day', 'working']).execute()
  return {
    province: province.code,
    historyFrom: province.history_from,
    everyUnit,
    decided: await readChanges(db),
    calendar: makeWorkCalendar(specialDays),
    specialDays,
    ...(await readKpiHistory(db)),
    leads: await listLeadKpis(db),
    feeds: feeds.map(({ definition: { dataset, historyFrom, lagHours } }) => ({ dataset, historyFrom, lagHours })),
  }
}
