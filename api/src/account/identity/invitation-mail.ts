import { say } from 'shared/messages/say.ts'
import { invitationSays, roleNames } from 'shared/messages/account-identity.ts'
import type { AccountRole } from 'shared/account/role.ts'
import { formatInstant } from 'shared/format.ts'
import { type MailWay, openMailTransport } from '../../http/egress/mail-transport.ts'
import type { IdentitySettings } from './identity-settings.ts'

export interface InvitationMail {
  link: string
  expiresAt: Date
  email: string
  name: string
  role: AccountRole
}

/** False when the mail server would not take it. */
export type SendInvitation = (mail: InvitationMail) => Promise<boolean>

/** Both languages in one letter: we do not know yet which one the invited person reads. */
export function makeSendInvitation(
  { url, from }: NonNullable<IdentitySettings['mail']>,
  way: MailWay,
  refused: (error: unknown) => void,
): SendInvitation {
  const transport = openMailTransport(url.reveal(), way)
  return async (mail) => {
    try {
      await transport.sendMail({
        from: { name: 'Nhịp Số', address: from },
        to: { name: mail.name, address: mail.email },
        subject: say('vi', invitationSays.subject),
        text: (['vi', 'en'] as const).map((locale) => textOf(locale, mail)).join('\n—\n\n'),
      })
      return true
    } catch (error) {
      refused(error)
      return false
    }
  }
}

const textOf = (locale: 'vi' | 'en', { name, role, link, expiresAt }: InvitationMail): string =>
  say(locale, invitationSays.text, {
    name,
    role: say(locale, roleNames[role]),
    until: formatInstant(locale, expiresAt),
    link,
  })
