import { formatInstant } from 'shared/format.ts'
import { deliveryStateNames, reportRecipientMessages as r } from 'shared/messages/report-recipient.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import type { Detail } from './answer-types.ts'

/** Whom it was sent, what became of that, and who can be sent it by hand: added later, or not reached. */
export function Deliveries({ detail, told }: { detail: Detail; told: (detail: Detail) => void }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const { order, pending, refusal } = useOrder('sendReport')
  const { report, deliveries } = detail
  if (deliveries.length === 0) return null
  const send = async (recipient: string) => {
    const done = await order({ params: { id: report.id }, body: { recipient } })
    if (done.kind === 'done') told(done.answer)
  }
  return (
    <section aria-labelledby="delivered">
      <h2 id="delivered">{say(r.delivered)}</h2>
      <ul className="plain-list deliveries">
        {deliveries.map(({ recipient, state, sentAt, send: by }) => (
          <li key={recipient}>
            <span>
              {recipient} ·{' '}
              <small className={state === 'dead' ? 'worse' : undefined}>
                {say(deliveryStateNames[state])}
                {sentAt && ` ${formatInstant(locale, sentAt)}`}
              </small>
            </span>
            {by !== null && may('report.compose') && (
              <button
                type="button"
                disabled={pending}
                aria-label={say(state === 'unsent' ? r.sendTo : r.sendAgainTo, { address: recipient })}
                onClick={() => void send(by)}
              >
                {say(state === 'unsent' ? r.send : r.sendAgain)}
              </button>
            )}
          </li>
        ))}
      </ul>
      {refusal && <RefusalNote refusal={refusal} />}
    </section>
  )
}
