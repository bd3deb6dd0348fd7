import { z } from 'zod'

/**
 * A calendar day in Asia/Ho_Chi_Minh, written `yyyy-mm-dd`. Such strings compare and sort as days do.
 * Days are never instants: an instant is a `Date` in UTC, and `dayOf` says which day it falls on.
 */
export type Day = string

const pattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const dayMs = 86_400_000

/**
 * The last day of 9999 is none: the day after it has five digits and sorts before every other, so that a walk over days
 * up to it would never end.
 */
export function isDay(text: string): text is Day {
  return text < '9999-12-31' && pattern.test(text) && fromSerial(toSerial(text)) === text
}

export const daySchema = z
  .string()
  .refine(isDay, { error: 'expected a day, yyyy-mm-dd' })
  .meta({ id: 'Day', format: 'date', examples: ['2025-07-23'] })

/** Days since 1/1/1970; the arithmetic of days is done on this number. */
export function toSerial(day: Day): number {
  return Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10)) / dayMs
}

export function fromSerial(serial: number): Day {
  return new Date(serial * dayMs).toISOString().slice(0, 10)
}

export function addDays(day: Day, days: number): Day {
  return fromSerial(toSerial(day) + days)
}

/** How many days from `from` to `to`, both counted: 1 when they are the same day. */
export function daysBetween(from: Day, to: Day): number {
  return toSerial(to) - toSerial(from) + 1
}

/** Monday is 1, Sunday is 7 (ISO 8601). */
export function weekdayOf(day: Day): number {
  return ((toSerial(day) + 3) % 7) + 1
}

export function makeDay(year: number, month: number, dayOfMonth: number): Day {
  return new Date(Date.UTC(year, month - 1, dayOfMonth)).toISOString().slice(0, 10)
}

export const yearOf = (day: Day): number => +day.slice(0, 4)
export const monthOf = (day: Day): number => +day.slice(5, 7)
export const dayOfMonth = (day: Day): number => +day.slice(8, 10)

/** Vietnam keeps UTC+7 the year round and has kept it since 1975, so no time-zone table is needed. */
const vietnamOffsetMs = 7 * 3_600_000

/** The day it is in Vietnam at an instant. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + vietnamOffsetMs).toISOString().slice(0, 10)
}

/** The instant at which a day begins in Vietnam, plus `minutes`. */
export function instantOf(day: Day, minutes = 0): Date {
  return new Date(toSerial(day) * dayMs - vietnamOffsetMs + minutes * 60_000)
}

export const laterDay = (one: Day, other: Day): Day => (one > other ? one : other)
export const earlierDay = (one: Day, other: Day): Day => (one < other ? one : other)
