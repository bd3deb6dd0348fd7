import type { Context } from 'hono'
import { wholeFile } from 'shared/submission/sheet-place.ts'
import { sheetLimits } from 'shared/submission/sheet.ts'
import { sheetFaultTexts, sheetSays } from 'shared/messages/sheet-answer.ts'
import { badRequest, Refusal } from '../../http/refusal.ts'
import { sayFault } from './say-fault.ts'

/** The bytes of a file, counted while they come in: nothing beyond the limit is read. */
export async function takeFile(c: Context): Promise<Buffer> {
  const tooLarge = new Refusal(413, sheetFaultTexts['too-large'])
  if (Number(c.req.header('content-length') ?? 0) > sheetLimits.bytes) throw tooLarge
  const body = c.req.raw.body
  if (body === null) throw badRequest({ at: 'body', detail: sayFault('empty', wholeFile) })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > sheetLimits.bytes) throw tooLarge
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** One file of each person at a time, two in all: reading one takes a core for a moment. */
export function makeTurns(most = 2) {
  const reading = new Set<string>()
  return async <T>(who: string, work: () => Promise<T>): Promise<T> => {
    if (reading.has(who) || reading.size >= most)
      throw new Refusal(409, sheetSays.busy, { headers: { 'retry-after': '2' } })
    reading.add(who)
    try {
      return await work()
    } finally {
      reading.delete(who)
    }
  }
}
