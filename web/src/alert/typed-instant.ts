import { instantOf } from 'shared/day.ts'

/** `2026-11-24T22:00` as typed, on Vietnam's clock wherever the browser stands. */
export const instantTyped = (typed: string): string => {
  const [day = '', clock = '00:00'] = typed.split('T')
  return instantOf(day, +clock.slice(0, 2) * 60 + +clock.slice(3, 5)).toISOString()
}
