/** What can be wrong with the chain of the audit trail. `verify-audit.ts`, which imports nothing, has the same list. */
export const auditFaults = [
  'unreadable',
  'unknown-field',
  'unknown-key',
  'bad-mac',
  'broken-link',
  'gap',
  'anchor-mismatch',
  'bad-signature',
  'unknown-signer',
  'tail-missing',
  'head-mismatch',
] as const
export type AuditFault = (typeof auditFaults)[number]
