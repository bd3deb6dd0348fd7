import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, byId, conflict } from '../account/identity-contract-parts.ts'
import { asOfQuery } from '../kpi/kpi-contract.ts'
import { periodQuery } from '../period-contract.ts'
import { locales } from '../text.ts'
import { oneReport, passageId } from './report-contract.ts'

/** Words of an officer: any writing there is, but no control characters beside the ends of lines. */
const prose = (most: number) =>
  z
    .string()
    .max(most)
    // eslint-disable-next-line no-control-regex -- these are what is refused
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/u)
const sentence = (most: number) => prose(most).trim().min(3)

export const draftReport = createRoute({
  method: 'post',
  path: '/api/reports',
  operationId: 'draftReport',
  summary: 'Draft a report for a period: its numbers are gathered in one snapshot, at a cut-off that is written down',
  request: {
    body: body(
      z.strictObject({
        template: z.string().min(1).max(40),
        /** The KPI, unit, provider or incident a thematic report is about. */
        subject: z.string().min(1).max(80).optional(),
        ...periodQuery,
        ...asOfQuery,
        /** `document=2025-07-24`: datasets reported up to another day. */
        until: z.array(z.string().max(80)).max(50).default([]),
        lang: z.enum(locales).default('vi'),
      }),
    ),
  },
  responses: { 201: oneReport, ...behindSignIn, ...conflict },
})

export const refreshReport = createRoute({
  method: 'post',
  path: '/api/reports/{id}/refresh',
  operationId: 'refreshReport',
  summary: 'Gather the numbers of a draft anew; what was written by hand stays',
  request: { params: byId, body: body(z.strictObject({ revision: z.int() })) },
  responses: { 200: oneReport, ...behindSignIn, ...conflict },
})

export const writePassage = createRoute({
  method: 'post',
  path: '/api/reports/{id}/passages',
  operationId: 'writePassage',
  summary: 'Write a passage of a draft; an empty text says that there is nothing to report',
  request: {
    params: byId,
    body: body(
      z.strictObject({
        passage: passageId,
        /** Null takes the passage back to unwritten. */
        text: prose(20_000).nullable(),
        /** The version that was seen when this one was written; 0 when there was none. */
        basedOn: z.int().min(0),
      }),
    ),
  },
  responses: { 200: oneReport, ...behindSignIn, ...conflict },
})

export const commentReport = createRoute({
  method: 'post',
  path: '/api/reports/{id}/comments',
  operationId: 'commentReport',
  summary: 'Say something about a report or a passage of it; a draft with open comments is not checked',
  request: {
    params: byId,
    body: body(z.strictObject({ passage: passageId.nullable().default(null), text: prose(2_000).trim().min(1) })),
  },
  responses: { 201: oneReport, ...behindSignIn, ...conflict },
})

export const settleComment = createRoute({
  method: 'post',
  path: '/api/report-comments/{id}/settlement',
  operationId: 'settleComment',
  summary: 'Say that a comment is settled',
  request: { params: byId },
  responses: { 200: oneReport, ...behindSignIn, ...conflict },
})

const act = <Path extends string>(name: string, path: Path, summary: string) =>
  ({ method: 'post', path: `/api/reports/{id}/${path}`, operationId: name, summary }) as const
/** Passed is what was seen: a report that has changed since is refused. */
const seen = { params: byId, body: body(z.strictObject({ revision: z.int() })) }
const why = { params: byId, body: body(z.strictObject({ reason: sentence(500) })) }
const done = { 200: oneReport, ...behindSignIn, ...conflict }

export const checkReport = createRoute({
  ...act('checkReport', 'check', 'Say that a draft is right; by somebody who wrote nothing of it'),
  request: seen,
  responses: done,
})
export const approveReport = createRoute({
  ...act('approveReport', 'approval', 'Approve what was checked; by somebody who wrote nothing of it'),
  request: seen,
  responses: done,
})
export const issueReport = createRoute({
  ...act('issueReport', 'issue', 'Issue what was approved: its files are kept with their hashes and never change'),
  request: seen,
  responses: done,
})
export const returnReport = createRoute({
  ...act('returnReport', 'return', 'Give a checked or approved report back to be written on'),
  request: why,
  responses: done,
})
export const discardReport = createRoute({
  ...act('discardReport', 'discard', 'Discard a draft; it stays to be read'),
  request: why,
  responses: done,
})
export const supplementReport = createRoute({
  ...act('supplementReport', 'supplement', 'Begin a supplement of an issued report, with the numbers as they are now'),
  request: why,
  responses: { 201: oneReport, ...behindSignIn, ...conflict },
})

export const sendReport = createRoute({
  ...act(
    'sendReport',
    'deliveries',
    'Send an issued report to a recipient who has not been sent it, or did not get it',
  ),
  request: { params: byId, body: body(z.strictObject({ recipient: z.uuid() })) },
  responses: done,
})
export const writeReportFiles = createRoute({
  ...act(
    'writeReportFiles',
    'run',
    'Have the files of a report written as it stands; how far that is, the report tells',
  ),
  request: seen,
  responses: done,
})

export const reportActContract = {
  draftReport,
  refreshReport,
  writePassage,
  commentReport,
  settleComment,
  checkReport,
  approveReport,
  issueReport,
  returnReport,
  discardReport,
  supplementReport,
  sendReport,
  writeReportFiles,
}
