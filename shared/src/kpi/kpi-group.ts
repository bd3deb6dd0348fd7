import type { Text } from '../text.ts'
import type { Kpi } from './kpi.ts'

/** How an official looks for a KPI: by what it is about, not by its number. The order is that of the lists. */
export const kpiGroups = ['dossier', 'service', 'document', 'connection', 'digital'] as const
export type KpiGroup = (typeof kpiGroups)[number]

export const kpiGroupNames: Record<KpiGroup, Text> = {
  dossier: { vi: 'Hồ sơ thủ tục hành chính', en: 'Dossiers' },
  service: { vi: 'Thủ tục, dịch vụ công và người dân', en: 'Procedures, services and citizens' },
  document: { vi: 'Văn bản và ký số', en: 'Documents and signatures' },
  connection: { vi: 'Kết nối và hội nghị trực tuyến', en: 'Connections and conferences' },
  digital: { vi: 'Cổng thông tin và chuyển đổi số', en: 'Portals and digital transformation' },
}

const byDataset: Readonly<Record<string, KpiGroup>> = {
  dossier: 'dossier',
  procedure: 'service',
  petition: 'service',
  document: 'document',
  signature: 'document',
  certificate: 'document',
  line: 'connection',
  meeting: 'connection',
  gateway: 'connection',
  portal: 'digital',
}

/** A KPI that awaits its source is found by the letter the catalogue gave it. */
const byLetter: Readonly<Record<string, KpiGroup>> = { T: 'service', V: 'document', C: 'connection', D: 'digital' }

export const groupOf = ({ id, dataset }: Pick<Kpi, 'id' | 'dataset'>): KpiGroup =>
  (dataset === null ? undefined : byDataset[dataset]) ?? byLetter[id.charAt(0)] ?? 'digital'

export interface Grouped<Item> {
  group: KpiGroup
  items: Item[]
}

/** The groups that have something in them, each with its KPIs in the order of the catalogue's numbers. */
export function groupKpis<Item>(
  items: readonly Item[],
  kpiOf: (item: Item) => Pick<Kpi, 'id' | 'dataset'>,
): Grouped<Item>[] {
  return kpiGroups
    .map((group) => ({
      group,
      items: items
        .filter((item) => groupOf(kpiOf(item)) === group)
        .toSorted((a, b) => rankOf(kpiOf(a).id) - rankOf(kpiOf(b).id)),
    }))
    .filter(({ items }) => items.length > 0)
}

const letters = 'TVCD'
const rankOf = (id: string): number => letters.indexOf(id.charAt(0)) * 100 + Number(id.slice(1))
