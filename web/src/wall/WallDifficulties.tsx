import { useQuery } from '@tanstack/react-query'
import { formatCount } from 'shared/format.ts'
import { causeTexts } from 'shared/messages/alert.ts'
import { answererTexts } from 'shared/messages/task.ts'
import { wallMessages as m } from 'shared/messages/wall.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'

/** So many lines can be read across a room. */
const mostLines = 7

/** What is hard and has waited too long, by number and kind: what people typed hangs on no wall. */
export function WallDifficulties() {
  const say = useSay()
  const locale = useLocale()
  const { subsystems } = useProvince()
  const { data } = useQuery({ ...q('readWallDifficulties', {}), staleTime: 0, refetchInterval: 60_000 })
  if (!data) return null
  const { open, overdue, longest } = data
  return (
    <div>
      <h2>{say(m.overdueOf, { n: formatCount(locale, overdue), open: formatCount(locale, open) })}</h2>
      {overdue === 0 && <p>{say(m.nothingOverdue)}</p>}
      <ol className="wall-lines">
        {longest.slice(0, mostLines).map((one) => (
          <li key={one.number}>
            <strong>
              {say(m.difficulty, { n: formatCount(locale, one.number) })}
              {': '}
              {subsystems.find(({ id }) => id === one.subsystem)?.name[locale] ?? say(causeTexts[one.class])}
            </strong>
            <span className="wall-facts">
              {[
                one.subsystem && say(causeTexts[one.class]),
                say(m.answerBy, { who: say(answererTexts[one.answerer]) }),
                one.dossiers !== null && say(m.dossiers, { n: formatCount(locale, one.dossiers) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className="worse">▼ {say(m.lateBy, { n: formatCount(locale, one.days) })}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
