import { sql } from 'kysely'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'

/** The KPI whose unit-days stand for a whole dataset's: all measures of a record arrive together. */
export interface LeadKpi extends Pick<Kpi, 'id' | 'additive' | 'scope'> {
  dataset: string
  /** A feed that brings the dataset; null when there is none. */
  feed: string | null
  name: Text
}

/** One KPI for each dataset that has any: the one owed as often and by as many as the dataset itself. */
export async function listLeadKpis(db: Db): Promise<LeadKpi[]> {
  const { rows } = await sql<LeadKpi>`
    select distinct on (k.dataset) k.id, k.additive, k.scope, k.dataset, d.name, (select min(f.id) from feed f where f.dataset = d.id) as feed
    from kpi k join dataset d on d.id = k.dataset
    order by k.dataset, k.frequency = d.frequency desc, k.scope = d.scope desc, k.additive desc, k.id`.execute(db)
  return rows
}
