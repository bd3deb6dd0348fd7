import { type Kysely, sql } from 'kysely'

/** Where the time of a round went: row by row while samples are hot, as histograms of the hour beyond. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table sample_hot add column dns_us int, add column tls_us int, add column first_byte_us int`,
  // Rollups have another form from here on; what is still hot is rolled up anew.
  sql`truncate roll_5m, roll_hour, roll_day`,
  sql`update packed_hour set stale = true`,
]
