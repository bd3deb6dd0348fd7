import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits: nobody guesses one, so a plain hash of it is all that needs keeping. */
export interface Token {
  text: string
  hash: Buffer
}

export function newToken(): Token {
  const text = randomBytes(32).toString('base64url')
  return { text, hash: hashToken(text) }
}

export const hashToken = (text: string): Buffer => createHash('sha256').update(text).digest()
