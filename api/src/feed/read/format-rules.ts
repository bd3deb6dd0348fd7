import type { FeedFormat } from 'shared/feed/feed.ts'
import { formatMeasures } from 'shared/feed/format-measures.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import type { Rules } from './gather.ts'

const received = 'dossiers_received'

/** What holds between the counts of a record, by the shape that brings them. */
export const formatRules: Readonly<Record<FeedFormat, Rules>> = {
  'dossier-json': {
    adds: [{ parts: ['dossiers_online', 'dossiers_counter', 'dossiers_postal'], whole: received }],
    within: [
      { part: 'dossiers_online', whole: received },
      { part: 'dossiers_on_time', whole: received },
      { part: 'dossiers_full_process', whole: 'dossiers_full_process_eligible' },
      { part: 'dossiers_paid_online', whole: 'dossiers_with_fee' },
      { part: 'dossiers_digitised', whole: received },
      { part: 'dossiers_result_electronic', whole: 'dossiers_result_required' },
      { part: 'dossiers_data_reused', whole: received },
      { part: 'dossiers_population_data', whole: received },
      { part: 'dossiers_synced', whole: 'dossiers_to_sync' },
    ],
  },
  'document-json': {
    within: [
      { part: 'documents_confidential', whole: 'documents_outgoing' },
      // A confidential document never enters the system, so it cannot be signed in it.
      { part: 'documents_signed', whole: 'documents_outgoing', without: 'documents_confidential' },
      { part: 'documents_exchanged_electronically', whole: 'documents_exchanged' },
      { part: 'messages_delivered', whole: 'messages_sent' },
      { part: 'documents_handled_on_time', whole: 'documents_with_deadline' },
      { part: 'work_files_electronic', whole: 'work_files' },
    ],
  },
  'procedure-json': {
    // The same procedure is handled in many communes, so the province's own count is not their sum and comes along.
    provinceToo: true,
    within: [
      { part: 'procedures_online_partial', whole: 'procedures', without: 'procedures_online_full' },
      { part: 'procedures_full_eligible', whole: 'procedures' },
      { part: 'procedures_online_full', whole: 'procedures_full_eligible' },
      { part: 'services_integrated', whole: 'services' },
      { part: 'services_used', whole: 'services' },
      { part: 'procedures_payable_online', whole: 'procedures_with_fee' },
      { part: 'procedures_announced_on_time', whole: 'procedures_announced' },
      { part: 'procedures_updated_on_time', whole: 'procedures_updated' },
      { part: 'procedures_public_complete', whole: 'procedures_public' },
    ],
  },
  'petition-json': {
    within: [
      { part: 'petitions_on_time', whole: 'petitions' },
      { part: 'ratings_satisfied', whole: 'ratings' },
    ],
  },
  'certificate-json': { within: [{ part: 'certificates_valid', whole: 'certificates_required' }] },
  'signature-json': { within: [{ part: 'signings_failed', whole: 'signings' }] },
  'line-csv': { within: [{ part: 'line_minutes_up', whole: 'line_minutes_planned' }] },
  'gateway-jsonl': { within: [{ part: 'gateway_calls_ok', whole: 'gateway_calls' }] },
  'connection-json': { within: [{ part: 'external_minutes_up', whole: 'external_minutes_observed' }] },
  'arrival-json': { within: [{ part: 'records_timely', whole: 'records_owed' }] },
  'checklist-json': {},
  'meeting-csv': {},
}

/** What holds between these measures, whichever way they come: figures handed in are held to what feeds are held to. */
export function rulesOf(measures: readonly MeasureId[]): Rules {
  const all = Object.values(formatRules)
  const own = (...named: (MeasureId | undefined)[]) => named.every((one) => one === undefined || measures.includes(one))
  const brought = (format: string) => own(...formatMeasures[format as FeedFormat])
  return {
    adds: all.flatMap(({ adds = [] }) => adds).filter(({ parts, whole }) => own(...parts, whole)),
    within: all.flatMap(({ within = [] }) => within).filter(({ part, whole, without }) => own(part, whole, without)),
    provinceToo: Object.entries(formatRules).some(([format, rules]) => rules.provinceToo === true && brought(format)),
  }
}
