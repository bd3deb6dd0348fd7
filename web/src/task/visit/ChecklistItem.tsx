import { Link } from '@tanstack/react-router'
import { formatCount } from 'shared/format.ts'
import { visitPageMessages as m } from 'shared/messages/visit-page.ts'
import { endSending } from 'shared/task/visit/outbox.ts'
import type { AnswerValue } from 'shared/task/visit/checklist.ts'
import type { VisitDetail } from 'shared/task/visit/visit-contract.ts'
import { toDifficulties, toDifficulty } from '../../links.ts'
import { changeOutbox, type KeptPhoto } from '../../offline/visit-shelf.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { useWho } from '../../shell/use-who.ts'
import { AnswerField, NoteField } from './AnswerField.tsx'
import type { Row } from './checklist-model.ts'
import { sayAnswer } from './say-answer.ts'
import { TwoAnswers } from './TwoAnswers.tsx'
import type { useVisit } from './use-visit.ts'
import { VisitPhotos } from './VisitPhotos.tsx'

interface Props extends Pick<ReturnType<typeof useVisit>, 'note' | 'hear' | 'person'> {
  row: Row
  detail: VisitDetail
  /** On their way from this device. */
  photos: readonly KeptPhoto[]
}

/** One question with its answer, its note, its photos, and what becomes of it. */
export function ChecklistItem({ row, detail, photos, note, hear, person }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { question, value, refused } = row
  const fill = detail.plan.may.fill
  const write = (more: { value?: AnswerValue; note?: string }) =>
    void note({ question: question.id, value, note: row.note, base: row.base, ...more })
  const drop = (id: string) =>
    void changeOutbox(person, detail.visit.id, (outbox) => ({ outbox: endSending(outbox, [id]), result: undefined }))
  return (
    <li className="question">
      <div role="group" aria-labelledby={`q-${question.id}`}>
        <p id={`q-${question.id}`} className="question-text">
          {question.text} {question.required && <span className="second">({say(m.required)})</span>}
        </p>
        {question.hint && <p className="form-hint">{question.hint}</p>}
        {fill ? (
          <>
            <AnswerField row={row} write={write} />
            <NoteField row={row} write={write} />
          </>
        ) : (
          <Written row={row} />
        )}
        {row.waits && <p className="second waits">{say(m.waits)}</p>}
        {refused && (
          <p className="form-refusal" role="alert">
            {say(m.refused, { why: refused.why })}{' '}
            <button type="button" onClick={() => drop(refused.id)}>
              {say(m.drop)}
            </button>
          </p>
        )}
        {row.sides.length > 0 && <TwoAnswers row={row} note={fill ? note : null} />}
        <VisitPhotos question={question} detail={detail} kept={photos} hear={hear} person={person} />
        <Raised row={row} detail={detail} locale={locale} />
      </div>
    </li>
  )
}

function Written({ row: { value, note } }: { row: Row }) {
  const locale = useLocale()
  return (
    <>
      <p className="written">{sayAnswer(locale, value) || '—'}</p>
      {note && <p className="prose">{note}</p>}
    </>
  )
}

/** What was found becomes a difficulty: here, and there once more. */
function Raised({ row, detail, locale }: { row: Row; detail: VisitDetail; locale: 'vi' | 'en' }) {
  const say = useSay()
  const { may } = useWho()
  const there = detail.difficulties.find(({ question }) => question === row.question.id)
  if (there)
    return (
      <p className="raised">
        <Link {...toDifficulty(there.id)}>{say(m.raised, { n: formatCount(locale, there.number) })}</Link>
      </p>
    )
  // What has not arrived cannot be read there yet.
  if (!detail.plan.may.fill || !may('task.report') || row.head === null || row.waits) return null
  return (
    <p className="raised">
      <Link {...toDifficulties({ open: 'report-visit', row: `${detail.visit.id}_${row.question.id}` })}>
        {say(m.raise)}
      </Link>
    </p>
  )
}
