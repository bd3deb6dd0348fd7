import type { Kpi, Target, Term } from 'shared/kpi/kpi.ts'
import type { Text } from 'shared/text.ts'

interface Side {
  label: Text
  terms: Term[]
}

/** The measures added up, under the words an officer uses for the sum. */
export const side = (label: Text, ...measures: string[]): Side => ({
  label,
  terms: measures.map((measure) => ({ measure, coefficient: 1 })),
})

export const less = (from: Side, measure: string): Side => ({
  label: from.label,
  terms: [...from.terms, { measure, coefficient: -1 }],
})

type Required = Pick<Kpi, 'id' | 'name' | 'definition' | 'numerator' | 'frequency' | 'subsystems'>
type Sentence = Pick<Kpi, 'dataset'> | Pick<Kpi, 'awaiting'>

/** A KPI with what most of them share: a rate in percent, higher is better, ratio of sums, one decimal, every unit. */
export function defineKpi(kpi: Required & Sentence & Partial<Kpi>): Kpi {
  return {
    denominator: null,
    measuredIn: 'percent',
    direction: 'higher',
    aggregation: 'ratio-of-sums',
    additive: true,
    scope: 'all-units',
    decimals: 1,
    dataset: null,
    awaiting: null,
    headline: null,
    instruments: [],
    targets: [],
    ...kpi,
  }
}

type TargetRest = Partial<Omit<Target, 'comparator' | 'value' | 'from'>>

const target =
  (comparator: Target['comparator']) =>
  (value: number, from: string, rest: TargetRest = {}): Target => ({
    unit: null,
    kind: null,
    comparator,
    value,
    from,
    to: null,
    instrument: null,
    note: null,
    ...rest,
  })

export const atLeast = target('at-least')
export const atMost = target('at-most')
