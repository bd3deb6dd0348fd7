import { judgeKpi } from 'shared/alert/figure-condition.ts'
import { subjectOf } from 'shared/alert/incident.ts'
import { type Day, dayOf } from 'shared/day.ts'
import type { KpiRow, ValueRow } from 'shared/kpi/kpi-contract.ts'
import { applyTarget, resolveTarget } from 'shared/kpi/target.ts'
import { type TargetHistory, targetsKnown } from 'shared/kpi/target-plan.ts'
import { valueOf } from 'shared/kpi/value.ts'
import type { VersionedKpi } from 'shared/kpi/version/version.ts'
import { statePeriod } from 'shared/period.ts'
import type { NewTargetPlan, TargetPreview, TargetStanding } from 'shared/target/target-contract.ts'
import type { Locale } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import { askedPeriods } from '../kpi/asked-periods.ts'
import { type Gathered, gatherCounts } from '../kpi/gather-counts.ts'
import { kpiAsked } from '../kpi/find-asked.ts'
import type { Ground } from '../kpi/read-ground.ts'
import { readKnowledge } from '../kpi/read-knowledge.ts'
import { type RowAsked, rowsAsked } from '../kpi/value-rows.ts'

/** Who would meet the target and who not, on the figures of today: as it is, and as it would be. */
export async function previewTarget(
  snapshot: Db,
  plan: NewTargetPlan,
  { ground, now, locale }: { ground: Ground; now: Date; locale: Locale },
): Promise<TargetPreview> {
  const before = kpiAsked(ground, plan.kpi)
  const after = { ...before, targets: targetsKnown(withPlan(ground.targets, plan), null).get(plan.kpi) ?? [] }
  const { period } = askedPeriods({}, ground, dayOf(now))
  const knowledge = await readKnowledge(snapshot, ground, undefined, now)
  const gathered = await gatherCounts(snapshot, ground, { kpis: [before], units: null, spans: [period] }, knowledge)
  const [province] = rowsAsked(before, 'province', ground.units, ground.province)
  const units = rowsAsked(before, 'unit', ground.units, ground.province)
  const later = plan.steps.map(({ from }) => from).filter((day) => day > period.to)
  const days = [period.to, ...new Set(later.toSorted())]
  const rowsOn = (kpi: VersionedKpi, day: Day, rows: readonly RowAsked[]) =>
    rows.map((row) => judged(kpi, gathered, row, day, locale))
  const changedOn =
    days.find((day) =>
      differs(rowsOn(before, day, [province!, ...units]), rowsOn(after, day, [province!, ...units])),
    ) ?? null
  const [alertBefore, alertAfter] = [before, after].map((kpi) => isRaised(rowsOn(kpi, period.to, [province!])[0]!, kpi))
  return {
    period: statePeriod(period, dayOf(now), ground.calendar),
    moments: days.map((day) => ({
      day,
      before: standing(rowsOn(before, day, units)),
      after: standing(rowsOn(after, day, units)),
    })),
    changedOn,
    rows: changedOn === null ? [] : changes([province!, ...units], rowsOn, { before, after, day: changedOn }),
    alert:
      before.headline === null && before.dataset === null
        ? null
        : { before: alertBefore!, after: alertAfter!, open: await isOpen(snapshot, before.id) },
    touchesPast: saysOtherwise(before, after, dayOf(now)),
  }
}

type Judged = Pick<ValueRow, 'key' | 'value' | 'target'>

function judged(kpi: VersionedKpi, gathered: Gathered, row: RowAsked, day: Day, locale: Locale): Judged {
  const target = resolveTarget(kpi, row.place, day)
  const value = valueOf(gathered.defined(kpi, 0), gathered.of(kpi, row.units, 0), locale, target)
  return { key: row.key, value, target: target && applyTarget(kpi, target, value, locale) }
}

/** The history as it would be with this plan in it. */
function withPlan({ plans, groups }: TargetHistory, { kpi, level, key, steps, basis }: NewTargetPlan): TargetHistory {
  const id = Math.max(0, ...plans.map((plan) => plan.id)) + 1
  const plan = { id, kpi, level, key, steps, basis, reason: null, source: 'officer' as const, recordedAt: null }
  return { plans: [...plans, plan], groups }
}

function standing(rows: readonly Judged[]): TargetStanding {
  const held = rows.flatMap(({ target }) => (target && target.met !== null ? [target] : []))
  return {
    judged: held.length,
    met: held.filter(({ met }) => met).length,
    gap: held.reduce((sum, { gap }) => sum + (gap ?? 0), 0),
  }
}

const said = ({ target }: Judged): string => JSON.stringify(target && [target.comparator, target.value])
const differs = (one: readonly Judged[], other: readonly Judged[]): boolean =>
  one.some((row, at) => said(row) !== said(other[at]!))

function changes(
  rows: readonly RowAsked[],
  on: (kpi: VersionedKpi, day: Day, rows: readonly RowAsked[]) => Judged[],
  { before, after, day }: { before: VersionedKpi; after: VersionedKpi; day: Day },
): TargetPreview['rows'] {
  const is = on(before, day, rows)
  return on(after, day, rows).flatMap((row, at) =>
    said(row) === said(is[at]!) ? [] : [{ key: row.key, value: row.value, before: is[at]!.target, after: row.target }],
  )
}

/** As the clock of the alerts would judge it: the same function, of the same period. */
function isRaised({ value, target }: Judged, { id }: VersionedKpi): boolean {
  const row: KpiRow = { kpi: id, value, target, compared: null, trend: [] }
  return judgeKpi({ vi: row, en: row }).some(({ subject, trouble }) => subject.scope === 'kpi' && trouble !== null)
}

async function isOpen(db: Db, kpi: string): Promise<boolean> {
  const open = await db
    .selectFrom('incident')
    .select('id')
    .where('phase', '=', 'open')
    .where('subject', '=', subjectOf({ scope: 'kpi', id: kpi }))
    .executeTakeFirst()
  return open !== undefined
}

/** Whether any day that is over would have another target than it has. */
function saysOtherwise(before: VersionedKpi, after: VersionedKpi, today: Day): boolean {
  const past = ({ targets }: VersionedKpi) =>
    JSON.stringify(
      targets
        .filter(({ from }) => from < today)
        .map((target) => ({ ...target, to: target.to !== null && target.to < today ? target.to : null })),
    )
  return past(before) !== past(after)
}
