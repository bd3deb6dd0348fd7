import type { ConnectorDefinition } from './connector.ts'
import type { ConnectorGround } from './check-connector.ts'

export const testGround: ConnectorGround = {
  subsystems: new Set(['phan-anh']),
  units: new Set(['13285', '14329']),
  measures: ['petitions', 'petitions_on_time'],
  historyFrom: '2025-07-01',
}

/** A sound definition, changed as a test wants it. */
export const testConnector = (change: Partial<ConnectorDefinition> = {}): ConnectorDefinition => ({
  name: { vi: 'Phản ánh mới', en: 'New petitions' },
  subsystem: 'phan-anh',
  dataset: 'petition',
  asked: {
    url: 'https://pakn.example.vn/v2/tuan?tu={from}&den={to}',
    method: 'GET',
    body: null,
    days: 'iso',
    credential: false,
    deadlineMs: 10_000,
    perMinute: 600,
    maxBytes: 1_000_000,
  },
  mapping: {
    shape: { format: 'json', records: '$.weeks[*].units[*]' },
    unit: { at: '@.name', by: 'name' },
    otherNames: [],
    day: { at: '$.weeks[*].ending', style: 'vietnamese', zone: 'Asia/Ho_Chi_Minh' },
    numbers: 'comma',
    measures: [
      { measure: 'petitions', at: '@.counts.total' },
      { measure: 'petitions_on_time', at: '@.counts.onTime' },
    ],
  },
  schedule: { kind: 'daily', at: '06:30' },
  historyFrom: '2025-07-01',
  backfillDays: 366,
  recheckDays: 28,
  lagHours: 12,
  ...change,
})
