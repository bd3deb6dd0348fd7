import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Keyring } from './keyring.ts'
import { Secret } from './secret.ts'

/** Where a sealed value stands. It opens there and nowhere else. */
export interface Place {
  table: string
  column: string
  row: string
}

/** AES-256-GCM with a random 96-bit IV; the place and the key are authenticated with it. `v1.<key>.<iv>.<text and tag>` */
export function seal(keyring: Keyring, place: Place, plain: Secret<string>): string {
  const key = keyring.current('seal')
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key.bytes.reveal(), iv)
  cipher.setAAD(aadOf(place, key.id))
  const sealed = Buffer.concat([cipher.update(plain.reveal(), 'utf8'), cipher.final(), cipher.getAuthTag()])
  return ['v1', key.id, iv.toString('base64url'), sealed.toString('base64url')].join('.')
}

/** Throws for a value that was changed, moved to another row, or sealed with a key we do not have. */
export function unseal(keyring: Keyring, place: Place, text: string): Secret<string> {
  const [version, keyId = '', iv = '', body = '', ...rest] = text.split('.')
  const key = version === 'v1' && rest.length === 0 ? keyring.find('seal', keyId) : null
  if (!key) throw new Error(`${name(place)} is not sealed with a key of this keyring.`)
  const bytes = Buffer.from(body, 'base64url')
  if (bytes.length < 16) throw new Error(`${name(place)} is cut short.`)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.bytes.reveal(), Buffer.from(iv, 'base64url'), {
      authTagLength: 16,
    })
    decipher.setAAD(aadOf(place, key.id))
    decipher.setAuthTag(bytes.subarray(-16))
    return new Secret(Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8'))
  } catch (error) {
    throw new Error(`${name(place)} was changed, or sealed for another place.`, { cause: error })
  }
}

/** The key a value is sealed with, without opening it. */
export const sealedWith = (text: string): string => text.split('.')[1] ?? ''

const aadOf = ({ table, column, row }: Place, keyId: string): Buffer =>
  Buffer.from(JSON.stringify([table, column, row, keyId]))
const name = ({ table, column, row }: Place): string => `${table}.${column} of ${row}`
