import { Link } from '@tanstack/react-router'
import type { Attention } from 'shared/kpi/kpi-contract.ts'
import { overviewMessages } from 'shared/messages/overview.ts'
import { toFeed, toKpi, toUnit } from '../links.ts'
import { useSay } from '../shell/locale.tsx'
import { attentionKinds } from './overview-model.ts'

const most = 7

/** A short list in words, heaviest first: each line leads to where it can be looked into. */
export function AttentionList({ items, loading }: { items: readonly Attention[]; loading: boolean }) {
  const say = useSay()
  return (
    <section className="attention" aria-labelledby="attention">
      <h2 id="attention">{say(overviewMessages.attention)}</h2>
      {items.length === 0 ? (
        <p className="none">{say(loading ? overviewMessages.judgedLater : overviewMessages.nothingToNote)}</p>
      ) : (
        <ol>
          {items.slice(0, most).map((item) => {
            const { mark, word, weight } = attentionKinds[item.kind]
            return (
              <li key={`${item.kind} ${item.kpi} ${item.feed} ${item.unit}`}>
                <span className={`kind ${weight}`}>
                  <span aria-hidden="true">{mark}</span> {say(word)}
                </span>
                <Where item={item} />
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}

function Where({ item }: { item: Attention }) {
  if (item.unit) return <Link {...toUnit(item.unit)}>{item.text}</Link>
  if (item.kpi) return <Link {...toKpi(item.kpi)}>{item.text}</Link>
  if (item.feed) return <Link {...toFeed(item.feed)}>{item.text}</Link>
  return <span>{item.text}</span>
}
