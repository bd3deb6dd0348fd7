import type { OwnFormat } from 'shared/feed/feed.ts'
import type { Asking } from 'shared/feed/next-ask.ts'
import type { Db } from '../db/open.ts'
import type { Answer } from './ask.ts'

/** What the program counts itself, by the form in which it says it: the records of the days asked for. */
export type OwnSource = (
  db: Db,
  format: OwnFormat,
  asking: Pick<Asking, 'from' | 'to'>,
  now: Date,
) => Promise<readonly object[]>

/**
 * Asks the program itself. What comes of it are bytes like those of any other answer, read, judged and kept on the same
 * way: so an officer can be shown what a figure was counted from, also when it is our own.
 */
export async function askOurselves(
  db: Db,
  format: OwnFormat,
  asking: Pick<Asking, 'from' | 'to'>,
  { own, now }: { own: OwnSource; now: Date },
): Promise<Answer> {
  const records = await own(db, format, asking, now)
  const body = Buffer.from(JSON.stringify({ from: asking.from, to: asking.to, records }))
  return { kind: 'answered', body, contentType: 'application/json' }
}
