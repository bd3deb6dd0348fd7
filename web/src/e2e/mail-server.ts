import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { callbackify } from 'node:util'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'

export interface Mail {
  to: string
  subject: string
  text: string
}

/** A mail server over real SMTP that takes every letter and shows them to nobody else. */
export async function startMailServer(): Promise<{ url: string; received: Mail[]; close: () => Promise<void> }> {
  const received: Mail[] = []
  const take = callbackify(async (stream: SMTPServerDataStream, to: string) => {
    const { subject = '', text = '' } = await PostalMime.parse(await buffer(stream))
    received.push({ to, subject, text })
  })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, done) => take(stream, session.envelope.rcptTo[0]?.address ?? '', (error) => done(error)),
  })
  server.on('error', () => {})
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}
