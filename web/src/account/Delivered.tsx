import { formatInstant } from 'shared/format.ts'
import { administrationMessages as m } from 'shared/messages/account-administration.ts'
import { accountPageMessages } from 'shared/messages/account-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { ShownOnce } from '../ui/ShownOnce.tsx'
import type { Answered } from '../use-order.ts'

interface Props {
  delivery: Pick<Answered<'inviteAgain'>, 'delivery' | 'link' | 'expiresAt'>
  name: string
  email: string
  close: () => void
}

/** How an invitation went out; a link that could not be mailed is handed over by the administrator. */
export function Delivered({ delivery: { delivery, link, expiresAt }, name, email, close }: Props) {
  const say = useSay()
  const locale = useLocale()
  const until = formatInstant(locale, expiresAt)
  const message = { mailed: m.mailed, shown: m.linkShown, failed: m.linkFailed }[delivery]
  return (
    <div className="form" role="status">
      <p>{say(message, { email, name, until })}</p>
      {link && <ShownOnce label={say(m.link)} text={link} block />}
      <button type="button" className="primary" onClick={close}>
        {say(accountPageMessages.done)}
      </button>
    </div>
  )
}
