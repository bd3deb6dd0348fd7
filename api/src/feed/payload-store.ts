import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import type { Db } from '../db/open.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** A raw answer as it is kept: the hash is of the bytes as they came. */
export interface Payload {
  hash: Buffer
  size: number
  contentType: string | null
  packed: Buffer
}

/** Done before the transaction, which it would only keep open. */
export async function packPayload(body: Buffer, contentType: string | null): Promise<Payload> {
  const hash = createHash('sha256').update(body).digest()
  return { hash, size: body.length, contentType: contentType?.slice(0, 200) ?? null, packed: await compress(body) }
}

/** The same bytes are kept once, however often they come. */
export async function keepPayload(
  trx: Db,
  { hash, size, contentType, packed }: Payload,
  receivedAt: Date,
): Promise<void> {
  await trx
    .insertInto('payload')
    .values({ hash, received_at: receivedAt, content_type: contentType, size, body: packed })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The bytes of a collection's answer, and what they called themselves, a file by its name; null when it brought none. */
export async function readPayloadOf(
  db: Db,
  collection: number,
): Promise<{ body: Buffer; contentType: string | null; hash: string; fileName: string | null } | null> {
  const row = await db
    .selectFrom('collection')
    .innerJoin('payload', 'payload.hash', 'collection.payload')
    .leftJoin('submission', 'submission.id', 'collection.submission')
    .select(['payload.body', 'payload.content_type', 'payload.hash', 'submission.file_name'])
    .where('collection.id', '=', collection)
    .executeTakeFirst()
  return row
    ? {
        body: await decompress(row.body),
        contentType: row.content_type,
        hash: row.hash.toString('hex'),
        fileName: row.file_name,
      }
    : null
}
