import { type Day, isDay } from 'shared/day.ts'

/** `2025-07-01` */
export const plainDay = (value: unknown): Day | null => (typeof value === 'string' && isDay(value) ? value : null)

/** `20250701`, as the one-stop system writes its days. */
export function compactDay(value: unknown): Day | null {
  if (typeof value !== 'string' || !/^\d{8}$/.test(value)) return null
  return plainDay(`${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`)
}
