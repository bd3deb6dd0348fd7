import type { ReportContent } from 'shared/alert/alert-content.ts'
import { composeLetter, composeReportLetter } from 'shared/alert/compose-letter.ts'
import { type ChannelDefinition, secretOf } from 'shared/alert/channel.ts'
import { connectorSecretFor } from '../../account/secret/connector-secret.ts'
import type { Keyring } from '../../account/secret/keyring.ts'
import type { Db } from '../../db/open.ts'
import type { EgressRules } from '../../http/egress/judge-address.ts'
import { type LetterRow, letterKey } from './claim-letter.ts'
import type { Outcome } from './outcome.ts'
import { type MailServer, openMail, sendMail } from './send-mail.ts'
import { sendTelegram } from './send-telegram.ts'
import { sendWebhook } from './send-webhook.ts'

export interface SendDeps {
  /** The program's own access. */
  db: Db
  now: () => Date
  keyring: Keyring
  egress: () => Promise<EgressRules>
  mail: MailServer | null
  /** What links in letters begin with. */
  publicUrl: string
  /** A try has ended by then. */
  deadlineMs?: number
}

export const connectorOf = (channel: string): string => `channel:${channel}`

/** Sends one letter by its channel as the channel stands now. */
export async function deliver(deps: SendDeps, letter: LetterRow): Promise<Outcome> {
  const { content } = letter
  if (content.kind === 'report') return deliverReport(deps, letter, content)
  const channel = await deps.db.selectFrom('channel').selectAll().where('id', '=', letter.channel).executeTakeFirst()
  if (!channel) return { kind: 'refused', why: 'no channel' }
  if (!channel.enabled && letter.kind !== 'test') return { kind: 'refused', why: 'switched off' }
  const { definition } = channel
  const composed = composeLetter(content, definition.locale, deps.publicUrl)
  const key = letterKey(letter)
  if (definition.kind === 'email') {
    if (!deps.mail) return { kind: 'failed', why: 'no mail server' }
    const transport = openMail(deps.mail, { rules: deps.egress, now: deps.now })
    try {
      return await sendMail(transport, deps.mail.from, {
        key,
        thread: letter.topic,
        to: letter.recipient,
        letter: composed,
      })
    } finally {
      transport.close()
    }
  }
  const secret = await secretFor(deps, channel.id, definition)
  if (secret === null) return { kind: 'refused', why: 'no secret' }
  const options = { rules: await deps.egress(), now: deps.now, deadlineMs: deps.deadlineMs ?? 10_000 }
  if (definition.kind === 'webhook')
    return sendWebhook({ url: definition.url, key, secret, content, letter: composed }, options)
  const { base, locale } = definition
  return sendTelegram(
    { base, token: secret, chat: letter.recipient, letter: composed, locale, again: letter.doubtful },
    options,
  )
}

/** A report goes to an address of its own, by the mail server of the program; its PDF is read as it is kept. */
async function deliverReport(deps: SendDeps, row: LetterRow, content: ReportContent): Promise<Outcome> {
  const { db, mail, egress, now, publicUrl } = deps
  if (!mail) return { kind: 'failed', why: 'no mail server' }
  const file =
    content.form === 'attachment'
      ? await db
          .selectFrom('report_file')
          .select(['name', 'bytes'])
          .where('report', '=', content.report)
          .where('format', '=', 'pdf')
          .executeTakeFirstOrThrow()
      : null
  const transport = openMail(mail, { rules: egress, now })
  try {
    return await sendMail(transport, mail.from, {
      key: letterKey(row),
      thread: row.topic,
      to: row.recipient,
      letter: composeReportLetter(content, publicUrl),
      ...(file && { file }),
    })
  } finally {
    transport.close()
  }
}

/** The channel's secret, for exactly the host it was given for; null when there is none for it. */
async function secretFor({ db, keyring }: SendDeps, channel: string, definition: ChannelDefinition) {
  const sentTo = secretOf(definition)
  if (!sentTo) return null
  const found = await connectorSecretFor(db, keyring, { connector: connectorOf(channel), url: sentTo.url })
  return found.kind === 'header' ? found.value : null
}
