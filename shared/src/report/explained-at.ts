import { parseGroup } from '../unit/group-key.ts'
import type { BoundNumber, DocumentSource } from './document.ts'

/**
 * The address at which a number is explained as it was known when it was reported: its indicator, unit or group, days and the
 * cut-off. Null for a report that is kept nowhere and for what is no indicator.
 */
export function explainedAt({ binding }: BoundNumber, { link, province, cutOff }: DocumentSource): string | null {
  if (link === undefined || binding.of !== 'kpi') return null
  const address = new URL(`/explain/${binding.kpi}`, link)
  address.searchParams.set('cal', 'range')
  address.searchParams.set('p', `${binding.from}..${binding.to}`)
  const whose = parseGroup(binding.place) ? 'group' : 'unit'
  if (binding.place !== province) address.searchParams.set(whose, binding.place)
  address.searchParams.set('asof', cutOff)
  return address.href
}
