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
