import type { BoundNumber } from 'shared/report/document.ts'
import { formatCount } from 'shared/format.ts'
import { countNames, partNames, reportPageMessages as m } from 'shared/messages/report-page.ts'
import { periodDays } from 'shared/period.ts'
import { formerTexts, peerTexts } from 'shared/messages/comparison.ts'
import { isGroup, rowOfGroup } from 'shared/unit/group-row.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import type { Locale, Text } from 'shared/text.ts'
import type { KpiBrief, UnitBrief } from '../shell/use-province.ts'

export interface NumberSource {
  /** The indicator by name, or what was counted. */
  name: string
  /** Which part of it, where, over which days. */
  about: string
  /** `28.599 / 36.694`; null where the number is no quotient. */
  counts: string | null
  /** Its page, where it has one. */
  kpi: string | null
  /** Whose number it is explained as, nobody's for the province; undefined of what cannot be asked about. */
  explained: { unit?: string; group?: string } | undefined
  from: string
  to: string
}

interface Known {
  kpis: readonly KpiBrief[]
  units: readonly UnitBrief[]
}

/** The longest known beginning of its name says what is counted. */
function countName(locale: Locale, what: string): string {
  const known = Object.entries(countNames).find(([name]) => what.startsWith(name))
  return known ? known[1][locale] : what
}

/** Of the groups of a breakdown; others are called what they were called in the report. */
function groupName(locale: Locale, place: string): string | null {
  const row = rowOfGroup(place)
  if (!row) return null
  const texts: Readonly<Record<string, Text>> =
    row.by === 'former' ? formerTexts : { ...peerTexts, department: peerTexts.departments }
  return texts[row.key]?.[locale] ?? null
}

/** Where a number of a report comes from, in words. */
export function numberSource(
  locale: Locale,
  { binding, numerator, denominator }: BoundNumber,
  known: Known,
): NumberSource {
  const { from, to, place } = binding
  const unit = known.units.find(({ code }) => code === place)
  const where =
    unit && unit.kind !== 'province'
      ? unitName(locale, unit)
      : unit || place === null
        ? m.province[locale]
        : (groupName(locale, place) ?? place)
  const days = periodDays(locale, { from, to })
  const counts =
    numerator === null || denominator === null
      ? null
      : `${formatCount(locale, numerator)} / ${formatCount(locale, denominator)}`
  if (binding.of === 'count')
    return {
      name: countName(locale, binding.what),
      about: [where, days].join(' · '),
      counts,
      kpi: null,
      explained: undefined,
      from,
      to,
    }
  const kpi = known.kpis.find(({ id }) => id === binding.kpi)
  return {
    name: kpi ? kpi.name[locale] : binding.kpi,
    about: [partNames[binding.part][locale], where, days].join(' · '),
    counts,
    kpi: kpi ? binding.kpi : null,
    explained: unit
      ? unit.kind === 'province'
        ? {}
        : { unit: unit.code }
      : isGroup(binding.place)
        ? { group: binding.place }
        : undefined,
    from,
    to,
  }
}
