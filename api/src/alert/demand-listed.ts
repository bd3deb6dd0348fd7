import type { Right } from 'shared/account/right.ts'
import { demand } from '../account/access/demand.ts'
import type { Own } from './own-of.ts'

/** A list asked for somebody else's by name is refused as such, and does not merely come back empty. */
export function demandListed(
  right: Right,
  own: Own,
  asked: { unit?: string | undefined; provider?: string | undefined },
): void {
  if (own.kind === 'all') return
  if (asked.unit !== undefined && own.kind === 'unit') demand(right, { unit: asked.unit })
  if (asked.provider !== undefined && own.kind === 'provider') demand(right, { provider: asked.provider })
}
