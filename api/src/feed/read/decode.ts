import { type Reading, unreadable } from './reading.ts'

export type Decoded = { ok: true; text: string } | { ok: false; reading: Reading }

/** Bytes to text: UTF-8 only, a byte order mark dropped, and a web page recognised for what it is. */
export function decode(bytes: Uint8Array): Decoded {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { ok: false, reading: unreadable('notUtf8') }
  }
  return judgeText(text)
}

export function judgeText(text: string): Decoded {
  const first = text.slice(0, 1_000).trimStart()
  if (first === '' && text.trim() === '') return { ok: false, reading: unreadable('empty') }
  if (first.startsWith('<')) return { ok: false, reading: unreadable('page') }
  return { ok: true, text }
}
