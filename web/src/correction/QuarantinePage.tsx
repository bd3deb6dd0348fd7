import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount } from 'shared/format.ts'
import { correctionPageMessages as m } from 'shared/messages/correction-page.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { DataPages } from '../ui/DataPages.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Pager } from '../ui/Pager.tsx'
import './correction.css'
import { DecideHeld } from './DecideHeld.tsx'
import { HeldTable, keyOfHeld } from './HeldTable.tsx'

/** The queue of doubts: what waits, for how long, and the decision. */
export function QuarantinePage() {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const [page, change] = usePageState()
  const state = page.state === 'settled' ? 'settled' : 'waiting'
  const offset = Number(page.before ?? 0)
  const query = useQuery(
    q('listHeldRecords', {
      query: { lang: locale, state, ...(offset > 0 && { offset }), ...(page.unit && { unit: page.unit }) },
    }),
  )
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  // It is said outside the list: after the last decision there is none.
  const [told, setTold] = useState('')
  const waiting = state === 'waiting' ? query.data : undefined
  return (
    <div className="correction-page">
      <PageHead
        title={say(m.quarantine)}
        under={
          waiting &&
          say(m.quarantineUnder, {
            n: formatCount(locale, waiting.total),
            overdue: formatCount(locale, waiting.overdue),
          })
        }
      >
        <Segmented
          label={say(m.show)}
          value={state}
          options={[
            { key: 'waiting', label: say(m.waitingOnes) },
            { key: 'settled', label: say(m.settledOnes) },
          ]}
          onChoose={(key) => change({ state: key === 'settled' ? 'settled' : undefined, before: undefined })}
        />
      </PageHead>
      <DataPages />
      <p className="prose">{say(m.waitingMeans)}</p>
      <p role="status">{told}</p>
      <Answered query={query} what={say(m.theQuarantine)} lines={16}>
        {({ records, more, names }) =>
          records.length === 0 ? (
            <p className="empty">{say(state === 'waiting' ? m.waitingNone : m.settledNone)}</p>
          ) : (
            <>
              <HeldTable
                records={records}
                settled={state === 'settled'}
                names={names}
                chosen={chosen}
                {...(state === 'waiting' && may('quarantine.decide') && { choose: setChosen })}
              />
              <Pager
                label={say(m.quarantine)}
                words={[say(m.first), say(m.more)]}
                next={more ? String(offset + records.length) : null}
              />
              {state === 'waiting' && may('quarantine.decide') && (
                <DecideHeld
                  records={records.filter((record) => chosen.has(keyOfHeld(record)))}
                  done={(said) => {
                    setChosen(new Set())
                    setTold(said)
                  }}
                />
              )}
            </>
          )
        }
      </Answered>
    </div>
  )
}
