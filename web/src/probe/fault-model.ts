import { type FaultGroup, faultPageMessages as m, faultText, groupOfPlace } from 'shared/messages/fault-page.ts'
import { say } from 'shared/messages/say.ts'
import type { FaultOrder, FaultPlace } from 'shared/probe/fault-contract.ts'
import { amountOf, usualAmounts } from 'shared/probe/simulated-fault.ts'
import type { Locale } from 'shared/text.ts'
import { formatCount } from 'shared/format.ts'
import { fold } from 'shared/fold.ts'

type Fault = NonNullable<FaultOrder['fault']>

/** `Mất gói 20% (120 giây trong mỗi 240 giây)`. */
export function faultSaid(locale: Locale, side: FaultPlace['side'], fault: Fault): string {
  const text = faultText(side, fault.kind)[locale]
  const amount = side === 'path' ? amountOf[fault.kind] : undefined
  const sentence = { percent: m.amountPercent, ms: m.amountMs, days: m.amountDays }
  const said = amount
    ? say(locale, sentence[amount], { fault: text, n: formatCount(locale, fault[amount] ?? usualAmounts[amount]) })
    : text
  if (fault.everyS === undefined || fault.forS === undefined) return said
  return say(locale, m.flapping, { fault: said, for: fault.forS, every: fault.everyS })
}

/** The same order as a person would type it. */
export function commandOf({ side, id }: Pick<FaultPlace, 'side' | 'id'>, fault: Fault): string {
  const amount = side === 'path' ? amountOf[fault.kind] : undefined
  return [
    `pnpm simulator fault ${id} ${fault.kind}`,
    // A name that both sides know is a node unless it is said otherwise.
    side === 'feed' && id === 'lgsp' && '--feed',
    amount && `--${amount} ${fault[amount] ?? usualAmounts[amount]}`,
    fault.everyS !== undefined && `--every ${fault.everyS} --for ${fault.forS ?? ''}`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Places of one group, or of all where something is searched for; accents and capitals do not matter. */
export function findPlaces(
  places: readonly FaultPlace[],
  { group, text }: { group: FaultGroup; text: string | undefined },
): FaultPlace[] {
  const wanted = text && fold(text)
  return places.filter(({ kind, id, name }) =>
    wanted ? fold(`${name.vi} ${name.en} ${id}`).includes(wanted) : groupOfPlace[kind] === group,
  )
}
