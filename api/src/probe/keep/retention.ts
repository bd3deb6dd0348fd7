/** How long what is kept. Whole partitions go: a day, a month or a year of it at once. */
export interface Retention {
  /** Days of samples row by row; afterwards they are packed. */
  hotDays: number
  /** Days of packed samples. */
  chunkDays: number
  fiveMinuteDays: number
  /** Days of hourly rollups; those of whole days and the history of states stay for ever. */
  hourDays: number
  /** Days a page that was cut off can still catch up. */
  eventDays: number
}

/** Thirteen months of samples, so that a month can be held beside the same month of last year. */
export const usualRetention: Retention = {
  hotDays: 2,
  chunkDays: 396,
  fiveMinuteDays: 35,
  hourDays: 1096,
  eventDays: 7,
}

const names = {
  hot: 'hotDays',
  packed: 'chunkDays',
  'five-minutes': 'fiveMinuteDays',
  hours: 'hourDays',
  events: 'eventDays',
} as const satisfies Record<string, keyof Retention>

/** `hot=2,packed=396,five-minutes=35,hours=1096,events=7`: days, what is not named as usual; null when it cannot be read. */
export function readRetention(text: string): Retention | null {
  const retention = { ...usualRetention }
  for (const part of text.split(',')) {
    const [, name, days] = /^([a-z-]+)=(\d{1,5})$/.exec(part.trim()) ?? []
    if (name === undefined || !(name in names) || Number(days) < 1) return null
    retention[names[name as keyof typeof names]] = Number(days)
  }
  return retention
}
