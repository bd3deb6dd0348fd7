import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CompiledQuery } from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import type { Db } from './open.ts'

/** So much text is gathered before it is written to the connection. */
const chunkLength = 65_536

/**
 * Sends lines by COPY on the connection of a transaction, so that they come and go with it; however many there are, only a
 * chunk of them is held at a time. A value with tabs, backslashes or line ends must come escaped; `\N` is null.
 *
 * PostgreSQL refuses COPY into a table with row policies for those they hold for, so what is copied goes into a table
 * of `open_staging`, and from there into its place by an ordinary statement.
 */
export async function copyInto(trx: Db, statement: string, lines: Iterable<string>): Promise<void> {
  if (!trx.isTransaction) throw new Error('COPY needs the connection of a transaction')
  const stream = copyFrom(statement)
  // Kysely hands what it is given to the connection as it is, and a COPY is a query that submits itself.
  await trx.executeQuery(CompiledQuery.raw(stream as unknown as string))
  await pipeline(Readable.from(chunksOf(lines), { objectMode: true }), stream)
}

function* chunksOf(lines: Iterable<string>): Generator<Buffer> {
  let gathered = ''
  for (const line of lines) {
    gathered += `${line}\n`
    if (gathered.length < chunkLength) continue
    yield Buffer.from(gathered)
    gathered = ''
  }
  if (gathered !== '') yield Buffer.from(gathered)
}
