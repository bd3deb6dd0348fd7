import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

/**
 * A text that changes whenever an answer could: by a keep, an asking, a day carried forward, a province loaded anew.
 * `xmin` is the transaction that last wrote a row, so a changed target or calendar shows without anybody bumping it.
 */
export async function readDataStamp(db: Db): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    with written as (
      select xmin from kpi union all select xmin from target_plan union all select xmin from unit_group
      union all select xmin from kpi_version
      union all select xmin from boundary_set union all select xmin from unit union all select xmin from unit_change
      union all select xmin from special_day union all select xmin from feed union all select xmin from province
      union all select xmin from kpi_horizon union all select xmin from feed_progress union all select xmin from feed_unit union all select xmin from subsystem
      union all select xmin from peer_definition union all select xmin from chart_rebaseline
      union all select xmin from chart_annotation union all select xmin from period_closing
    )
    select concat_ws(' ',
      (select version from ledger_version),
      (select concat_ws(' ', count(*), sum(xmin::text::bigint)) from written)
    ) as stamp`.execute(db)
  return rows[0]!.stamp
}

export interface StampReader {
  read: () => string | Promise<string>
  /** What was written here must be seen by whoever asks next: the stamp is asked for anew. */
  forget: () => void
}

/**
 * The stamp of at most `maxAgeMs` ago; many askers in one moment share one question to the database. It is asked for
 * anew a while before it is too old, so that under steady traffic nobody waits for it.
 */
export function makeStampReader(db: Db, maxAgeMs: number): StampReader {
  let known: { stamp: string; at: number } | null = null
  let asking: Promise<string> | null = null
  return {
    read() {
      const age = known ? performance.now() - known.at : Number.POSITIVE_INFINITY
      if (known && age < maxAgeMs) {
        // Whoever asks when it is too old hears of a database that is away.
        if (age > maxAgeMs * 0.75) ask().catch(() => {})
        return known.stamp
      }
      return ask()
    },
    forget() {
      known = null
      asking = null
    },
  }

  function ask(): Promise<string> {
    if (asking) return asking
    const own = readDataStamp(db)
      .then((stamp) => {
        // An answer that was under way when something was written tells of the time before.
        if (asking === own) known = { stamp, at: performance.now() }
        return stamp
      })
      .finally(() => {
        if (asking === own) asking = null
      })
    asking = own
    return own
  }
}
