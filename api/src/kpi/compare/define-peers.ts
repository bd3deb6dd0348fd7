import { addDays, type Day, dayOf, makeDay, yearOf } from 'shared/day.ts'
import type { PeerUnit } from 'shared/unit/peer.ts'
import type { Db } from '../../db/open.ts'
import { type Ground, readGround } from '../read-ground.ts'
import { readLines } from '../read-lines.ts'
import { type KeptPeers, keepPeerDefinition, listPeerDefinitions } from './peer-store.ts'

/** The KPI that says how much work a unit has: dossiers received. */
const workloadKpi = 'T01'
/** Fewer days say little of a year. */
const fewestDays = 90

/** The units of today with their dossiers between two days; null where nobody reported any. */
export async function readWorkloads(db: Db, ground: Ground, basis: { from: Day; to: Day }): Promise<PeerUnit[] | null> {
  const asked = { kpis: [workloadKpi], units: null, spans: [basis] }
  const rows = ground.reach.has(workloadKpi) ? await readLines(db, ground, asked, null) : []
  const found = new Map(rows.flatMap(({ unit, numerator, reported }) => (reported > 0 ? [[unit, numerator]] : [])))
  if (found.size === 0) return null
  return ground.units
    .filter(({ kind }) => kind !== 'province')
    .map(({ code, kind, formerProvince }) => ({ code, kind, formerProvince, workload: found.get(code) ?? null }))
}

/**
 * Tells the peers of the year once there is enough to tell them by: the first definition holds for all history, every
 * later one from 1 January on, by the dossiers of the year before. Officers may tell them anew at any time.
 */
export async function definePeersOfYear(db: Db, now: Date): Promise<KeptPeers | null> {
  if (!(await db.selectFrom('province').select('code').executeTakeFirst())) return null
  const newYear = makeDay(yearOf(dayOf(now)), 1, 1)
  const known = await listPeerDefinitions(db)
  if (known.some(({ from, madeAt }) => from >= newYear || dayOf(madeAt) >= newYear)) return null
  const ground = await readGround(db, now)
  const reach = ground.reach.get(workloadKpi)
  if (!reach || (await isLoading(db))) return null
  const basis =
    known.length > 0
      ? { from: addDays(newYear, -365), to: addDays(newYear, -1) }
      : { from: later(ground.historyFrom, addDays(reach.due, -364)), to: reach.due }
  if (addDays(basis.from, fewestDays) > basis.to) return null
  const units = await readWorkloads(db, ground, basis)
  if (units === null) return null
  const from = known.length > 0 ? newYear : ground.historyFrom
  return keepPeerDefinition(db, { rules: 1, from, basis, units }, { at: now, by: null, reason: null })
}

const later = (one: Day, other: Day): Day => (one > other ? one : other)

/** While history is being loaded, whoever was loaded first would look the largest. */
async function isLoading(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('feed_progress as p')
    .innerJoin('feed as f', 'f.id', 'p.feed')
    .innerJoin('kpi as k', 'k.dataset', 'f.dataset')
    .innerJoin('kpi_horizon as h', 'h.kpi', 'k.id')
    .select('p.feed')
    .where('k.id', '=', workloadKpi)
    .where((eb) => eb.or([eb('p.caught_up_to', 'is', null), eb('p.caught_up_to', '<', eb.ref('h.due'))]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
