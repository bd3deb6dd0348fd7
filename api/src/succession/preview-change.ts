import { sql } from 'kysely'
import { dayOf, laterDay } from 'shared/day.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import { resolveTarget, targetText } from 'shared/kpi/target.ts'
import { valueOf } from 'shared/kpi/value.ts'
import type { VersionedKpi } from 'shared/kpi/version/version.ts'
import { statePeriod } from 'shared/period.ts'
import type { ChangePreview } from 'shared/succession/change-contract.ts'
import type { Locale } from 'shared/text.ts'
import { takesPart, type NewUnitChange } from 'shared/unit/unit-change.ts'
import type { Db } from '../db/open.ts'
import { askedPeriods } from '../kpi/asked-periods.ts'
import { drawUnits } from '../kpi/draw-units.ts'
import { gatherCounts } from '../kpi/gather-counts.ts'
import type { GroundUnit } from '../kpi/ground-unit.ts'
import type { Ground } from '../kpi/read-ground.ts'
import { readKnowledge } from '../kpi/read-knowledge.ts'
import { isSummed } from '../kpi/sum-rows.ts'
import { readChanges } from '../unit/change/read-changes.ts'
import { standingUnits } from '../unit/change/standing-units.ts'
import { listUnits } from '../unit/province-store.ts'
import { changeFaults, sayFaults } from './judge-change.ts'

/** What a change would do, on the figures of the newest period: nothing of it is kept. */
export async function previewChange(
  snapshot: Db,
  system: Db,
  change: NewUnitChange,
  { ground, now, locale }: { ground: Ground; now: Date; locale: Locale },
): Promise<ChangePreview> {
  const today = dayOf(now)
  const faults = sayFaults(await changeFaults(snapshot, change, now), locale)
  const { period } = askedPeriods({}, ground, today)
  const stated = statePeriod(period, today, ground.calendar)
  const nothing = { series: [], targets: [], peers: 0, groups: [], scopes: [], units: [] }
  if (faults.some(({ kind }) => kind !== 'has-figures'))
    return { faults, now: change.day <= today, period: stated, ...nothing }

  const decided = [...(await readChanges(snapshot)), { ...change, id: '' }]
  const on = laterDay(change.day, today)
  const known = await listUnits(snapshot)
  const all = [...known, ...change.made.filter(({ code }) => !known.some((unit) => unit.code === code))]
  const after = { ...ground, ...drawUnits(all, decided, on) }
  const knowledge = await readKnowledge(snapshot, ground, undefined, now)
  const kpis = ground.kpis.filter((kpi) => kpi.dataset !== null && isSummed(kpi))
  const heirs = change.to.map(({ unit }) => unit)
  const told = async (drawn: Ground, units: readonly string[]) => {
    const gathered = await gatherCounts(snapshot, drawn, { kpis, units, spans: [period] }, knowledge)
    const places = units.flatMap((code) => drawn.everyone.find((unit) => unit.code === code) ?? [])
    return (kpi: VersionedKpi) =>
      places.map((place) => {
        const target = targetOf(kpi, place, on)
        const value = valueOf(gathered.defined(kpi, 0), gathered.of(kpi, [place.code], 0), locale, target)
        return {
          unit: place.code,
          value: value.text,
          target: target && targetText(kpi, target, locale),
          state: value.state,
        }
      })
  }
  const [were, are] = [await told(ground, change.from), await told(after, heirs)]
  const ending = change.from.filter((code) => !heirs.includes(code))
  const standing = standingUnits(all, decided, on)
  return {
    faults,
    now: change.day <= today,
    period: stated,
    units: [...standing.units, ...standing.others].filter(({ code }) => takesPart(change, code)),
    series: kpis.flatMap((kpi) => {
      const [before, then] = [were(kpi), are(kpi)]
      const any = [...before, ...then].some(({ state }) => state === 'value')
      return any ? [{ kpi: kpi.id, before: before.map(plain), after: then.map(plain) }] : []
    }),
    targets: ground.kpis.flatMap((kpi) => ownTargets(kpi, after, { ending, heirs, on, locale })),
    ...(await concerned(system, change.from, ending)),
    groups: [
      ...new Set(
        ground.kpis.flatMap(({ targets }) =>
          targets.flatMap(({ group }) => (group?.units.some((unit) => ending.includes(unit)) ? [group.name] : [])),
        ),
      ),
    ],
  }
}

const plain = ({ unit, value, target }: { unit: string; value: string; target: string | null }) => ({
  unit,
  value,
  target,
})

const targetOf = (kpi: Kpi, place: GroundUnit, on: string) => resolveTarget(kpi, place, on)

/** Targets that were set for the ending units themselves, and what the heirs are held to then. */
function ownTargets(
  kpi: Kpi,
  after: Ground,
  { ending, heirs, on, locale }: { ending: readonly string[]; heirs: readonly string[]; on: string; locale: Locale },
): ChangePreview['targets'] {
  const own = ending.flatMap((code) => {
    const target = kpi.targets.findLast(
      (one) => one.unit === code && one.from <= on && (one.to === null || one.to >= on),
    )
    return target ? [{ unit: code, value: '', target: targetText(kpi, target, locale) }] : []
  })
  if (own.length === 0) return []
  return heirs.flatMap((code) => {
    const place = after.everyone.find((unit) => unit.code === code)
    if (!place) return []
    const target = resolveTarget(kpi, place, on)
    return [{ kpi: kpi.id, unit: code, own, after: target && targetText(kpi, target, locale) }]
  })
}

/** People, keys, tasks and peers that speak of units that end; who they are is not told. */
async function concerned(system: Db, units: readonly string[], ending: readonly string[]) {
  const { rows } = await sql<ChangePreview['scopes'][number]>`
    select u.code as unit,
      (select count(*)::int from account_user a where a.unit = u.code and a.disabled_at is null) as people,
      (select count(*)::int from api_key k where k.unit = u.code and k.ended_at is null) as keys,
      (select count(*)::int from task t where t.unit = u.code and t.phase in ('given', 'taken', 'reported')) as tasks,
      (select count(*)::int from difficulty d where d.unit = u.code and d.phase in ('open', 'answered')) as difficulties
    from unnest(${units}::text[]) u (code) order by u.code`.execute(system)
  const { rows: peers } = await sql<{ many: number }>`
    select count(*)::int as many from peer_definition p
    where exists (select from jsonb_array_elements(p.units) one where one ->> 'code' = any(${ending}::text[]))`.execute(
    system,
  )
  return { scopes: rows, peers: peers[0]?.many ?? 0 }
}
