import { type Day, dayOf } from 'shared/day.ts'
import { submissionSays } from 'shared/messages/submission-answer.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import type { Db } from '../db/open.ts'
import { rulesOf } from '../feed/read/format-rules.ts'
import type { Rules } from '../feed/read/gather.ts'
import type { ReadContext } from '../feed/read/reading.ts'
import { readQuestion } from '../feed/read-question.ts'
import { notFound, Refusal } from '../http/refusal.ts'
import { readDatasetGround } from './submission-store.ts'

/** What figures that are handed in are judged by. */
export interface SubmissionGround {
  context: ReadContext
  measures: readonly MeasureId[]
  rules: Rules
}

/** From the first day the province watches up to today: what is ahead nobody can have counted. */
export async function readSubmissionGround(db: Db, dataset: string, now: Date): Promise<SubmissionGround> {
  const known = await db.selectFrom('dataset').select('id').where('id', '=', dataset).executeTakeFirst()
  if (!known) throw notFound(submissionSays.noSuchDataset, { id: dataset })
  const { measures, own } = await readDatasetGround(db, dataset)
  // Figures of the program itself are evidence against those who run what it watches: nobody hands them in.
  if (own) throw new Refusal(409, submissionSays.countedHere, { parameters: { id: dataset } })
  if (measures.length === 0) throw notFound(submissionSays.nothingToGive, { id: dataset })
  const { units, lives, scope } = await readQuestion(db, dataset)
  const context = { units, lives, scope, from: await readFirstDay(db), to: dayOf(now) }
  return { context, measures, rules: rulesOf(measures) }
}

const readFirstDay = async (db: Db): Promise<Day> =>
  (await db.selectFrom('province').select('history_from').executeTakeFirstOrThrow()).history_from
