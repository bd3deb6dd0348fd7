import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import type { Day } from 'shared/day.ts'
import type { Key, Keyring } from '../secret/keyring.ts'
import { canonicalJson } from './canonical-json.ts'

/** Where the chain stood. Signed, whoever has the public key knows that we wrote it, and nobody else could have. */
export interface AuditAnchor {
  seq: number
  mac: string
  at: string
  /** Of the one written each day: the day that is over. */
  day?: Day
  /** The entries of that day and before are kept elsewhere: the chain here begins after this one. */
  dropped?: true
  signer?: string
  signature?: string
}

/** RFC 8410: a 32-byte seed as a private key of Ed25519. */
const head = Buffer.from('302e020100300506032b657004220420', 'hex')

const privateKeyOf = ({ bytes }: Key): KeyObject =>
  createPrivateKey({ key: Buffer.concat([head, bytes.reveal()]), format: 'der', type: 'pkcs8' })

/** To be handed to whoever is to check: an inspector, the province's archive. */
export const publicKeyOf = (key: Key): string =>
  createPublicKey(privateKeyOf(key)).export({ format: 'pem', type: 'spki' }).toString()

export function signAnchor(keyring: Keyring, anchor: AuditAnchor): AuditAnchor {
  const key = keyring.current('sign')
  const signed = { ...anchor, signer: key.id }
  const signature = sign(null, Buffer.from(canonicalJson(signed)), privateKeyOf(key)).toString('base64')
  return { ...signed, signature }
}
