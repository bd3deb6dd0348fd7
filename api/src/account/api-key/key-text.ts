import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Key } from '../secret/keyring.ts'
import { Secret } from '../secret/secret.ts'

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const idLetters = '0123456789abcdefghijklmnopqrstuvwxyz'
const written = /^nhs_([a-z0-9]{12})_([0-9A-Za-z]{43})$/

/** What a key looks like anywhere in a text: for a scanner of secrets, and for refusing it in an address. */
export const keyAnywhere = /nhs_[a-z0-9]{12}_[0-9A-Za-z]{43}/

/** `nhs_<id>_<secret>`: the id finds the row, the secret has 43 letters of 62, a little over 256 bits. */
export interface KeyText {
  id: string
  whole: Secret<string>
}

export function makeKeyText(): KeyText {
  const id = letters(idLetters, 12)
  return { id, whole: new Secret(`nhs_${id}_${letters(base62, 43)}`) }
}

export function readKeyText(text: string): KeyText | null {
  const id = written.exec(text)?.[1]
  return id === undefined ? null : { id, whole: new Secret(text) }
}

/** The pepper is not in the database: a stolen table cannot be tried against. */
export const keyMac = (pepper: Key, key: KeyText): Buffer =>
  createHmac('sha256', pepper.bytes.reveal()).update(key.whole.reveal()).digest()

export const sameMac = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b)

/** Every letter as likely as every other: a byte past the last whole round of the alphabet is thrown again. */
function letters(alphabet: string, count: number): string {
  const fair = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < count) {
    for (const byte of randomBytes(count)) {
      if (byte < fair && text.length < count) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}
