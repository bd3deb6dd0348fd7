import type { Selectable } from 'kysely'
import type { AnnotationAnswer, RebaselineAnswer } from 'shared/kpi/compare/chart-contract.ts'
import type { Day } from 'shared/day.ts'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'

export interface ChartAsked {
  kpis: readonly string[]
  /** Whose chart: the unit's own and those of every unit. Null: every unit's. */
  unit: string | null
}

/** The re-baselines that stand, in the order of their days. */
export async function listRebaselines(db: Db, { kpis, unit }: ChartAsked): Promise<RebaselineAnswer[]> {
  const rows = await db
    .selectFrom('chart_rebaseline')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .where('kpi', 'in', ['', ...kpis])
    .$if(unit !== null, (query) => query.where((eb) => eb.or([eb('unit', 'is', null), eb('unit', '=', unit)])))
    .orderBy('from_day')
    .orderBy('id')
    .execute()
  return rows.map(sayRebaseline)
}

/** What is written beside a chart between two days, and stands. */
export async function listAnnotations(
  db: Db,
  { kpis, unit }: ChartAsked,
  span: { from: Day; to: Day },
): Promise<AnnotationAnswer[]> {
  const rows = await db
    .selectFrom('chart_annotation')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .where('kpi', 'in', ['', ...kpis])
    .where('from_day', '<=', span.to)
    .where('to_day', '>=', span.from)
    .$if(unit !== null, (query) => query.where((eb) => eb.or([eb('unit', 'is', null), eb('unit', '=', unit)])))
    .orderBy('from_day')
    .orderBy('id')
    .execute()
  return rows.map(sayAnnotation)
}

export const sayRebaseline = (row: Selectable<Tables['chart_rebaseline']>): RebaselineAnswer => ({
  id: row.id,
  kpi: row.kpi,
  unit: row.unit,
  from: row.from_day,
  reason: row.reason,
  madeAt: row.made_at.toISOString(),
})

export const sayAnnotation = (row: Selectable<Tables['chart_annotation']>): AnnotationAnswer => ({
  id: row.id,
  kpi: row.kpi,
  unit: row.unit,
  kind: row.kind,
  from: row.from_day,
  to: row.to_day,
  text: row.text,
  madeAt: row.made_at.toISOString(),
})
