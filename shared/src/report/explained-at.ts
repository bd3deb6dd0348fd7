import type { BoundNumber, DocumentSource } from './document.ts'

/**
 * The address at which a number is explained as it was known when it was reported: its indicator, unit, days and the
 * cut-off. Null for a report that is kept nowhere, for what is no indicator, and for groups, which are no units.
 */
export function explainedAt({ binding }: BoundNumber, { link, province, cutOff }: DocumentSource): string | null {
  if (link === undefined || binding.of !== 'kpi' || binding.place.includes(':')) return null
  const address = new URL(`/explain/${binding.kpi}`, link)
  address.searchParams.set('cal', 'range')
  address.searchParams.set('p', `${binding.from}..${binding.to}`)
  if (binding.place !== province) address.searchParams.set('unit', binding.place)
  address.searchParams.set('asof', cutOff)
  return address.href
}
