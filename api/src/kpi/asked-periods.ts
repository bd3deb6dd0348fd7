import type { Day } from 'shared/day.ts'
import {
  type Period,
  type PeriodQuery,
  previous,
  resolvePeriod,
  sameElapsed,
  statePeriod,
  yearAgo,
} from 'shared/period.ts'
import type { Comparison } from 'shared/period-contract.ts'
import { badRequest } from '../http/refusal.ts'
import type { Ground } from './read-ground.ts'

export interface AskedPeriods {
  period: Period
  compared: Period | null
}

/** The period a query means and the one it is compared with; a query that means none is refused by its parameter. */
export function askedPeriods(
  query: PeriodQuery & { compare?: Comparison | undefined },
  ground: Pick<Ground, 'historyFrom'>,
  today: Day,
): AskedPeriods {
  const resolved = resolvePeriod(query, today, ground.historyFrom)
  if (resolved.kind === 'refused') throw badRequest({ at: `query.${resolved.at}`, detail: resolved.why })
  return { period: resolved.period, compared: query.compare ? compare(resolved.period, query.compare, today) : null }
}

function compare(period: Period, with_: Comparison, today: Day): Period {
  switch (with_) {
    case 'previous':
      return previous(period)
    case 'year-ago':
      return yearAgo(period)
    case 'same-elapsed':
      return sameElapsed(period, today)
  }
}

/** Both periods as an answer states them. */
export const statedPeriods = (
  { period, compared }: AskedPeriods,
  { calendar }: Pick<Ground, 'calendar'>,
  today: Day,
) => ({
  period: statePeriod(period, today, calendar),
  comparedWith: compared && statePeriod(compared, today, calendar),
})
