import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'
import type { FeedFormat } from 'shared/feed/feed.ts'
import { formatMeasures } from 'shared/feed/format-measures.ts'
import type { Db } from '../../db/open.ts'
import { insertConnector } from './connector-store.ts'
import { insertProposal } from './proposal-store.ts'

/** A sound definition for a dataset of the test province, asked where nobody answers. */
export const testDefinition = (dataset: string, format: FeedFormat): ConnectorDefinition => ({
  name: { vi: 'Nguồn khai báo', en: 'A source set up by form' },
  subsystem: 'mot-cua',
  dataset,
  asked: {
    url: 'http://127.0.0.1:1/?tu={from}&den={to}',
    method: 'GET',
    body: null,
    days: 'iso',
    credential: false,
    deadlineMs: 1_000,
    perMinute: 600,
    maxBytes: 100_000,
  },
  mapping: {
    shape: { format: 'json', records: '$.data[*]' },
    unit: { at: '@.unit', by: 'code' },
    otherNames: [],
    day: { at: '@.day', style: 'iso', zone: 'Asia/Ho_Chi_Minh' },
    numbers: 'plain',
    measures: formatMeasures[format].map((measure) => ({ measure, at: `@.${measure}` })),
  },
  schedule: { kind: 'daily', at: '06:30' },
  historyFrom: '2025-07-01',
  backfillDays: 31,
  recheckDays: 7,
  lagHours: 6,
})

/** Two that were set up and never switched on, as trials of rights name them; of one, switching on is proposed. */
export async function layConnector(system: Db, at: Date) {
  const id = 'nguon-khai-bao'
  const definition = testDefinition('dossier', 'dossier-json')
  await insertConnector(system, { id, definition }, { reason: 'Nguồn mới', by: null, at })
  const proposed = 'nguon-cho-xac-nhan'
  await insertConnector(system, { id: proposed, definition }, { reason: 'Nguồn mới', by: null, at })
  const made = { connector: proposed, kind: 'enable', version: 1, takes_over: true, secret_given: false } as const
  const proposal = await insertProposal(system, {
    ...made,
    reason: 'Chuyển nguồn',
    proposed_at: at,
    proposed_by: 'somebody',
  })
  return {
    'connectors.id': { own: id, missing: 'nothing' },
    'connector-proposals.id': { own: proposal!, missing: '00000000-0000-4000-8000-00000000dead' },
  }
}
