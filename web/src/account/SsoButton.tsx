import { useLocation } from '@tanstack/react-router'
import { ownPath } from 'shared/account/own-path.ts'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'

/** Off to the provider of the province, and back to the page one came from. `or`: something else may be done instead. */
export function SsoButton({ name, or = false }: { name: string; or?: boolean }) {
  const say = useSay()
  const [{ next: named }] = usePageState()
  const { href, pathname } = useLocation()
  // Asked over a page whose session has ended: back to that very page.
  const next = named ?? (pathname !== '/sign-in' && ownPath.test(href) ? href : undefined)
  const { order, pending, refusal } = useOrder('signInSso')
  const go = async () => {
    const ordered = await order({ body: next ? { next } : {} })
    if (ordered.kind === 'done') location.assign(ordered.answer.url)
  }
  return (
    <div className="sso">
      <button type="button" className="primary" aria-disabled={pending} onClick={() => void go()}>
        {say(m.sso, { name })}
      </button>
      {refusal && <RefusalNote refusal={refusal} />}
      {or && <p className="sso-or">{say(m.or)}</p>}
    </div>
  )
}
