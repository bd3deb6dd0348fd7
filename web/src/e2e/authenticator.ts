import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

const stepMs = 30_000
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** An authenticator app as RFC 6238 has it, written here once more so that a walk does not judge ours by ours. */
function codeAt(secret: string, step: number): string {
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', key).update(counter).digest()
  const number = mac.readUInt32BE(mac.at(-1)! & 0xf) & 0x7f_ff_ff_ff
  return String(number % 1_000_000).padStart(6, '0')
}

/** So long a code is still good for when it is given. */
const spareMs = 12_000

/**
 * Codes of one secret; each is given once. The first is the one just past, as typed by slow fingers, so that the next
 * need not be waited for.
 */
export function authenticator(shown: string) {
  const secret = shown.replaceAll(/\s/g, '')
  let last = 0
  return async (): Promise<string> => {
    const past = () => Math.floor((Date.now() + spareMs) / stepMs) - 1
    const present = () => Math.floor(Date.now() / stepMs)
    while (past() > present() - 1 || present() <= last) await sleep(200)
    last = Math.max(last + 1, present() - 1)
    return codeAt(secret, last)
  }
}
