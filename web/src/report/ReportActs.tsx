import { useState } from 'react'
import { reportPageMessages as m } from 'shared/messages/report-page.ts'
import { isReady } from 'shared/report/life.ts'
import { useNavigate } from '@tanstack/react-router'
import { toReport } from '../links.ts'
import { useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useWho } from '../shell/use-who.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, SubmitButton } from '../ui/Field.tsx'
import { Form, RefusalNote } from '../ui/Form.tsx'
import { type Refusal, useOrder } from '../use-order.ts'
import type { Detail } from './answer-types.ts'

interface Props {
  detail: Detail
  told: (detail: Detail) => void
}

/** What may be done to the report as it stands, by whoever looks at it; what one may not, is said with its reason. */
export function ReportActs({ detail, told }: Props) {
  const say = useSay()
  const { may } = useWho()
  const [{ open }, change] = usePageState()
  const { report, ownWork } = detail
  const { state, revision } = report
  const refresh = useOrder('refreshReport')
  const check = useOrder('checkReport')
  const approve = useOrder('approveReport')
  const params = { id: report.id }
  const seen = { params, body: { revision } }
  const ready = isReady(report)
  const passes =
    (state === 'draft' && may('report.check')) ||
    ((state === 'checked' || state === 'approved') && may('report.approve'))
  const refusal = refresh.refusal ?? check.refusal ?? approve.refusal
  const run = (one: Promise<{ kind: string; answer?: Detail }>) =>
    void one.then((done) => done.kind === 'done' && done.answer && told(done.answer))
  const none = !may('report.compose') && !may('report.check') && !may('report.approve')
  return (
    <section className="report-acts" aria-labelledby="acts">
      <h2 id="acts">{say(state === 'draft' ? m.left : m.acts)}</h2>
      {state === 'draft' && <Left detail={detail} />}
      {!none && (
        <div className="acts" role="group" aria-label={say(m.acts)}>
          {state === 'draft' && may('report.check') && !ownWork && (
            <button
              type="button"
              className="primary"
              disabled={!ready || check.pending}
              onClick={() => run(check.order(seen))}
            >
              {say(m.check)}
            </button>
          )}
          {state === 'checked' && may('report.approve') && !ownWork && (
            <button
              type="button"
              className="primary"
              disabled={approve.pending}
              onClick={() => run(approve.order(seen))}
            >
              {say(m.approve)}
            </button>
          )}
          {state === 'approved' && may('report.approve') && !ownWork && (
            <button type="button" className="primary" onClick={() => change({ open: 'issue' })}>
              {say(m.issue)}
            </button>
          )}
          {state === 'draft' && may('report.compose') && (
            <button type="button" disabled={refresh.pending} onClick={() => run(refresh.order(seen))}>
              {say(m.refresh)}
            </button>
          )}
          {(state === 'checked' || state === 'approved') && may('report.check') && (
            <button type="button" onClick={() => change({ open: 'return' })}>
              {say(m.return)}
            </button>
          )}
          {state === 'draft' && may('report.compose') && (
            <button type="button" onClick={() => change({ open: 'discard' })}>
              {say(m.discard)}
            </button>
          )}
          {state === 'issued' && may('report.compose') && (
            <button
              type="button"
              className={report.corrected ? 'primary' : undefined}
              onClick={() => change({ open: 'supplement' })}
            >
              {say(m.supplement)}
            </button>
          )}
        </div>
      )}
      {passes && ownWork && <p className="note">{say(m.ownWork)}</p>}
      {state === 'draft' && !ready && <p className="note">{say(m.notReady)}</p>}
      {refusal && <RefusalNote refusal={refusal} />}
      {open === 'issue' && state === 'approved' && <Issue detail={detail} told={told} />}
      {open === 'return' && <Reasoned detail={detail} told={told} act="return" />}
      {open === 'discard' && <Reasoned detail={detail} told={told} act="discard" />}
      {open === 'supplement' && <Reasoned detail={detail} told={told} act="supplement" />}
    </section>
  )
}

/** The passages still to be written, each a step away, and how many comments wait. */
function Left({ detail: { report, passages } }: { detail: Detail }) {
  const say = useSay()
  const written = passages.filter(({ text }) => text !== null).length
  return (
    <ul className="plain-list left">
      <li data-done={report.unwritten === 0 || undefined}>
        {report.unwritten === 0 ? `${say(m.passages)}: ${written}` : say(m.unwritten, { n: report.unwritten })}
      </li>
      {report.openComments > 0 && <li>{say(m.openComments, { n: report.openComments })}</li>}
    </ul>
  )
}

function Issue({ detail: { report }, told }: Props) {
  const say = useSay()
  const [, change] = usePageState()
  const { order, pending, refusal } = useOrder('issueReport')
  const close = () => change({ open: undefined })
  const submit = async () => {
    const done = await order({ params: { id: report.id }, body: { revision: report.revision } })
    if (done.kind !== 'done') return
    told(done.answer)
    close()
  }
  return (
    <Dialog title={say(m.issue)} close={close}>
      <Form label={say(m.issue)} fields={[]} refusal={refusal} submit={() => void submit()}>
        <p>{say(m.issuing)}</p>
        <SubmitButton pending={pending}>{say(m.issue)}</SubmitButton>
      </Form>
    </Dialog>
  )
}

/** An act that wants a reason: it is kept in the history. */
function Reasoned({ detail, told, act }: Props & { act: 'return' | 'discard' | 'supplement' }) {
  const say = useSay()
  const navigate = useNavigate()
  const [, change] = usePageState()
  const [reason, setReason] = useState('')
  const orders = {
    return: useOrder('returnReport'),
    discard: useOrder('discardReport'),
    supplement: useOrder('supplementReport'),
  }
  const { order, pending, refusal } = orders[act] as {
    order: (what: { params: { id: string }; body: { reason: string } }) => Promise<{ kind: string; answer?: Detail }>
    pending: boolean
    refusal: Refusal | null
  }
  const close = () => change({ open: undefined })
  const submit = async () => {
    const done = await order({ params: { id: detail.report.id }, body: { reason } })
    if (done.kind !== 'done' || !done.answer) return
    told(done.answer)
    if (done.answer.report.id === detail.report.id) close()
    else void navigate(toReport(done.answer.report.id))
  }
  return (
    <Dialog title={say(m[act])} close={close}>
      <Form label={say(m[act])} fields={['reason']} refusal={refusal} submit={() => void submit()}>
        <Field label={say(m.reason)} fault={refusal?.at('reason')}>
          {(parts) => (
            <textarea
              {...parts}
              rows={3}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <SubmitButton pending={pending}>{say(m[act])}</SubmitButton>
      </Form>
    </Dialog>
  )
}
