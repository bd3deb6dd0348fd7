import { Link, useParams } from '@tanstack/react-router'
import { formatCount, formatDay, formatInstant } from 'shared/format.ts'
import { visitPageMessages as m } from 'shared/messages/visit-page.ts'
import type { VisitDetail } from 'shared/task/visit/visit-contract.ts'
import { RefusedRequest } from '../../http.ts'
import { toVisitPlan } from '../../links.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { FailureNote } from '../../ui/FailureNote.tsx'
import { RefusalNote } from '../../ui/Form.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useOrder } from '../../use-order.ts'
import { RegisterFrame } from '../RegisterFrame.tsx'
import { usePlaces } from '../use-places.ts'
import { ChecklistItem } from './ChecklistItem.tsx'
import { rowsOf } from './checklist-model.ts'
import { useVisit } from './use-visit.ts'
import './visit.css'

/** One visit: its checklist, to be filled in standing up, with one hand, with or without a line. */
export function VisitPage() {
  const say = useSay()
  const locale = useLocale()
  const { id } = useParams({ strict: false }) as { id: string }
  const { unit } = usePlaces()
  const visit = useVisit(id)
  const { detail, query } = visit
  const refused = query.error instanceof RefusedRequest
  return (
    <RegisterFrame
      title={detail ? unit(detail.visit.unit) : say(m.checklist)}
      under={
        detail && (
          <>
            <Link {...toVisitPlan(detail.plan.id)}>{detail.plan.title}</Link> · {formatDay(locale, detail.visit.day)}
          </>
        )
      }
    >
      {query.error && (refused || !detail) && (
        <FailureNote what={say(m.theVisit)} error={query.error} retry={() => void query.refetch()} keptAt={undefined} />
      )}
      {query.error && !refused && !detail && <p>{say(m.notKept)}</p>}
      {!detail && !query.error && <Skeleton lines={12} what={say(m.theVisit)} />}
      {detail && !refused && <Checklist {...visit} detail={detail} />}
    </RegisterFrame>
  )
}

function Checklist({
  detail,
  keptAt,
  shelf,
  broken,
  note,
  ...more
}: ReturnType<typeof useVisit> & { detail: VisitDetail }) {
  const say = useSay()
  const locale = useLocale()
  const fill = detail.plan.may.fill
  const rows = rowsOf(detail, shelf.outbox)
  return (
    <div className="visit">
      {keptAt !== null && (
        <p className="visit-note" role="status">
          {say(m.keptAt, { at: formatInstant(locale, new Date(keptAt).toISOString()) })}
        </p>
      )}
      {broken && fill && (
        <p className="visit-note loud" role="alert">
          {say(m.notFull)}
        </p>
      )}
      {!fill && detail.visit.phase === 'planned' && <p className="visit-note">{say(m.notYet)}</p>}
      {fill && <Sending {...more} />}
      <ol className="questions">
        {rows.map((row) => (
          <ChecklistItem
            key={row.question.id}
            row={row}
            detail={detail}
            photos={shelf.photos.filter(({ question }) => question === row.question.id)}
            note={note}
            hear={more.hear}
            person={more.person}
          />
        ))}
      </ol>
      <Ending detail={detail} hear={more.hear} waiting={more.waiting} />
    </div>
  )
}

/** Whether what was written has arrived; the first thing one wants to know before driving on. */
function Sending({ waiting, sending, sendNow }: Pick<ReturnType<typeof useVisit>, 'waiting' | 'sending' | 'sendNow'>) {
  const say = useSay()
  const locale = useLocale()
  const n = formatCount(locale, waiting)
  return (
    <div className="visit-sending" data-waiting={waiting > 0 || undefined}>
      <p role="status">{waiting === 0 ? say(m.allSent) : say(sending ? m.sending : m.waiting, { n })}</p>
      {waiting > 0 && (
        <button type="button" aria-disabled={sending} onClick={() => sending || void sendNow()}>
          {say(m.sendNow)}
        </button>
      )}
    </div>
  )
}

function Ending({
  detail,
  hear,
  waiting,
}: Pick<ReturnType<typeof useVisit>, 'hear' | 'waiting'> & { detail: VisitDetail }) {
  const say = useSay()
  const { order, pending, refusal } = useOrder('endVisit')
  if (detail.visit.phase === 'done') return <p className="visit-note">{say(m.ended)}</p>
  if (!detail.plan.may.fill || detail.plan.phase === 'cancelled') return null
  const end = async () => {
    const ordered = await order({ params: { id: detail.visit.id } })
    if (ordered.kind === 'done') hear(ordered.answer)
  }
  return (
    <div className="visit-end">
      <button
        type="button"
        className="primary"
        aria-disabled={pending || waiting > 0}
        onClick={() => pending || waiting > 0 || void end()}
      >
        {say(m.end)}
      </button>
      <p className="second">{say(m.endHint)}</p>
      {refusal && <RefusalNote refusal={refusal} />}
    </div>
  )
}
