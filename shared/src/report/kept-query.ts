import type { Calendar } from '../period-contract.ts'

/** What a report was asked to be, kept so that its numbers can be gathered anew for the very same period. */
export interface KeptQuery {
  /** The KPI, unit, provider or incident a thematic report is about. */
  subject?: string
  calendar?: Calendar
  period?: string
  from?: string
  to?: string
  cumulative?: 'true'
  /** `document=2025-07-24`: datasets reported up to another day. */
  until: string[]
  /** The instant up to which the ledger is believed; absent for the moment of gathering. */
  asOf?: string
}
