import { countConnectionDays } from './alert/count-connection-days.ts'
import { countArrivals } from './feed/count-arrivals.ts'
import type { OwnSource } from './feed/own-source.ts'

/** Everything the program counts of itself and hands to its own ledger. */
export const ownCounts: OwnSource = (db, format, asking, now) => {
  switch (format) {
    case 'connection-json':
      return countConnectionDays(db, asking, now)
    case 'arrival-json':
      return countArrivals(db, asking)
  }
}
