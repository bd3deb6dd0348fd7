import { type FeedFormat, type KeptFeed, mappedFormat } from './feed.ts'
import type { MeasureId } from './measure.ts'

/**
 * The measures each format brings, in the order its reader gives them. A record carries all of them or is rejected
 * whole, so a feed may serve a dataset only when the dataset has exactly these measures.
 */
export const formatMeasures: Readonly<Record<FeedFormat, readonly MeasureId[]>> = {
  'dossier-json': [
    'dossiers_received',
    'dossiers_online',
    'dossiers_counter',
    'dossiers_postal',
    'dossiers_on_time',
    'dossiers_overdue',
    'dossiers_completed',
    'handling_days',
    'dossiers_full_process_eligible',
    'dossiers_full_process',
    'dossiers_with_fee',
    'dossiers_paid_online',
    'dossiers_digitised',
    'dossiers_result_required',
    'dossiers_result_electronic',
    'dossiers_data_reused',
    'dossiers_population_data',
    'dossiers_to_sync',
    'dossiers_synced',
  ],
  'document-json': [
    'documents_incoming',
    'documents_outgoing',
    'documents_confidential',
    'documents_signed',
    'documents_exchanged',
    'documents_exchanged_electronically',
    'messages_sent',
    'messages_delivered',
    'documents_with_deadline',
    'documents_handled_on_time',
    'work_files',
    'work_files_electronic',
  ],
  'procedure-json': [
    'procedures',
    'procedures_online_partial',
    'procedures_online_full',
    'procedures_full_eligible',
    'services',
    'services_integrated',
    'services_used',
    'procedures_with_fee',
    'procedures_payable_online',
    'procedures_announced',
    'procedures_announced_on_time',
    'procedures_updated',
    'procedures_updated_on_time',
    'procedures_public',
    'procedures_public_complete',
  ],
  'petition-json': ['petitions', 'petitions_on_time', 'ratings', 'ratings_satisfied'],
  'signature-json': ['signings', 'signings_failed'],
  'certificate-json': ['certificates_required', 'certificates_valid'],
  'checklist-json': ['portals', 'portals_compliant'],
  'line-csv': ['line_minutes_planned', 'line_minutes_up', 'lines', 'lines_connected', 'conference_sites_equipped'],
  'meeting-csv': ['sites_planned', 'sites_served'],
  'gateway-jsonl': ['gateway_calls', 'gateway_calls_ok'],
  'connection-json': [
    'external_minutes_observed',
    'external_minutes_up',
    'unstable_minutes',
    'incidents_restored',
    'restore_minutes',
  ],
  'arrival-json': ['records_owed', 'records_timely'],
}

/** The measures a feed brings, in the order its records carry them. */
export const measuresOfFeed = (feed: KeptFeed): readonly MeasureId[] =>
  feed.format === mappedFormat ? feed.measures : formatMeasures[feed.format]
