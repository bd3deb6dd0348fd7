import { daysBetween, type Day } from 'shared/day.ts'
import type { Attention, DataStatus, KpiRow } from 'shared/kpi/kpi-contract.ts'
import { overviewMessages } from 'shared/messages/overview.ts'
import type { Text } from 'shared/text.ts'
import type { Answer } from '../http.ts'
import type { KpiBrief } from '../shell/use-province.ts'
import { isIncomplete } from 'shared/kpi/coverage.ts'
import { mappable } from '../ui/kpi-map-model.ts'
import { shown } from '../ui/kpi-scale.ts'

/** A working week and its two ends: nobody may take older figures for today's. */
const staleAfterDays = 4

/** How loudly the page must speak of its data. Stale beats everything; late or failing feeds are said, not shouted. */
export function loudness(data: DataStatus, today: Day): { level: 'quiet' | 'notice' | 'stale'; age: number | null } {
  const age = data.completeTo === null ? null : daysBetween(data.completeTo, today) - 1
  if (data.loading) return { level: 'notice', age }
  if (age === null || age > staleAfterDays || (data.feeds.total > 0 && data.feeds.failing === data.feeds.total))
    return { level: 'stale', age }
  return { level: data.feeds.late + data.feeds.failing > 0 ? 'notice' : 'quiet', age }
}

export interface RowDrawn extends KpiRow {
  brief: KpiBrief
  /** The trend in the unit shown. */
  values: (number | null)[]
  running: boolean
  incomplete: boolean
}

/** The rows the API answered, in its order, with what the catalogue says of each; the last point may still move. */
export function drawRows(
  { rows, period }: Pick<Answer<'readOverview'>, 'rows' | 'period'>,
  kpis: readonly KpiBrief[],
): RowDrawn[] {
  return rows.flatMap((row) => {
    const brief = kpis.find(({ id }) => id === row.kpi)
    if (!brief) return []
    return [
      {
        ...row,
        brief,
        values: row.trend.map(({ ratio }) => shown(brief, ratio)),
        running: period.state !== 'closed',
        incomplete: isIncomplete(row.value),
      },
    ]
  })
}

/** How many targets are met, and the row with most to do in the things that are counted. */
export function rowsAtAGlance(rows: readonly RowDrawn[]) {
  const judged = rows.filter(({ target }) => target?.met !== null && target !== null)
  const behind = judged
    .filter(({ target }) => (target?.gap ?? 0) > 0)
    .toSorted((a, b) => (b.target?.gap ?? 0) - (a.target?.gap ?? 0))
  return { withTarget: judged.length, met: judged.filter(({ target }) => target?.met).length, worst: behind[0] ?? null }
}

/** The KPI on the map: the one asked for, else the first of the page that can be there. */
export function kpiOnMap(kpis: readonly KpiBrief[], asked: string | undefined): KpiBrief | undefined {
  const able = kpis.filter(mappable)
  return able.find(({ id }) => id === asked) ?? able.toSorted((a, b) => (a.headline ?? 99) - (b.headline ?? 99))[0]
}

/** A shape and a word for each kind of matter; weight and order come from the API. */
export const attentionKinds: Readonly<
  Record<Attention['kind'], { mark: string; word: Text; weight: 'worse' | 'neutral' }>
> = {
  'feed-failing': { mark: '■', word: overviewMessages.kindFeedFailing, weight: 'worse' },
  'feed-late': { mark: '◐', word: overviewMessages.kindFeedLate, weight: 'neutral' },
  'coverage-low': { mark: '▨', word: overviewMessages.kindCoverageLow, weight: 'neutral' },
  'target-missed': { mark: '▼', word: overviewMessages.kindTargetMissed, weight: 'worse' },
  'units-missing': { mark: '▨', word: overviewMessages.kindUnitsMissing, weight: 'neutral' },
}
