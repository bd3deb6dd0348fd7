import { other, own, type TestProgram } from './test-program.ts'

/** What is written beside charts: a re-baseline of every chart, and an annotation of each of two units. */
export async function layBesideCharts(system: TestProgram['deps']['system'], madeAt: Date) {
  const { id: rebaseline } = await system
    .insertInto('chart_rebaseline')
    .values({ kpi: 'T02', unit: null, from_day: '2025-08-15', reason: 'Đổi cách đếm', made_at: madeAt, made_by: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  const annotations: Record<string, string> = {}
  for (const unit of [own!, other!]) {
    const span = { from_day: '2025-08-20', to_day: '2025-08-21' }
    const { id } = await system
      .insertInto('chart_annotation')
      .values({ kpi: 'T02', unit, kind: 'event', ...span, text: 'Mất điện diện rộng', made_at: madeAt, made_by: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    annotations[unit] = id
  }
  return { rebaseline, annotations }
}
