import { formatCount } from 'shared/format.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import type { Locale } from 'shared/text.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import type { TileDrawn } from '../chart/tile-map-model.ts'
import type { Answer } from '../http.ts'
import type { KpiBrief, UnitBrief } from '../shell/use-province.ts'
import { shown } from './kpi-scale.ts'
import { coverageText, isIncomplete } from 'shared/kpi/coverage.ts'
import { isFew } from './value-model.ts'

/** KPIs that communes answer for can stand on the map; counts cannot, for a big commune is not a good one. */
export const mappable = (kpi: KpiBrief): boolean =>
  kpi.scope !== 'province' && kpi.hasDenominator && kpi.dataset !== null

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
