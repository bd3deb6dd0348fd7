import { daysBetween, type Day } from 'shared/day.ts'
import { formatCount } from 'shared/format.ts'
import type { Attention, DataStatus, KpiRow } from 'shared/kpi/kpi-contract.ts'
import { overviewMessages } from 'shared/messages/overview.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import type { Locale, Text } from 'shared/text.ts'
import type { TileDrawn } from '../chart/tile-map-model.ts'
import type { Answer } from '../http.ts'
import type { KpiBrief, UnitBrief } from '../shell/use-province.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { coverageText, isFew, isIncomplete } from '../ui/value-model.ts'
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

/** KPIs that communes answer for can stand on the map; counts cannot, for a big commune is not a good one. */
export const mappable = (kpi: KpiBrief): boolean =>
  kpi.scope !== 'province' && kpi.hasDenominator && kpi.dataset !== null

/** The KPI on the map: the one asked for, else the first of the page that can be there. */
export function kpiOnMap(kpis: readonly KpiBrief[], asked: string | undefined): KpiBrief | undefined {
  const able = kpis.filter(mappable)
  return able.find(({ id }) => id === asked) ?? able.toSorted((a, b) => (a.headline ?? 99) - (b.headline ?? 99))[0]
}

type Values = Answer<'readKpiValues'>['rows']

/** A tile for each unit with a place on the map; a unit the answer leaves out has no figure, which is not nothing. */
export function drawTiles(locale: Locale, kpi: KpiBrief, units: readonly UnitBrief[], rows: Values): TileDrawn[] {
  const byUnit = new Map(rows.map((row) => [row.key, row]))
  return units.flatMap((unit) => {
    if (!unit.tile) return []
    const value = byUnit.get(unit.code)?.value
    const few = value !== undefined && isFew(value)
    return [
      {
        key: unit.code,
        name: unitName(locale, unit),
        group: unit.formerProvince ?? '',
        tile: unit.tile,
        value: value ? shown(kpi, value.ratio) : null,
        text: value?.text ?? uiMessages.missing[locale],
        counts: value ? countsText(locale, value) : '',
        coverage: value && value.expected > 0 ? coverageText(locale, value) : '',
        plain:
          value === undefined
            ? ('missing' as const)
            : value.state !== 'value'
              ? value.state
              : few
                ? ('too-few' as const)
                : null,
        hatched: value !== undefined && isIncomplete(value),
      },
    ]
  })
}

const countsText = (locale: Locale, { numerator, denominator }: Values[number]['value']): string =>
  numerator === null || denominator === null
    ? ''
    : `${formatCount(locale, numerator)}/${formatCount(locale, denominator)}`

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
