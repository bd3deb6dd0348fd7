import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { KeptAnswer } from './answer-store.ts'

const compress = promisify(brotliCompress)
/** Below this a packet carries it anyway (bytes). */
const worthwhile = 1_200
/** A sixth of the size in a millisecond or two; higher qualities win little of JSON and take ten times as long. */
const quality = 5

/**
 * The same answer for whoever takes brotli: figures of a whole province are 50 kB as they are and 7 kB like this, which
 * on a slow line is a second. Made once for a kept answer, off the serving thread. These answers hold no secret that a
 * reader of sizes could be after.
 */
export function isSmallWanted(kept: KeptAnswer, acceptEncoding: string | null | undefined): boolean {
  return kept.body.byteLength >= worthwhile && /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(acceptEncoding ?? '')
}

export async function makeSmall(kept: KeptAnswer): Promise<KeptAnswer> {
  kept.making ??= make(kept)
  kept.small = await kept.making
  return kept.small
}

async function make(kept: KeptAnswer): Promise<KeptAnswer> {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants
  const params = { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_SIZE_HINT]: kept.body.byteLength }
  const body = new Uint8Array(await compress(kept.body, { params }))
  // Weak: the same figures in other bytes.
  const etag = `W/${kept.etag}`
  return {
    ...kept,
    body,
    etag,
    headers: {
      ...kept.headers,
      etag,
      'content-length': String(body.byteLength),
      'content-encoding': 'br',
    },
  }
}
