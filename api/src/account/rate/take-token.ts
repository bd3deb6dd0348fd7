import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'

export interface Limit {
  /** So many at once, from rest. */
  burst: number
  /** And so many a second in the long run. */
  perSecond: number
}

export type Taken = { allowed: true } | { allowed: false; retryAfterSeconds: number }

/**
 * Tokens from a bucket that all processes share. The bucket is one instant, when it would be full again (the generic
 * cell rate algorithm), so one statement takes them or leaves everything as it was. The clock is the database's,
 * which is one for all.
 */
export async function takeToken(db: Db, key: string, { burst, perSecond }: Limit, count = 1): Promise<Taken> {
  const cost = count / perSecond
  const whole = burst / perSecond
  const { rows } = await sql<{ taken: boolean; wait: number | null }>`
    with taken as (
      insert into rate_limit as bucket (key, free_at)
      values (${key}, clock_timestamp() + make_interval(secs => ${cost}::float8))
      on conflict (key) do update
        set free_at = greatest(bucket.free_at, clock_timestamp()) + make_interval(secs => ${cost}::float8)
        where greatest(bucket.free_at, clock_timestamp()) + make_interval(secs => ${cost}::float8)
          <= clock_timestamp() + make_interval(secs => ${whole}::float8)
      returning 1
    )
    select exists (select from taken) as taken,
      (select extract(epoch from free_at - clock_timestamp())::float8 + ${cost}::float8 - ${whole}::float8
        from rate_limit where key = ${key}) as wait`.execute(db)
  const { taken, wait } = rows[0]!
  // The bucket as another asker is just filling it may look free; a second is the least one can be asked to wait.
  return taken ? { allowed: true } : { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(wait ?? cost)) }
}

/** Buckets long full again, for the upkeep: a bucket that is not there is full. */
export async function dropFullBuckets(db: Db): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('rate_limit')
    .where('free_at', '<', sql<Date>`clock_timestamp() - interval '1 hour'`)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
