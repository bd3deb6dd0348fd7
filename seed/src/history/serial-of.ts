import { type Day, toSerial } from 'shared/day.ts'

const known = new Map<Day, number>()

/** `toSerial`, remembered: history asks for the same few hundred days a million times over. */
export function serialOf(day: Day): number {
  const serial = known.get(day) ?? toSerial(day)
  known.set(day, serial)
  return serial
}
