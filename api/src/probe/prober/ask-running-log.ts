import { addDays, dayOf } from 'shared/day.ts'
import type { Logger } from '../../deps.ts'
import type { Db } from '../../db/open.ts'
import { ask, type WayOut } from '../../feed/ask.ts'

/** Lines come by the hour, so soon after its end is soon enough; a gateway in trouble is not asked again and again. */
const everyMs = 300_000

/**
 * Asks the gateway's feeds for the log of the day that is running. It is evidence only: figures come with the whole day, by
 * the collection of the feed, and nothing of this is kept.
 */
export function makeRunningLog(db: Db, way: WayOut, log: Logger): (now: number) => Promise<string[]> {
  let last = Number.NEGATIVE_INFINITY
  return async (now) => {
    if (now - last < everyMs) return []
    last = now
    const feeds = await db.selectFrom('feed').select('definition').where('format', '=', 'gateway-jsonl').execute()
    const today = dayOf(new Date(now))
    const texts: string[] = []
    for (const { definition } of feeds) {
      // At midnight the last hours of the day before are still to come.
      const answer = await ask(definition, { from: addDays(today, -1), to: today }, way)
      if (answer.kind === 'answered') texts.push(answer.body.toString())
      else log.info({ feed: definition.id, outcome: answer.outcome }, 'the running log of calls was not to be had')
    }
    return texts
  }
}
