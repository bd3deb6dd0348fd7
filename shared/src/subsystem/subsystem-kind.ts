/** What a system is for. */
export const subsystemKinds = [
  'services',
  'documents',
  'integration',
  'database',
  'conference',
  'portal',
  'signature',
  'feedback',
  'network',
  'other',
] as const
export type SubsystemKind = (typeof subsystemKinds)[number]
