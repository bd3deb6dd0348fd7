import type { Day } from 'shared/day.ts'
import type { CatalogueKpi } from 'shared/kpi/kpi-contract.ts'
import type { KeptVersion } from 'shared/kpi/version/version-contract.ts'
import type { KpiBrief } from '../../shell/use-province.ts'

type Versions = CatalogueKpi['versions']

/** The version the address asks for, where the KPI has it. */
export function definitionAsked(asked: string | undefined, versions: Versions): number | undefined {
  return versions.find(({ version }) => String(version) === asked)?.version
}

export interface Counting {
  /** The version all of the period is counted by. */
  version: number
  /** Somebody chose it; otherwise it is the one in force on the last day. */
  pinned: boolean
  /** Its first day, where that lies within the period: its days before were counted otherwise then. */
  breaks: Day | null
  /** What it is held against ended before it was in force, and is counted by it all the same. */
  comparedToo: boolean
}

/** How a period is counted, as far as a reader must know. */
export function countingOf(
  versions: Versions,
  {
    version,
    pinned,
    period,
    compared,
  }: { version: number; pinned: boolean; period: { from: Day; to: Day }; compared: { to: Day } | null },
): Counting {
  const from = versions.find((one) => one.version === version)?.from ?? null
  return {
    version,
    pinned,
    breaks: !pinned && from !== null && from > period.from && from <= period.to ? from : null,
    comparedToo: !pinned && from !== null && compared !== null && compared.to < from,
  }
}

/** The KPI as the version that counts defines it: which way is better, and how it is written. */
export function countedBy(kpi: KpiBrief, version: Pick<KeptVersion, 'direction' | 'decimals'> | undefined): KpiBrief {
  return version ? { ...kpi, direction: version.direction, decimals: version.decimals } : kpi
}
