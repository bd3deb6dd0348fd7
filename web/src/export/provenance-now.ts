import type { QueryClient } from '@tanstack/react-query'
import type { Provenance } from 'shared/export/provenance.ts'
import { provenanceMessages as m } from 'shared/messages/provenance.ts'
import { say } from 'shared/messages/say.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { periodLabel } from 'shared/period.ts'
import type { Locale, Text } from 'shared/text.ts'
import type { PageState } from '../shell/page-state.ts'
import { writeSearch } from '../shell/page-state.ts'
import { type ProvinceAnswer, provinceQuestion } from '../shell/use-province.ts'
import { comparisonNames } from '../ui/comparison-names.ts'
import { resolveState } from '../ui/period-picker-model.ts'
import { serverNow } from '../http.ts'

interface Page {
  client: QueryClient
  state: PageState
  locale: Locale
  /** Where the page stands: `https://nhipso.example/kpi/T02`. */
  address: string
}

/** What the page that is being read is of: period, filters, state of the ledger, and the link to it as it is now. */
export function provenanceNow(
  page: Page,
  { title, coverage = null }: { title: string; coverage?: Provenance['coverage'] },
): Provenance {
  const { client, state, locale } = page
  const province = client.getQueryData<ProvinceAnswer>(provinceQuestion.queryKey)
  const knowledge = knowledgeShown(client)
  const resolved = province && knowledge ? resolveState(state, province) : null
  return {
    title,
    period: resolved && {
      label: periodLabel(locale, resolved.period),
      from: resolved.period.from,
      to: resolved.period.to,
    },
    filters: [
      ...(resolved && resolved.comparison !== 'none'
        ? [{ name: say(locale, m.filterComparison), text: say(locale, comparisonNames[resolved.comparison]) }]
        : []),
      ...filtersIn(state, locale, province),
    ],
    knowledge: knowledge && { version: knowledge.version, recordedAt: knowledge.recordedAt },
    coverage,
    link: frozenLink(page, knowledge, resolved),
    takenAt: new Date(serverNow()).toISOString(),
  }
}

interface Known {
  version: number
  recordedAt: string | null
}

/** The newest state of the ledger of which anything stands on the page; null on pages that show nothing of it. */
function knowledgeShown(client: QueryClient): Known | null {
  const known = client
    .getQueryCache()
    .findAll({ type: 'active' })
    .flatMap(({ state: { data } }) => {
      const found = (data as { knowledge?: Known } | undefined)?.knowledge
      return typeof found?.version === 'number' ? [found] : []
    })
  return known.toSorted((a, b) => b.version - a.version)[0] ?? null
}

/**
 * The page with everything spelled out that it would otherwise take from today: the period, what it is held against,
 * and the instant up to which the ledger is believed. It shows the same figures for ever.
 */
function frozenLink(
  { state, locale, address }: Page,
  knowledge: Known | null,
  resolved: ReturnType<typeof resolveState> | null,
): string {
  if (!knowledge || !resolved) return address + writeSearch({ ...state, lang: locale })
  const { period, comparison } = resolved
  return (
    address +
    writeSearch({
      ...state,
      lang: locale,
      cal: period.grain === 'range' ? 'range' : period.calendar,
      p: period.key,
      cmp: comparison,
      ...(knowledge.recordedAt && { asof: state.asof ?? knowledge.recordedAt }),
    })
  )
}

const named: Readonly<Partial<Record<keyof PageState, Text>>> = {
  k: m.filterKpi,
  peers: m.filterPeers,
  definition: m.filterDefinition,
  by: m.filterBy,
  kind: m.filterKind,
  former: m.filterFormer,
  q: m.filterSearch,
  unit: m.filterUnit,
  phase: m.filterPhase,
  severity: m.filterSeverity,
  scope: m.filterScope,
  provider: m.filterProvider,
  m: m.filterMonth,
  sort: m.filterSort,
}
const words: Readonly<Record<string, Text>> = {
  commune: uiMessages.kindCommune,
  ward: uiMessages.kindWard,
  department: uiMessages.kindDepartment,
  'ha-nam': uiMessages.formerHaNam,
  'nam-dinh': uiMessages.formerNamDinh,
  'ninh-binh': uiMessages.formerNinhBinh,
}

function filtersIn(state: PageState, locale: Locale, province: ProvinceAnswer | undefined): Provenance['filters'] {
  const told = (key: keyof PageState, value: string): string => {
    if (key === 'k') return province?.kpis.find(({ id }) => id === value)?.name[locale] ?? value
    if (key === 'unit') return province?.units.find(({ code }) => code === value)?.name ?? value
    return words[value]?.[locale] ?? value
  }
  return [
    ...(state.cum ? [{ name: say(locale, m.filterCumulative), text: say(locale, m.cumulative) }] : []),
    ...(Object.keys(named) as (keyof PageState)[]).flatMap((key) => {
      const [name, value] = [named[key], state[key]]
      return name && value ? [{ name: name[locale], text: told(key, value) }] : []
    }),
  ]
}
