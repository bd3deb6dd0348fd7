import { faultOf, type Share } from './share.ts'

/** How a component of a composite score is scored. Shares in permille, so that the arithmetic stays exact. */
export interface ComponentRule {
  id: string
  max: number
  full: number
  whenNoneArose: 'full' | 'zero'
}

/** What a component was found to be: counts, nothing reported, or a row that does not apply. */
export type ComponentInput = Share | 'missing' | 'not-applicable'

export interface ComponentScore {
  id: string
  max: number
  state: 'scored' | 'none-arose' | 'missing' | 'not-applicable' | 'not-counts'
  /** Points by the rules: missing scores 0, not applicable scores full. */
  points: number
  lost: number
  counts: Share | null
  /** What one more success adds, as things stand, and how many successes bring the component to full points. */
  perCase: number | null
  toFull: number | null
}

export interface Composite {
  /** By the rules ("theo quy định"): of all points there are. */
  score: number
  max: number
  /** Of what has figures only ("trên phần có số liệu"), brought to the same maximum; null where nothing has. */
  ofKnown: { score: number; points: number; max: number } | null
  components: ComponentScore[]
  /** Where the next point is cheapest: most points for one more success. */
  cheapest: CheapestPoint | null
}

export interface CheapestPoint {
  id: string
  perCase: number
  /** Successes that add one whole point, or what is left to gain where that is less. */
  cases: number
  gain: number
}

/**
 * A composite score in the manner of Decision 766/QĐ-TTg: Σ max·min(1, ratio / full). Each component says what it loses and
 * what one more success is worth (∂score per case = max / (full·n)), so that the cheapest next point can be told. Missing
 * components are never quietly left out: both sums are answered.
 */
export function compositeOf(rules: readonly ComponentRule[], inputs: ReadonlyMap<string, ComponentInput>): Composite {
  const components = rules.map((rule) => scoreOf(rule, inputs.get(rule.id) ?? 'missing'))
  const sum = (of: readonly ComponentScore[], what: 'points' | 'max') =>
    of.reduce((total, each) => total + each[what], 0)
  const known = components.filter(({ state }) => state !== 'missing' && state !== 'not-counts')
  const [max, knownMax, points] = [sum(components, 'max'), sum(known, 'max'), sum(known, 'points')]
  return {
    score: sum(components, 'points'),
    max,
    ofKnown: knownMax === 0 ? null : { score: (points * max) / knownMax, points, max: knownMax },
    components,
    cheapest: cheapestOf(components),
  }
}

function scoreOf({ id, max, full, whenNoneArose }: ComponentRule, input: ComponentInput): ComponentScore {
  const scored = (state: ComponentScore['state'], points: number, counts: Share | null = null): ComponentScore => ({
    id,
    max,
    state,
    points,
    lost: max - points,
    counts,
    perCase: null,
    toFull: null,
  })
  if (input === 'missing') return scored('missing', 0)
  if (input === 'not-applicable') return scored('not-applicable', max)
  const fault = faultOf(input)
  if (fault === 'none-arose') return scored('none-arose', whenNoneArose === 'full' ? max : 0, input)
  if (fault !== null) return scored('not-counts', 0, null)
  const { x, n } = input
  const points = 1000 * x >= full * n ? max : (max * 1000 * x) / (full * n)
  const toFull = Math.max(0, Math.ceil((full * n) / 1000) - x)
  return { ...scored('scored', points, input), perCase: toFull === 0 ? 0 : (max * 1000) / (full * n), toFull }
}

function cheapestOf(components: readonly ComponentScore[]): CheapestPoint | null {
  const open = components.filter(({ perCase, toFull }) => perCase !== null && toFull !== null && toFull > 0)
  const best = open.toSorted((one, other) => other.perCase! - one.perCase! || other.lost - one.lost)[0]
  if (!best) return null
  const gain = Math.min(1, best.lost)
  return {
    id: best.id,
    perCase: best.perCase!,
    cases: Math.min(best.toFull!, Math.ceil(gain / best.perCase! - 1e-9)),
    gain,
  }
}
