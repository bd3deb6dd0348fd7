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

/** Codes of one secret; each is given once, so that the next waits for its time, as a person does. */
export function authenticator(shown: string) {
  const secret = shown.replaceAll(/\s/g, '')
  let last = 0
  return async (): Promise<string> => {
    while (Math.floor(Date.now() / stepMs) <= last) await sleep(500)
    last = Math.floor(Date.now() / stepMs)
    return codeAt(secret, last)
  }
}
