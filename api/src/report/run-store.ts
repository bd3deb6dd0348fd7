import { type Selectable, sql } from 'kysely'
import type { ReportFormat } from 'shared/report/report-contract.ts'
import type { Db } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { sha256 } from './kept-report.ts'
import type { ReportRow } from './report-store.ts'

type RunRow = Selectable<Tables['report_run']>
/** The right to write one run's files, for a while. Whoever's fence is not the newest writes nothing of it any more. */
export type RunClaim = RunRow

/** So often a run is begun anew after it failed or whoever wrote it died; then a person looks at it. */
const mostAttempts = 3

/** Has the files of a report written as it stands; asked twice it is one run, and one that failed begins anew. */
export async function askForRun(
  db: Db,
  { id, revision }: Pick<ReportRow, 'id' | 'revision'>,
  { at, by }: { at: Date; by: string | null },
): Promise<void> {
  await sql`insert into report_run (report, revision, asked_at, asked_by) values (${id}, ${revision}, ${at}, ${by})
    on conflict (report, revision) do update set state = 'waiting', attempts = 0, last_error = null, ended_at = null
    where report_run.state in ('failed', 'moot')`.execute(db)
}

/** The run that has waited longest, or one whose writer has not been heard of since its lease ran out. */
export async function claimRun(db: Db, leaseMs: number): Promise<RunClaim | null> {
  const { rows } = await sql<RunRow>`
    update report_run set state = 'running', fence = fence + 1, attempts = attempts + 1,
      leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where id = (
      select id from report_run
      where (state = 'waiting' and (leased_until is null or leased_until < clock_timestamp()))
        or (state = 'running' and leased_until < clock_timestamp())
      order by asked_at, id limit 1 for update skip locked
    )
    returning *`.execute(db)
  return rows[0] ?? null
}

/** Keeps a file of a run and holds the run for the next one; false when somebody else has taken it over meanwhile. */
export async function keepRunFile(
  db: Db,
  { id, fence }: RunClaim,
  { format, bytes, at, leaseMs }: { format: ReportFormat; bytes: Buffer; at: Date; leaseMs: number },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with held as (
      update report_run set leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
      where id = ${id} and fence = ${fence} and state = 'running' returning id
    ), kept as (
      insert into report_run_file (run, format, bytes, sha256, made_at)
      select id, ${format}, ${bytes}, ${sha256(bytes)}, ${at} from held on conflict do nothing
    )
    select id from held`.execute(db)
  return rows.length === 1
}

/** Ends a run; `tell` says why it failed, and while there are attempts left it waits for the next one. */
export async function endRun(
  db: Db,
  { id, fence, attempts }: RunClaim,
  { became, at, tell = null }: { became: 'done' | 'moot' | 'failed'; at: Date; tell?: string | null },
): Promise<void> {
  const again = became === 'failed' && attempts < mostAttempts
  await db
    .updateTable('report_run')
    .set({
      state: again ? 'waiting' : became,
      // A little later: what failed now mostly fails at once.
      leased_until: again ? sql<Date>`clock_timestamp() + interval '2 seconds'` : null,
      last_error: tell,
      ended_at: again ? null : at,
    })
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('state', '=', 'running')
    .execute()
}

/** Gives a run back before its end: whoever comes next goes on with it at once. */
export const releaseRun = (db: Db, { id, fence }: RunClaim) =>
  sql`update report_run set state = 'waiting', leased_until = null, attempts = attempts - 1
    where id = ${id} and fence = ${fence} and state = 'running'`.execute(db)

/** The run that writes, or has written, the files of a report as it stands. */
export async function findRun(db: Db, { id, revision }: Pick<ReportRow, 'id' | 'revision'>) {
  const run = await db
    .selectFrom('report_run')
    .select(['id', 'state', 'asked_at', 'last_error'])
    .where('report', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (!run) return null
  return { ...run, formats: (await readRunFormats(db, run.id)).map(({ format }) => format) }
}

export const readRunFormats = (db: Db, run: string) =>
  db.selectFrom('report_run_file').select(['format', 'sha256']).where('run', '=', run).orderBy('format').execute()

/** One file of the report as it stands, where a run has written it. */
export async function findRunFile(
  db: Db,
  { id, revision }: Pick<ReportRow, 'id' | 'revision'>,
  format: ReportFormat,
): Promise<Buffer | null> {
  const row = await db
    .selectFrom('report_run_file as f')
    .innerJoin('report_run as r', 'r.id', 'f.run')
    .select('f.bytes')
    .where('r.report', '=', id)
    .where('r.revision', '=', revision)
    .where('f.format', '=', format)
    .executeTakeFirst()
  return row?.bytes ?? null
}

/** Takes away files nobody can ask for any more: the report is issued or discarded, or has been written on. */
export async function dropRunFiles(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from report_run_file f using report_run u, report r
    where u.id = f.run and r.id = u.report
      and (r.state in ('issued', 'discarded') or r.revision <> u.revision)`.execute(db)
  return Number(numAffectedRows ?? 0)
}
