import { createRoute, z } from '@hono/zod-openapi'
import { answer, refusals } from '../problem.ts'
import { writtenNumber } from '../written-number.ts'
import { auditFaults } from './audit-finding.ts'
import { unitScopeSchema } from './unit-scope.ts'

export const auditOutcomes = ['done', 'denied'] as const
export type AuditOutcome = (typeof auditOutcomes)[number]

export const auditDetailSchema = z.record(z.string(), z.union([z.string(), z.int(), z.boolean(), z.null()]))
/** Facts of a change: codes, roles, counts. Never a name, an address or a secret, so that a person can be forgotten. */
export type AuditDetail = z.infer<typeof auditDetailSchema>

export const auditEntrySchema = z
  .object({
    seq: z.int(),
    at: z.iso.datetime(),
    actor: z.string().nullable(),
    role: z.string(),
    address: z.string().nullable(),
    action: z.string(),
    outcome: z.enum(auditOutcomes),
    objectType: z.string(),
    objectId: z.string().nullable(),
    unit: z.string().nullable(),
    detail: auditDetailSchema,
    requestId: z.string().nullable(),
    /** The link of the chain, in hexadecimal: quoted when an entry is to be proven. */
    mac: z.string(),
  })
  .openapi('AuditEntry')
export type AuditEntry = z.infer<typeof auditEntrySchema>

const word = z.string().min(1).max(100)

export const readAudit = createRoute({
  method: 'get',
  path: '/api/audit',
  operationId: 'readAudit',
  summary: 'Who did what, newest first; what was refused too',
  request: {
    query: z.object({
      actor: word.optional(),
      action: word.optional(),
      objectType: word.optional(),
      objectId: word.optional(),
      unit: unitScopeSchema.optional(),
      outcome: z.enum(auditOutcomes).optional(),
      from: z.iso.datetime({ offset: true }).optional(),
      to: z.iso.datetime({ offset: true }).optional(),
      /** Entries older than this one: the last `seq` of the page before. */
      before: writtenNumber(z.int().positive().max(Number.MAX_SAFE_INTEGER)).optional(),
      limit: writtenNumber(z.int().min(1).max(200)).optional(),
    }),
  },
  responses: {
    200: answer(
      'A page of entries, and where the next one begins',
      z.object({ entries: z.array(auditEntrySchema), next: z.int().nullable() }),
    ),
    ...refusals,
  },
})

/** Lines of JSON as `verify-audit` reads them, oldest first, to be kept elsewhere and proven there. */
export const exportAudit = createRoute({
  method: 'get',
  path: '/api/audit/export',
  operationId: 'exportAudit',
  summary: 'The trail itself, each entry with its link in the chain',
  request: {
    query: z.object({
      /** The first entry wanted: the one after the last that was exported before. */
      from: writtenNumber(z.int().positive().max(Number.MAX_SAFE_INTEGER)).optional(),
    }),
  },
  responses: {
    200: { description: 'One entry a line', content: { 'application/x-ndjson': { schema: z.string() } } },
    ...refusals,
  },
})

const reached = z.union([z.object({ seq: z.int(), at: z.iso.datetime() }).openapi('AuditReached'), z.null()])

/** How far the trail is known to be whole, as the program itself looks every hour. */
export const auditStateSchema = z
  .object({
    /** The newest entry there is; 0 before the first. */
    last: z.int(),
    /** The entry up to which the chain was found whole, and when it was last looked at. */
    verified: reached,
    /** When everything that is kept was gone through, not only what had been added since. */
    wholeAt: z.union([z.iso.datetime(), z.null()]),
    /** What is wrong with the chain, at which entry, and since when it is known. */
    fault: z.union([
      z.object({ kind: z.enum(auditFaults), seq: z.int(), since: z.iso.datetime() }).openapi('AuditFault'),
      z.null(),
    ]),
    /** Where the chain was last written down outside of the database. */
    anchored: reached,
    /** The last of these that bears a signature: one a day does. */
    signed: reached,
  })
  .openapi('AuditState')
export type AuditState = z.infer<typeof auditStateSchema>

export const readAuditState = createRoute({
  method: 'get',
  path: '/api/audit/state',
  operationId: 'readAuditState',
  summary: 'How far the trail was verified, and where it was last anchored',
  responses: { 200: answer('What is known of the chain', auditStateSchema), ...refusals },
})
