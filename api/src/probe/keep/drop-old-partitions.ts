import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Retention } from './retention.ts'

const dayMs = 86_400_000

export interface Dropped {
  dropped: string[]
  /** Days that would go but for samples in them that are not packed and verified yet. */
  held: string[]
}

/** Drops what has outlived its retention, partition by partition. Unpacked samples stay, whatever their age. */
export async function dropOldPartitions(db: Db, now: Date, retention: Retention): Promise<Dropped> {
  const outcome: Dropped = { dropped: [], held: [] }
  const days = {
    sample_hot: retention.hotDays,
    sample_chunk: retention.chunkDays,
    roll_5m: retention.fiveMinuteDays,
    roll_hour: retention.hourDays,
    event: retention.eventDays,
  }
  for (const [parent, kept] of Object.entries(days)) {
    const oldest = new Date(now.getTime() - kept * dayMs)
    const { rows } = await sql<{ name: string; lower: Date }>`
      select p.name, p.lower from partitions_of(${parent}) p, partition_of(${parent}, p.lower) o where o.upper <= ${oldest}`.execute(
      db,
    )
    for (const { name, lower } of rows) outcome[await drop(db, parent, lower)].push(name)
  }
  return outcome
}

async function drop(db: Db, parent: string, lower: Date): Promise<keyof Dropped> {
  try {
    await sql`select drop_partition(${parent}, ${lower})`.execute(db)
    return 'dropped'
  } catch (error) {
    // object_in_use: not packed yet; lock_not_available: a long reading is under way, the next round will do.
    if (['55006', '55P03'].includes((error as { code?: string }).code ?? '')) return 'held'
    throw error
  }
}
