import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { judgeShare, planShares, seats, shareCount, type SharePlan } from './plan-shares.ts'

export interface ShareOptions {
  vantage: string
  prober: string
  leaseMs: number
}

/** Makes the rows that are leased, once for a vantage. */
export async function makeShares(db: Db, vantage: string): Promise<void> {
  await sql`
    insert into probe_lease (vantage, shard)
    select ${vantage}, shard from (
      select ${judgeShare}::int as shard
      union all select generate_series(0, ${shareCount - 1})
      union all select generate_series(${seats.first}::int, ${seats.first + seats.count - 1}::int)
    ) all_shards on conflict do nothing`.execute(db)
}

/**
 * One turn of sharing: reads who holds what, plans, and does it. Leases run by the database's clock, which all probers
 * have in common; answers what this one now holds.
 */
export async function claimShares(db: Db, { vantage, prober, leaseMs }: ShareOptions): Promise<Set<number>> {
  const { rows } = await sql<{ shard: number; by: string | null; runs: boolean }>`
    select shard, leased_by as by, coalesce(leased_until > clock_timestamp(), false) as runs
    from probe_lease where vantage = ${vantage} order by shard`.execute(db)
  const plan = planShares(rows, prober)
  const until = sql`clock_timestamp() + ${leaseMs} * interval '1 millisecond'`
  await release(db, vantage, prober, plan)
  const { rows: held } = await sql<{ shard: number }>`
    update probe_lease l set
      fence = l.fence + (l.leased_by is distinct from ${prober})::int, leased_by = ${prober}, leased_until = ${until}
    from (
      select shard from probe_lease
      where vantage = ${vantage} and (
        (shard = any (${plan.renew}::int[]) and leased_by = ${prober})
        or (shard = any (${plan.claim}::int[]) and (leased_until is null or leased_until <= clock_timestamp()))
      )
      order by shard for update skip locked
    ) takeable
    where l.vantage = ${vantage} and l.shard = takeable.shard returning l.shard`.execute(db)
  return new Set(held.map(({ shard }) => shard))
}

async function release(db: Db, vantage: string, prober: string, plan: SharePlan): Promise<void> {
  if (plan.release.length === 0) return
  await sql`
    update probe_lease set leased_by = null, leased_until = clock_timestamp()
    where vantage = ${vantage} and leased_by = ${prober} and shard = any (${plan.release}::int[])`.execute(db)
}

/** A prober that ends in order gives back all it holds, so that nobody waits for its leases to run out. */
export async function leaveShares(db: Db, prober: string): Promise<void> {
  await sql`
    update probe_lease set leased_by = null, leased_until = clock_timestamp() where leased_by = ${prober}`.execute(db)
}
