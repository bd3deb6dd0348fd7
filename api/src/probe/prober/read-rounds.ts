import { sql } from 'kysely'
import { errorClasses, type Sample } from 'shared/probe/sample.ts'
import type { Db } from '../../db/open.ts'

/** What other probers have kept of these connections since each one's own instant, in order of time. */
export async function readRoundsSince(db: Db, since: ReadonlyMap<string, number>): Promise<Sample[]> {
  if (since.size === 0) return []
  const asked = JSON.stringify([...since].map(([id, at]) => ({ id, at: new Date(at).toISOString() })))
  const { rows } = await sql<Row>`
    select w.id, s.at, s.total_us, s.connect_us, s.verdict, s.echo
    from json_to_recordset(${asked}) as a (id text, at timestamptz)
    join watched_connection w on w.id = a.id
    cross join lateral (
      select * from sample_hot s where s.connection = w.code and s.at > a.at order by s.at limit 200
    ) s order by s.at`.execute(db)
  return rows.map(sampleOf)
}

interface Row {
  id: string
  at: Date
  total_us: number
  connect_us: number | null
  verdict: number
  echo: number
}

function sampleOf({ id, at, total_us, connect_us, verdict, echo }: Row): Sample {
  const cls = errorClasses[verdict & 15] ?? 'ok'
  const flags = verdict >> 4
  const sample: Sample = {
    at: at.getTime(),
    connection: id,
    ok: cls === 'ok',
    cls,
    totalUs: total_us,
    connectUs: connect_us,
    sent: echo >> 8,
    lost: echo & 255,
  }
  return flags === 0 ? sample : { ...sample, flags }
}
