import { useQuery } from '@tanstack/react-query'
import { correctionPageMessages as m } from 'shared/messages/correction-page.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { DataPages } from '../ui/DataPages.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ClosingList } from './ClosingList.tsx'
import './correction.css'
import { CorrectFigure } from './CorrectFigure.tsx'
import { CorrectionTable } from './CorrectionTable.tsx'

/** What people changed, what waits for a second person, and which periods are closed. */
export function CorrectionPage() {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const query = useQuery(q('listCorrections', { query: { lang: locale } }))
  return (
    <div className="correction-page">
      <PageHead title={say(m.corrections)} under={say(m.correctionsUnder)} />
      <DataPages />
      {may('correction.make') && <CorrectFigure />}
      <section aria-labelledby="made">
        <h2 id="made">{say(m.listTitle)}</h2>
        <Answered query={query} what={say(m.theCorrections)} lines={10}>
          {({ corrections, names }) =>
            corrections.length === 0 ? (
              <p className="empty">{say(m.listNone)}</p>
            ) : (
              <CorrectionTable corrections={corrections} names={names} />
            )
          }
        </Answered>
      </section>
      <ClosingList />
    </div>
  )
}
