import type { Transporter } from 'nodemailer'
import type { Letter } from 'shared/alert/compose-letter.ts'
import type { Secret } from '../../account/secret/secret.ts'
import { type MailWay, openMailTransport } from '../../http/egress/mail-transport.ts'
import type { Outcome } from './outcome.ts'

export interface MailServer {
  url: Secret<string>
  from: string
}

export interface Mail {
  key: string
  /** All words of one incident stand in one thread. */
  thread: string
  to: string
  letter: Letter
  /** What goes along with it. */
  file?: { name: string; bytes: Buffer }
}

/** To the server the settings name, and by the guard of ways out. */
export const openMail = ({ url }: MailServer, way: MailWay): Transporter => openMailTransport(url.reveal(), way)

/** Sent again, a letter has the same Message-ID: mail servers and readers know it again by that. */
export async function sendMail(transport: Transporter, from: string, mail: Mail): Promise<Outcome> {
  const { key, thread, to, letter, file } = mail
  const host = from.slice(from.indexOf('@') + 1)
  try {
    await transport.sendMail({
      from: { name: 'Nhịp Số', address: from },
      to: { name: '', address: to },
      subject: letter.subject,
      text: letter.text,
      messageId: `<${key}@${host}>`,
      references: `<${thread}@${host}>`,
      ...(file && { attachments: [{ filename: file.name, content: file.bytes }] }),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })
    return { kind: 'sent' }
  } catch (error) {
    return failureOf(error)
  }
}

/** Until the text was handed over nothing has arrived; when the answer to it is missing, it may have. */
function failureOf(error: unknown): Outcome {
  const {
    code = '',
    responseCode = 0,
    command = '',
  } = error as { code?: string; responseCode?: number; command?: string }
  // Before a connection stands nothing can have arrived.
  if (code.startsWith('EGRESS_')) return { kind: 'failed', why: `mail server: ${code.slice(7).toLowerCase()}` }
  const why = responseCode ? `SMTP ${responseCode}` : code || 'mail'
  if (responseCode >= 500) return { kind: 'refused', why }
  if (responseCode >= 400) return { kind: 'failed', why }
  if (code === 'EENVELOPE' || code === 'EAUTH' || code === 'EDNS') return { kind: 'failed', why }
  if (code === 'ECONNECTION' || command === 'CONN') return { kind: 'failed', why }
  return { kind: 'unknown', why }
}
