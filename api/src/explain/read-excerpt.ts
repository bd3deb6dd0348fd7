import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { PayloadExcerpt } from 'shared/explain/explanation-contract.ts'
import { type FeedFormat, mappedFormat } from 'shared/feed/feed.ts'
import { explainSays } from 'shared/messages/explain.ts'
import type { Db } from '../db/open.ts'
import { readPayloadOf } from '../feed/payload-store.ts'
import { readFeed } from '../feed/read/read-feed.ts'
import type { ReadContext } from '../feed/read/reading.ts'
import { readQuestion } from '../feed/read-question.ts'
import { Refusal } from '../http/refusal.ts'
import { cutOut, type PlaceAsked } from './cut-out.ts'
import { fieldOf } from './field-of.ts'
import { readMappedExcerpt } from './read-mapped-excerpt.ts'
import { readSheetExcerpt, type ShowRows } from './read-sheet-excerpt.ts'

/** Reading an answer again takes as long as the first time; a page does not wait for more than this. */
const mostBytes = 16_000_000

/**
 * The place in the raw answer where a unit's record of a day stands. The answer is read again by the reader that read it
 * then: it is pure, so it finds the same records in the same places.
 */
export async function readExcerptOf(db: Db, asked: PlaceAsked, showRows: ShowRows): Promise<PayloadExcerpt | null> {
  const collection = await db
    .selectFrom('collection')
    .leftJoin('feed', 'feed.id', 'collection.feed')
    .leftJoin('submission', 'submission.id', 'collection.submission')
    .innerJoin('payload', 'payload.hash', 'collection.payload')
    .select([
      'asked_from',
      'asked_to',
      'collection.feed',
      'connector_version',
      'asked_unit',
      'feed.format',
      'feed.dataset',
      'payload.size',
      'submission.kind',
      'submission.answer',
    ])
    .where('collection.id', '=', asked.collection)
    .executeTakeFirst()
  if (!collection) return null
  if (collection.size > mostBytes) {
    const megabytes = Math.ceil(collection.size / 1_000_000)
    throw new Refusal(413, explainSays.tooLargeToShow, { parameters: { megabytes } })
  }
  const payload = await readPayloadOf(db, asked.collection)
  if (!payload) return null
  const { asked_from: from, asked_to: to, format, dataset, feed, connector_version: version } = collection
  if (format === mappedFormat)
    return feed === null || version === null
      ? null
      : readMappedExcerpt(db, asked, { feed, version, from, to, unit: collection.asked_unit ?? undefined }, payload)
  if (collection.kind === 'sheet') {
    const row = await placeKept(db, asked)
    return row === null ? null : readSheetExcerpt({ asked, payload, answer: collection.answer, row }, showRows)
  }
  const text = new TextDecoder().decode(payload.body)
  const place =
    format !== null && dataset !== null
      ? pointerRead(format, payload.body, { ...(await readQuestion(db, dataset)), from, to }, asked)
      : await pointerKept(db, text, asked)
  if (place === null) return null
  const field = asked.measure === null ? null : format === null ? asked.measure : fieldOf(format, asked.measure)
  return {
    kind: 'text',
    collection: asked.collection,
    hash: payload.hash,
    bytes: payload.body.length,
    contentType: payload.contentType,
    pointer: place,
    field,
    // In a record that is handed in the counts stand by themselves.
    ...cutOut(text, place, field !== null && format === null ? `counts/${field}` : field),
  }
}

function pointerRead(format: FeedFormat, body: Buffer, context: ReadContext, asked: PlaceAsked): string | null {
  const reading = readFeed(format, body, context)
  if (reading.kind !== 'read') return null
  const isAsked = ({ unit, day }: { unit: string; day: Day }) => unit === asked.unit && day === asked.day
  return [...reading.records, ...reading.quarantined].find(isAsked)?.pointer ?? null
}

/** What is handed in as JSON is a list of records, and the ledger keeps the place of each among them. */
async function pointerKept(db: Db, text: string, asked: PlaceAsked): Promise<string | null> {
  if (!/^\s*\{/.test(text)) return null
  const place = await placeKept(db, asked)
  return place === null ? null : `/records/${place}`
}

async function placeKept(db: Db, { collection, unit, day }: PlaceAsked): Promise<number | null> {
  const { rows } = await sql<{ pointer: number }>`
    select d.pointer from delta d join batch_sum b on b.measure = d.measure and b.day = d.day and b.collection = d.collection
    where b.collection = ${collection} and d.day = ${day} and d.unit = ${unit} and d.pointer is not null limit 1`.execute(
    db,
  )
  return rows[0]?.pointer ?? null
}
