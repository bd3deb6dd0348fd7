import { uiMessages } from 'shared/messages/ui.ts'
import type { Comparison } from 'shared/period-contract.ts'
import type { Text } from 'shared/text.ts'

/** What a period may be held against, in the order of the list; the first is what leadership is used to. */
export const comparisonNames = {
  'year-ago': uiMessages.compareYearAgo,
  previous: uiMessages.comparePrevious,
  'same-elapsed': uiMessages.compareSameElapsed,
  none: uiMessages.compareNone,
} as const satisfies Record<Comparison | 'none', Text>
