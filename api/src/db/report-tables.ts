import type { ColumnType } from 'kysely'
import type { ReportTemplate } from 'shared/report/template.ts'

/** The tables of `0014-report`. */
export interface ReportTables {
  report_template: { key: string; id: string; version: number; definition: Json<ReportTemplate> }
}

type Json<T> = ColumnType<T, string, string>
