import type { FeedState } from 'shared/feed/feed-contract.ts'
import type { CollectionOutcome } from 'shared/feed/feed.ts'
import { feedStateTexts, outcomeTexts } from 'shared/messages/feed-page.ts'
import { useSay } from '../shell/locale.tsx'

/** Trouble is orange and carries its own sign; the word says the same without either. */
export function StateText({ state }: { state: FeedState }) {
  const say = useSay()
  const { mark, word } = feedStateTexts[state]
  return (
    <span className={`feed-state ${state}`}>
      <span aria-hidden="true">{mark}</span> {say(word)}
    </span>
  )
}

export function OutcomeText({ outcome }: { outcome: CollectionOutcome }) {
  const say = useSay()
  const { mark, word } = outcomeTexts[outcome]
  return (
    <span className={`feed-state ${outcome === 'kept' || outcome === 'unchanged' ? outcome : 'failing'}`}>
      <span aria-hidden="true">{mark}</span> {say(word)}
    </span>
  )
}
