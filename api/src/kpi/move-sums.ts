import { addDays, type Day, yearOf } from 'shared/day.ts'
import type { Succession } from 'shared/unit/unit-change.ts'
import type { Db } from '../db/open.ts'
import type { ComingDeltas } from '../feed/changes.ts'
import { readFacts, readSumRows } from './read-facts.ts'
import { readSumGround, type SumGround } from './read-sum-ground.ts'
import { isLevel, isSummed, membersOf, type SumGrid, sumRows } from './sum-rows.ts'
import { planSums, type SummedKpi, type SumPlan, type SumStep, type Touched, yearsOf } from './sum-steps.ts'
import { correctSums, moveYearSums, replaceSums } from './write-sums.ts'

/**
 * Brings the sums of a dataset's KPIs up to what the ledger says, with the deltas that are coming in the same transaction.
 * Worked out from the ledger, so doing it twice changes nothing. The caller holds the lock of the dataset's feeds. Figures
 * are due by `now`, or else by the moment the newest version was recorded.
 */
export async function moveSums(
  trx: Db,
  { dataset, coming, now, ...touched }: { dataset: string; coming?: ComingDeltas; now?: Date } & Touched,
): Promise<void> {
  const ground = await readSumGround(trx, dataset, now)
  if (touched.to < ground.historyFrom) return
  await applyPlans(trx, ground, (kpi) => planSums(kpi, touched, ground.historyFrom), coming)
}

/** KPIs whose sums move alike are moved together. */
export async function applyPlans(
  trx: Db,
  ground: SumGround,
  plan: (kpi: SummedKpi) => SumPlan | null,
  coming?: ComingDeltas,
): Promise<void> {
  const planned = ground.kpis.flatMap((kpi) => {
    const own = plan(kpi)
    return own ? [{ kpi, plan: own }] : []
  })
  const alike = Map.groupBy(planned, ({ kpi, plan: own }) =>
    JSON.stringify([kpi.dataset, kpi.owedFrom, isLevel(kpi), own]),
  )
  for (const group of alike.values()) {
    const [first] = group
    if (!first) continue
    const kpis = group.map(({ kpi }) => kpi)
    for (const step of first.plan.steps.flatMap(yearsOf))
      await moveStep(trx, ground, kpis, step, { due: first.plan.horizon.due, coming })
    await moveYears(trx, kpis, first.plan)
    await keepHorizon(trx, kpis, first.plan)
  }
}

/** One stretch within one year. */
async function moveStep(
  trx: Db,
  ground: SumGround,
  kpis: readonly SummedKpi[],
  step: SumStep,
  { due, coming }: { due: Day; coming: ComingDeltas | undefined },
): Promise<void> {
  const measures = new Set(
    kpis.flatMap(({ numerator, denominator }) => [...numerator, ...denominator].map(({ measure }) => measure)),
  )
  const facts = await readFacts(
    trx,
    [...measures],
    { ...step, units: step.units && [...concernedBy(step.units, ground.changes)] },
    { coming },
  )
  const before = await readSumRows(
    trx,
    kpis.map(({ id }) => id),
    addDays(step.from, -1),
  )
  const gridOf = (kpi: SummedKpi, members: string[], province: string | null): SumGrid =>
    sumRows(kpi, { members, province }, facts, before.get(kpi.id) ?? new Map(), {
      ...step,
      due,
      owedFrom: kpi.owedFrom,
      calendar: ground.calendar,
      changes: ground.changes,
    })

  if (step.units === null) {
    for (const kpi of kpis) {
      const grid = gridOf(kpi, membersOf(kpi, ground.units), isSummed(kpi) ? ground.province : null)
      await replaceSums(trx, kpi.id, step.from, step.to, grid)
    }
    return
  }
  const touched = concernedBy(step.units, ground.changes)
  const grids = kpis.map((kpi) => {
    const members = membersOf(kpi, ground.units).filter((unit) => touched.has(unit))
    return { kpi: kpi.id, summed: isSummed(kpi), grid: gridOf(kpi, members, null) }
  })
  await correctSums(trx, step.from, grids, ground.province)
}

/** With the units a state goes over to, and those it comes from: where one of them moves, all may. */
function concernedBy(units: readonly string[], changes: Succession): Set<string> {
  const concerned = new Set(units)
  for (let before = -1; before !== concerned.size;) {
    before = concerned.size
    for (const { from, to } of changes) {
      const all = [...from, ...to.map(({ unit }) => unit)]
      if (all.some((unit) => concerned.has(unit))) for (const unit of all) concerned.add(unit)
    }
  }
  return concerned
}

async function moveYears(trx: Db, kpis: readonly SummedKpi[], { steps, horizon }: SumPlan): Promise<void> {
  const from = steps.map((step) => step.from).sort()[0]
  const [first] = kpis
  if (from === undefined || !first) return
  await moveYearSums(
    trx,
    kpis.map(({ id }) => id),
    isLevel(first),
    yearOf(addDays(from, -1)),
    yearOf(horizon.day),
  )
}

async function keepHorizon(trx: Db, kpis: readonly SummedKpi[], { horizon }: SumPlan): Promise<void> {
  await trx
    .insertInto('kpi_horizon')
    .values(kpis.map(({ id }) => ({ kpi: id, ...horizon })))
    .onConflict((conflict) =>
      conflict.column('kpi').doUpdateSet((eb) => ({ day: eb.ref('excluded.day'), due: eb.ref('excluded.due') })),
    )
    .execute()
}
