import { composeReport } from 'shared/report/compose-report.ts'
import { testSnapshot } from 'shared/report/test-snapshot.ts'
import type { Detail, ReportBrief } from './answer-types.ts'

export const reportId = '019a0000-0000-7000-8000-0000000000a1'

/** A draft of the workshop's own days. */
export const brief = (more: Partial<ReportBrief> = {}): ReportBrief => ({
  id: reportId,
  number: 4,
  template: { id: 'dinh-ky', version: 1, name: { vi: 'Báo cáo định kỳ', en: 'Periodic report' } },
  locale: 'vi',
  unit: null,
  subject: null,
  period: { calendar: 'range', grain: 'range', key: '2025-07-01..2025-07-23', from: '2025-07-01', to: '2025-07-23' },
  supplements: null,
  state: 'draft',
  revision: 3,
  dataVersion: 12,
  cutOff: '2025-07-25T01:00:00.000Z',
  dueOn: null,
  madeAt: '2025-07-25T01:00:00.000Z',
  madeBy: null,
  issuedAt: null,
  digest: null,
  corrected: null,
  unwritten: 7,
  openComments: 0,
  ...more,
})

export const detail = (more: Partial<ReportBrief> = {}, rest: Partial<Detail> = {}): Detail => ({
  report: brief(more),
  passages: [],
  comments: [],
  history: [
    {
      seq: 1,
      at: '2025-07-25T01:00:00.000Z',
      kind: 'draft',
      actor: null,
      revision: 1,
      body: { digest: 'ab'.repeat(32) },
    },
  ],
  files: [],
  input: { digest: 'ab'.repeat(32), takenAt: '2025-07-25T01:00:00.000Z' },
  supplements: [],
  run: null,
  deliveries: [],
  ownWork: false,
  ...rest,
})

export const document = (passages: Record<string, string> = {}) => composeReport(testSnapshot({ passages }), 'vi')
