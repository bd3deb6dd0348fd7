import { createHmac } from 'node:crypto'
import type { AlertContent } from 'shared/alert/alert-content.ts'
import type { Letter } from 'shared/alert/compose-letter.ts'
import type { Secret } from '../../account/secret/secret.ts'
import type { Outcome } from './outcome.ts'
import { postGuarded, type PostOptions } from './post-guarded.ts'

export interface Webhook {
  url: string
  key: string
  secret: Secret<string>
  content: AlertContent
  letter: Letter
}

/**
 * A signed POST. The receiver checks `v1` = HMAC-SHA256(secret, `t.key.body`), refuses what is older than five minutes,
 * and takes each `Idempotency-Key` once.
 */
export async function sendWebhook(webhook: Webhook, options: PostOptions): Promise<Outcome> {
  const { url, key, content, letter } = webhook
  const body = JSON.stringify({ id: key, ...letter, content })
  const seconds = Math.floor(options.now().getTime() / 1000)
  const headers = { 'idempotency-key': key, 'x-nhipso-signature': signatureOf(webhook.secret, { seconds, key, body }) }
  return (await postGuarded({ url, body, headers }, options)).outcome
}

export function signatureOf(
  secret: Secret<string>,
  { seconds, key, body }: { seconds: number; key: string; body: string },
) {
  const mac = createHmac('sha256', secret.reveal()).update(`${seconds}.${key}.${body}`).digest('hex')
  return `t=${seconds},v1=${mac}`
}
