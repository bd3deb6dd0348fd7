import type { BoundNumber } from 'shared/report/document.ts'
import { formatCount } from 'shared/format.ts'
import { countNames, partNames, reportPageMessages as m } from 'shared/messages/report-page.ts'
import { periodDays } from 'shared/period.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import type { Locale } from 'shared/text.ts'
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
  /** Of which unit it can be explained, null for the province; undefined of a group, which is no unit. */
  explained: string | null | undefined
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

/** Where a number of a report comes from, in words. */
export function numberSource(
  locale: Locale,
  { binding, numerator, denominator }: BoundNumber,
  known: Known,
): NumberSource {
  const { from, to, place } = binding
  const unit = known.units.find(({ code }) => code === place)
  const where =
    unit && unit.kind !== 'province' ? unitName(locale, unit) : unit || place === null ? m.province[locale] : place
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
    explained: !unit ? undefined : unit.kind === 'province' ? null : unit.code,
    from,
    to,
  }
}
