import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface Mail {
  to: string
  subject: string
  text: string
}

/** A mail server over real SMTP that takes every letter and shows them to nobody else. */
export async function startMailServer(): Promise<{ url: string; received: Mail[]; close: () => Promise<void> }> {
  const received: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      void new Response(stream as unknown as ReadableStream)
        .arrayBuffer()
        .then((raw) => PostalMime.parse(raw))
        .then(({ subject = '', text = '' }) => {
          received.push({ to: session.envelope.rcptTo[0]?.address ?? '', subject, text })
          done()
        }, done)
    },
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
