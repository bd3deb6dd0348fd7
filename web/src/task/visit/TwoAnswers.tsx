import { formatInstant } from 'shared/format.ts'
import { visitPageMessages as m } from 'shared/messages/visit-page.ts'
import type { KeptEdit } from 'shared/task/visit/visit-contract.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import type { Row } from './checklist-model.ts'
import { sayAnswer } from './say-answer.ts'
import type { useVisit } from './use-visit.ts'

interface Props {
  row: Row
  /** Null for whoever only reads. */
  note: ReturnType<typeof useVisit>['note'] | null
}

/** What two devices wrote without seeing one another, side by side, until somebody chooses. */
export function TwoAnswers({ row: { question, head, sides, base }, note }: Props) {
  const say = useSay()
  const choose = ({ value, note: words }: KeptEdit) =>
    note?.({ question: question.id, value, note: words, base, settles: sides.map(({ id }) => id) })
  const all = head ? [head, ...sides] : sides
  return (
    <section className="two-answers" aria-label={say(m.twoAnswers)}>
      <p>
        <strong>{say(m.twoAnswers)}.</strong> {say(m.twoAnswersHint)}
      </p>
      <ul>
        {all.map((one) => (
          <li key={one.id}>
            <OneAnswer one={one} label={say(one === head ? m.stands : m.beside)} />
            {note && (
              <button type="button" onClick={() => void choose(one)}>
                {say(m.choose)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneAnswer({ one: { value, note, by, madeAt }, label }: { one: KeptEdit; label: string }) {
  const say = useSay()
  const locale = useLocale()
  return (
    <>
      <span className="second">{label}</span>
      <strong className="written">{sayAnswer(locale, value) || say(m.nothing)}</strong>
      {note && <span className="prose">{note}</span>}
      <span className="second">{say(m.by, { who: by ?? say(m.somebody), at: formatInstant(locale, madeAt) })}</span>
    </>
  )
}
