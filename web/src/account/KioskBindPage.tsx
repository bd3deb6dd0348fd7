import { useLocation, useNavigate } from '@tanstack/react-router'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { useSay } from '../shell/locale.tsx'
import { useForgetAnswers } from '../shell/use-who.ts'
import { RefusalNote } from '../ui/Form.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { useOrder } from '../use-order.ts'
import './account.css'

/** Where the link of a wall display leads. It is opened by a click, not by arriving: a preview of the link binds nothing. */
export function KioskBindPage() {
  const say = useSay()
  const token = useLocation().hash.replace(/^#/, '')
  const navigate = useNavigate()
  const forget = useForgetAnswers()
  const { order, pending, refusal } = useOrder('bindKiosk')
  const bind = async () => {
    if ((await order({ body: { token } })).kind !== 'done') return
    await forget()
    await navigate({ to: '/tuong', search: ({ lang }) => (lang ? { lang } : {}), replace: true })
  }
  return (
    <div className="sign-in-page">
      <PageHead title={say(m.kioskTitle)} />
      <section className="sign-in">
        {token === '' ? (
          <p className="loud">{say(m.invitationMissing)}</p>
        ) : (
          <>
            <p>{say(m.kioskAsk)}</p>
            <p>
              <button type="button" className="primary" aria-disabled={pending} onClick={() => void bind()}>
                {say(pending ? m.sending : m.kioskBind)}
              </button>
            </p>
          </>
        )}
        {refusal && <RefusalNote refusal={refusal} />}
      </section>
    </div>
  )
}
