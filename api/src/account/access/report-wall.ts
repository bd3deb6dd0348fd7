import type { Tables } from '../../db/tables.ts'
import { append, keep, type Wall, write } from './wall-rule.ts'

/** Whoever reads a report reads what it is made of; nothing of it is rewritten. */
const partOfReport = (table: string): Wall => ({
  grants: append,
  reads: { rights: ['report.read'], unit: `(select r.unit from report r where r.id = ${table}.report)` },
})

export const reportWalls = {
  report_template: { grants: append, reads: { rights: ['report.read'] }, writes: { rights: ['report.compose'] } },
  report: {
    grants: keep,
    reads: { rights: ['report.read'], unit: 'unit' },
    // Which step is whose, the door asks; that no step is left out, a trigger.
    writes: { rights: ['report.compose', 'report.check', 'report.approve'] },
    inserts: { rights: ['report.compose'] },
  },
  report_input: { ...partOfReport('report_input'), writes: { rights: ['report.compose'] } },
  report_passage: { ...partOfReport('report_passage'), writes: { rights: ['report.compose'] } },
  report_comment: { ...partOfReport('report_comment'), grants: keep, writes: { rights: ['report.check'] } },
  report_event: {
    ...partOfReport('report_event'),
    writes: { rights: ['report.compose', 'report.check', 'report.approve'] },
  },
  // Addresses of people stand there.
  report_recipient: {
    grants: keep,
    reads: { rights: ['report.compose', 'report.approve'] },
    writes: { rights: ['report.compose'] },
  },
  // The program writes what somebody asked it to.
  report_run: {
    ...partOfReport('report_run'),
    grants: keep,
    writes: { rights: ['report.check', 'report.approve'] },
  },
  report_run_file: {
    grants: write,
    reads: {
      rights: ['report.read'],
      unit: '(select r.unit from report r join report_run u on u.report = r.id where u.id = report_run_file.run)',
    },
  },
  report_file: { ...partOfReport('report_file'), writes: { rights: ['report.approve'] } },
} satisfies Partial<Record<keyof Tables, Wall>>
