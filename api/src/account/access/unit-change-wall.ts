import { keep, type Wall } from './wall-rule.ts'

/** Who goes over into whom stands in gazettes. One person writes it down; what they may change of it a trigger tells. */
export const unitChange: Wall = {
  grants: keep,
  reads: { rights: ['figure.read', 'submission.create'] },
  writes: { rights: ['unit.change', 'unit.confirm'] },
  inserts: { rights: ['unit.change'] },
}
