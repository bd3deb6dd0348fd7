import type { Limiter } from '../rate/limiter.ts'
import type { Knock } from '../identity/visit.ts'

export interface PassAtOnceDeps {
  openFigures: boolean
  /** Shows nothing that was given to a person or a display. */
  holdsNothing: (knock: Knock) => boolean
  addressOf: (knock: Knock) => string
  byAddress: Limiter
}

/**
 * What the guard would say, where it need ask nobody: a visitor comes for what visitors were let through to at this very
 * address of ours, and where they come from has a token in hand. No is no refusal: nothing was taken, and the guard
 * itself is to be asked.
 */
export function makePassAtOnce({ openFigures, holdsNothing, addressOf, byAddress }: PassAtOnceDeps) {
  return (knock: Knock): boolean => {
    if (!openFigures || knock.req.header('authorization') !== undefined || !holdsNothing(knock)) return false
    return byAddress.takeAtOnce(addressKey(addressOf(knock)))
  }
}

/** What the tokens of an address are kept under. */
export const addressKey = (address: string): string => `address:${address}`
