import type { CorrectionMade } from 'shared/correction/correction-contract.ts'
import type { Who } from '../shell/use-who.ts'

export type Act = 'take' | 'decide' | 'withdraw'

/** What the reader may do with a correction now. */
export function actOf({ state, kind, own, reversedBy }: CorrectionMade, may: Who['may']): Act | null {
  if (state === 'kept') return kind === 'correction' && reversedBy === null && may('correction.make') ? 'take' : null
  if (state !== 'proposed') return null
  if (own) return may('correction.make') ? 'withdraw' : null
  return may('correction.approve') ? 'decide' : null
}
