import { sql } from 'kysely'
import { addDays, type Day, dayOf, daysBetween, instantOf } from 'shared/day.ts'
import { officeHours } from 'shared/probe/contract-hours.ts'
import { owedSpans } from 'shared/probe/owed-spans.ts'
import { type FaultLateness, faultLateness, type UnitDay } from 'shared/task/fault-lateness.ts'
import type { Db } from '../db/open.ts'
import type { Ground } from '../kpi/read-ground.ts'
import { readLines } from '../kpi/read-lines.ts'

/** Dossiers finished in time or still in time, over those received: what is missing of it is late. */
const inTime = 'T04'
/** A shorter fault within office hours nobody waits out. */
const leastMinutes = 30

export interface AskedLateness {
  from: Day
  to: Day
  /** Only incidents of this system, and of lines; null: of all. */
  subsystem: string | null
  /** Only this unit's days. */
  unit: string | null
  now: Date
}

/** Late dossiers on days over which a fault lay, against the unit's own other days. */
export async function readFaultLateness(db: Db, ground: Ground, asked: AskedLateness): Promise<FaultLateness> {
  const { from, to, unit } = asked
  const reach = ground.reach.get(inTime)?.day
  const days = Array.from({ length: daysBetween(from, to) }, (_, at) => addDays(from, at)).filter(
    (day) => reach !== undefined && day <= reach && ground.calendar.isWorkingDay(day),
  )
  if (days.length === 0) return faultLateness([])
  const communes = ground.units.filter(
    ({ kind, code }) => (kind === 'commune' || kind === 'ward') && (unit === null || code === unit),
  )
  const own = new Set(communes.map(({ code }) => code))
  const faults = await readFaultDays(db, ground, asked)
  const spans = days.map((day) => ({ from: day, to: day }))
  const rows = await readLines(db, ground, { kpis: [inTime], units: [...own], spans }, null)
  const counted = rows
    .filter((row) => own.has(row.unit) && row.denominator > 0)
    .map((row): UnitDay => {
      const day = days[row.place - 1]!
      const faulty = faults.everywhere.has(day) || (faults.at.get(row.unit)?.has(day) ?? false)
      return { unit: row.unit, day, received: row.denominator, late: row.denominator - row.numerator, faulty }
    })
  return faultLateness(counted)
}

interface FaultDays {
  /** Days over which a fault lay that is no one unit's. */
  everywhere: Set<Day>
  at: Map<string, Set<Day>>
}

/** On which days a system or a line was at fault for long enough while offices worked, and for whom. */
async function readFaultDays(db: Db, { calendar }: Ground, asked: AskedLateness): Promise<FaultDays> {
  const [from, to] = [instantOf(asked.from), instantOf(addDays(asked.to, 1))]
  const { rows } = await sql<{ opened_at: Date; settled_at: Date | null; unit: string | null; units: string[] | null }>`
    select i.opened_at, i.settled_at, i.unit, (
      select array_agg(distinct w.unit) filter (where w.unit is not null)
      from incident_member m join watched_connection w on w.id = m.member where m.incident = i.id
    ) as units
    from incident i
    where i.scope in ('connection', 'root', 'mass') and i.suppressed_by is null
      and i.opened_at < ${to} and coalesce(i.settled_at, 'infinity') > ${from}
      and (${asked.subsystem}::text is null or i.subsystem is null or i.subsystem = ${asked.subsystem})`.execute(db)
  const found: FaultDays = { everywhere: new Set(), at: new Map() }
  for (const { opened_at: opened, settled_at: settled, unit, units } of rows) {
    const end = Math.min((settled ?? asked.now).getTime(), to.getTime())
    const touched = unit !== null ? [unit] : units
    for (const day of faultyDays(Math.max(opened.getTime(), from.getTime()), end, calendar)) {
      if (!touched) found.everywhere.add(day)
      else for (const one of touched) found.at.set(one, (found.at.get(one) ?? new Set()).add(day))
    }
  }
  return found
}

function faultyDays(from: number, to: number, calendar: Ground['calendar']): Day[] {
  const minutes = new Map<Day, number>()
  if (to <= from) return []
  const last = dayOf(new Date(to - 1))
  for (let day = dayOf(new Date(from)); day <= last; day = addDays(day, 1)) {
    const span = {
      from: Math.max(from, instantOf(day).getTime()),
      to: Math.min(to, instantOf(addDays(day, 1)).getTime()),
    }
    const owed = owedSpans(officeHours, calendar, span).reduce((sum, one) => sum + one.to - one.from, 0)
    minutes.set(day, owed / 60_000)
  }
  return [...minutes].filter(([, many]) => many >= leastMinutes).map(([day]) => day)
}
