import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from './db/test-database.ts'
import { upkeep } from './upkeep.ts'

test('a table that has grown is tended, once', async () => {
  const { db, close } = await testDatabase()
  try {
    await sql`insert into kpi_sum select 'T01', date '2025-07-01' + n, '13285', 1, 1, 1, 1 from generate_series(1, 25000) n`.execute(
      db,
    )
    await sql`select pg_stat_force_next_flush()`.execute(db)
    await expect.poll(() => upkeep(db), { timeout: 10_000 }).toEqual(['kpi_sum'])
    await sql`select pg_stat_force_next_flush()`.execute(db)
    await expect.poll(() => upkeep(db), { timeout: 10_000 }).toEqual([])
  } finally {
    await close()
  }
})
