import { scopeOfTarget, stepOf } from 'shared/kpi/target-plan.ts'
import type { Db } from '../db/open.ts'
import { testFeed } from '../unit/test-document.ts'
import { saidBy } from './version/read-versions.ts'
import { datasets, historyFrom, kpis, redefined, specialDays, text, units } from './test-province.ts'

/** Written straight into the tables. */
export async function loadTestProvince(db: Db): Promise<void> {
  const json = JSON.stringify
  await db
    .insertInto('province')
    .values({ code: '37', name: json(text('Ninh Bình')), history_from: historyFrom, simulated: true })
    .execute()
  await db
    .insertInto('unit')
    .values(units.map((unit) => ({ ...unit, tile: null, area_km2: null, lat: null, lon: null })))
    .execute()
  await db
    .insertInto('special_day')
    .values(specialDays.map((day) => ({ ...day, name: json(text('…')), confidence: 'confirmed' })))
    .execute()
  const named = Object.entries(datasets)
  await db
    .insertInto('dataset')
    .values(named.map(([id, { frequency, scope }]) => ({ id, name: json(text(id)), frequency, scope })))
    .execute()
  await db
    .insertInto('measure')
    .values(named.flatMap(([dataset, { measures }]) => measures.map((id) => ({ id, dataset, name: json(text(id)) }))))
    .execute()
  await db
    .insertInto('subsystem')
    .values({ id: 'mot-cua', definition: json({ id: 'mot-cua' }) })
    .execute()
  const formats = {
    dossier: 'dossier-json',
    document: 'document-json',
    certificate: 'certificate-json',
    procedure: 'procedure-json',
    gateway: 'gateway-jsonl',
  } as const
  for (const [dataset, format] of Object.entries(formats)) {
    await db
      .insertInto('feed')
      .values({
        id: dataset,
        subsystem: 'mot-cua',
        dataset,
        format,
        definition: json(testFeed(dataset, format, { historyFrom })),
      })
      .execute()
    // A feed in trouble: its sums are carried on by the clock, unlike those of a feed that is still loading.
    await db
      .insertInto('feed_progress')
      .values({
        feed: dataset,
        due_at: '2025-11-20',
        leased_by: null,
        leased_until: null,
        caught_up_to: null,
        failures: 1,
        last_attempt_at: null,
        last_success_at: null,
        last_error: null,
      })
      .execute()
  }
  for (const { targets, ...kpi } of kpis) {
    const { id, dataset, aggregation, additive, frequency, scope } = kpi
    await db
      .insertInto('kpi')
      .values({ id, dataset, aggregation, additive, frequency, scope, definition: json(kpi) })
      .execute()
    const sides = [
      ['numerator', kpi.numerator.terms],
      ['denominator', kpi.denominator?.terms ?? []],
    ] as const
    await db
      .insertInto('kpi_term')
      .values(sides.flatMap(([side, all]) => all.map((term) => ({ kpi: id, side, ...term }))))
      .execute()
    for (const target of targets) {
      const scope = scopeOfTarget(target)
      await db
        .insertInto('target_plan')
        .values({ kpi: id, ...scope, steps: json([stepOf(target)]), source: 'catalogue', recorded_at: '-infinity' })
        .execute()
    }
  }
  await db
    .insertInto('kpi_version')
    .values([
      ...kpis.map((kpi) => ({ kpi: kpi.id, version: 1, definition: json(kpi), recorded_at: '2025-10-01' })),
      ...redefined.map((one) => ({
        kpi: one.kpi,
        version: one.version,
        definition: json(saidBy(one)),
        from_day: one.from,
        basis: one.basis,
        reason: 'Thử nghiệm',
        state: 'confirmed' as const,
        recorded_at: '2025-10-02',
        recorded_by: 'officer',
        decided_at: one.decidedAt,
        decided_by: 'approver',
        decided_reason: 'Đã đối chiếu',
      })),
    ])
    .execute()
}
