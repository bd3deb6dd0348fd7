import type { Province } from 'shared/province.ts'
import { documentAsking } from '../feed/test-subsystem.ts'
import { both, testKpi } from '../unit/test-document.ts'

/** A formula of these fields, for the tests of this story. */
export const sideOf = (...measures: string[]) => ({
  label: both(measures.join(' ')),
  terms: measures.map((measure) => ({ measure, coefficient: 1 as const })),
})

const asked = documentAsking('http://127.0.0.1:1', { petition: 'petition-json' }, { recheckDays: 28 })

/** A province whose petitions are counted week by week, answered in time of all. */
export const petitionDocument: Province = {
  ...asked,
  kpis: [
    ...asked.kpis,
    {
      ...testKpi,
      id: 'N02',
      numerator: sideOf('petitions_on_time'),
      denominator: sideOf('petitions'),
      dataset: 'petition',
      frequency: 'weekly',
      headline: null,
      targets: [],
    },
  ],
}
