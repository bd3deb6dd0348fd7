import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'
import type { FeedFormat } from 'shared/feed/feed.ts'
import { formatMeasures } from 'shared/feed/format-measures.ts'

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
