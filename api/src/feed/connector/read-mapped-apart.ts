import { join } from 'node:path'
import type { Mapping } from 'shared/feed/connector/connector.ts'
import { runApart } from '../../http/run-apart.ts'
import { type FeedRecord, unreadable } from '../read/reading.ts'
import type { MappedSaid } from './mapped-task.ts'
import { type MappedAnswer, type MappedGround, readMapped } from './read-mapped.ts'

/** An answer of this size is read where it is: sooner than a process begins, and far below what anybody would feel. */
const smallBytes = 64_000
const limits = { seconds: 20, megabytes: 384, mostAnswered: 100_000_000 }

/** Reads an answer by a mapping; a large one in a process of its own, so that nobody waits for it. */
export async function readMappedApart(
  mapping: Mapping,
  bytes: Buffer,
  ground: MappedGround,
  { checkout, seconds = limits.seconds }: { checkout: string; seconds?: number },
): Promise<MappedAnswer> {
  if (bytes.length <= smallBytes) return readMapped(mapping, bytes, ground)
  const records: FeedRecord[] = []
  let answer: MappedAnswer | null = null
  const ran = await runApart(
    join(import.meta.dirname, 'mapped-reader.ts'),
    { task: { mapping, ground }, bytes },
    { ...limits, seconds, checkout },
    (line) => {
      const said = JSON.parse(line) as MappedSaid
      if (said.kind === 'records') for (const record of said.records) records.push(record)
      else answer = said.kind === 'read' ? { reading: { ...said.rest, records }, drift: [] } : said.answer
    },
  )
  const late = ran.kind === 'failed' && ran.why === 'took-too-long'
  if (ran.kind === 'failed' || answer === null)
    return { reading: unreadable(late ? 'readerLate' : 'readerDied'), drift: [] }
  return answer
}
