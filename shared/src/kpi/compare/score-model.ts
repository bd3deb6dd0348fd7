import { formatCount, formatNumber } from '../../format.ts'
import { say } from '../../messages/say.ts'
import { componentTexts, standingTexts } from '../../messages/standing.ts'
import type { Period } from '../../period-contract.ts'
import { type ComponentInput, compositeOf } from '../../statistics/composite.ts'
import type { ScoreRules } from '../../statistics/score-766.ts'
import type { Locale } from '../../text.ts'
import type { Kpi } from '../kpi.ts'
import { type Applicable, stateOf } from '../value.ts'
import type { Score766 } from './standing-contract.ts'
import { countedIn } from './work-model.ts'

export interface ScoreAsked<K extends Kpi> {
  rules: ScoreRules
  period: Period
  kpis: readonly K[]
  /** The counts of a KPI over the period. */
  countsOf: (kpi: K) => Applicable
  locale: Locale
}

/** The score of a unit by the rules of Decision 766, what each component loses, and where the next point is cheapest. */
export function scoreOf<K extends Kpi>({ rules, period, kpis, countsOf, locale }: ScoreAsked<K>): Score766 {
  const byId = new Map(kpis.map((kpi) => [kpi.id, kpi]))
  const inputs = new Map(
    rules.components.map(({ id, kpi }): [string, ComponentInput] => {
      const found = kpi === null ? undefined : byId.get(kpi)
      return [id, found ? inputOf(found, countsOf(found)) : 'missing']
    }),
  )
  const composite = compositeOf(rules.components, inputs)
  const components = composite.components.map(({ id, max, points, lost, state, counts, perCase, toFull }) => {
    const rule = rules.components.find((component) => component.id === id)!
    return {
      id,
      group: rule.group,
      name: say(locale, componentTexts[id] ?? { vi: id, en: id }),
      kpi: rule.kpi,
      max,
      points,
      lost,
      state,
      perCase,
      toFull,
      numerator: counts?.x ?? null,
      denominator: counts?.n ?? null,
    }
  })
  const { cheapest } = composite
  const cheapestKpi = byId.get(components.find(({ id }) => id === cheapest?.id)?.kpi ?? '')
  return {
    rules: rules.version,
    instrument: rules.instrument,
    unconfirmed: [...rules.unconfirmed],
    period,
    score: composite.score,
    max: composite.max,
    ofKnown: composite.ofKnown,
    groups: rules.groups.map(({ id, max }) => {
      const own = components.filter(({ group }) => group === id)
      const points = own.reduce((sum, component) => sum + component.points, 0)
      return { id, max, points, lost: max - points }
    }),
    components,
    cheapest: cheapest && {
      ...cheapest,
      text: say(locale, standingTexts.cheapest, {
        cases: formatCount(locale, cheapest.cases),
        counted: cheapestKpi ? countedIn(cheapestKpi, locale) : '',
        gain: formatNumber(locale, cheapest.gain, 2),
      }),
    },
  }
}

function inputOf(kpi: Kpi, counts: Applicable): ComponentInput {
  if (counts === 'not-applicable') return 'not-applicable'
  switch (stateOf(kpi, counts)) {
    case 'value':
    case 'none-arose':
      return { x: counts.numerator, n: counts.denominator }
    case 'not-applicable':
      return 'not-applicable'
    case 'missing':
    case 'quarantined':
      return 'missing'
  }
}
