import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { addDays, type Day, instantOf } from 'shared/day.ts'
import { startEmbedded } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { makeTestFolder } from '../db/test-folder.ts'
import type { Deps } from '../deps.ts'
import { extendSums } from '../kpi/extend-sums.ts'
import { moveSums } from '../kpi/move-sums.ts'
import { loadDemo } from '../run/load-demo.ts'
import type { ServingDeps } from '../serving-deps.ts'
import { testDeps } from '../test-deps.ts'

export interface BenchServer {
  url: string
  /** A migrated schema of its own, with the demonstration province in it and a clock that stands. */
  province: (schema: string, historyFrom: Day, now: Date) => Promise<ServingDeps>
  empty: (schema: string) => Promise<Db>
  close: () => Promise<void>
}

/** A PostgreSQL as it serves a province, flushing to disk, in a folder that goes away with the bench. */
export async function startBenchServer(): Promise<BenchServer> {
  const state = await makeTestFolder('nhipso-bench-')
  const server = await startEmbedded({ state, database: 'bench' })
  const opened: Db[] = []
  const empty = async (schema: string) => {
    // Patient: a machine at work on much else must not end a bench of minutes.
    const db = openDb({ url: server.url, schema, statementTimeoutMs: 600_000, connectTimeoutMs: 120_000 })
    opened.push(db)
    await migrate(db)
    return db
  }
  return {
    url: server.url,
    empty,
    async province(schema, historyFrom, now) {
      const deps = testDeps(await empty(schema), now)
      await loadDemo({ ...deps, env: { ...deps.env, state, demoHistoryFrom: historyFrom } })
      return deps
    },
    async close() {
      for (const db of opened) await db.destroy()
      await server.stop()
      await rm(state, { recursive: true, force: true })
    },
  }
}

/**
 * Fills the ledger with a history of every measure there is, a figure for each unit that owes one and each day of the
 * dataset's frequency, and adds it up as a collection does. What the figures are does not matter here, how many does. As
 * many days as `daysAVersion` come with one version.
 */
export async function makeHistory(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  from: Day,
  to: Day,
  daysAVersion = 30,
): Promise<void> {
  await sql`
    insert into delta (measure, day, unit, delta, reported, version, reason, collection)
    select m.id, d::date, u.code, 20 + (extract(doy from d)::int * 7 + ascii(right(u.code, 1)) + length(m.id) * 3) % 50, 1,
      1 + (d::date - ${from}::date) / ${daysAVersion}::int, 'first', 1 + (d::date - ${from}::date) / ${daysAVersion}::int
    from dataset s join measure m on m.dataset = s.id
    cross join generate_series(${from}::date, ${to}::date, interval '1 day') d
    join unit u on case s.scope when 'province' then u.kind = 'province' when 'communes' then u.kind in ('commune', 'ward') else true end
    where case s.frequency when 'daily' then true when 'workday' then extract(isodow from d) < 6
      when 'weekly' then extract(isodow from d) = 7 else extract(day from d + interval '1 day') = 1 end
    order by m.id collate "C", d, u.code collate "C"`.execute(db)
  // A figure in seventy is corrected the month after.
  const correctedAfter = Math.ceil(30 / daysAVersion)
  await sql`
    insert into delta (measure, day, unit, delta, reported, version, reason, collection)
    select measure, day, unit, 1, 0, version + ${correctedAfter}, 'correction', version + ${correctedAfter} from delta
    where (ascii(right(unit, 1)) + extract(doy from day)::int * 3 + length(measure)) % 70 = 0 and day <= ${to}::date - 31`.execute(
    db,
  )
  await sql`
    insert into ledger_day (dataset, day, first_version, last_version, last_first_version)
    select m.dataset, d.day, min(d.version), max(d.version), max(d.version) filter (where d.reason = 'first')
    from delta d join measure m on m.id = d.measure group by m.dataset, d.day`.execute(db)
  // Each version is one collection, recorded the day after its last; since then feeds have been asked by the hour and brought nothing new.
  await sql`
    insert into collection (feed, asked_from, asked_to, asked_at, took_ms, outcome, version, recorded_at)
    select (select min(id) from feed), ${from}, ${to}, at, 10, 'kept', version, at
    from (
      select version, least(${from}::date + (version * ${daysAVersion})::int + time '03:00', ${now()}::timestamptz) as at
      from (select distinct version from delta) known
    ) recorded order by version`.execute(db)
  await sql`
    insert into collection (feed, asked_from, asked_to, asked_at, took_ms, outcome)
    select feed.id, ${to}, ${to}, at, 10, 'unchanged'
    from feed cross join generate_series(${now()}::timestamptz - interval '60 days', ${now()}, interval '1 hour') at`.execute(
    db,
  )
  await sql`
    update ledger_version set (version, recorded_at) = (
      select version, recorded_at from collection where version is not null order by version desc limit 1
    )`.execute(db)
  const datasets = await db.selectFrom('kpi').select('dataset').distinct().where('dataset', 'is not', null).execute()
  for (const { dataset } of datasets) {
    await db.transaction().execute((trx) => moveSums(trx, { dataset: dataset ?? '', units: null, from, to }))
  }
  await db
    .updateTable('feed_progress')
    .set({ caught_up_to: to, last_success_at: now(), last_attempt_at: now(), due_at: instantOf(addDays(to, 30)) })
    .execute()
  await extendSums(db, now())
  for (const table of [
    'delta',
    'batch_sum',
    'ledger_day',
    'collection',
    'kpi_sum',
    'kpi_year_sum',
    'kpi_term',
    'kpi',
    'unit',
  ])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db)
}

/** Leaves one KPI in a province, for histories too long to be made of all. */
export async function keepOnly({ db }: Pick<Deps, 'db'>, kpi: string): Promise<void> {
  await sql`delete from published_figure where kpi <> ${kpi}`.execute(db)
  await sql`delete from kpi_term where kpi <> ${kpi}`.execute(db)
  await sql`delete from kpi where id <> ${kpi}`.execute(db)
  await sql`delete from measure where id not in (select measure from kpi_term)`.execute(db)
}

/** Leaves the KPIs of one dataset in a province, with their measures. */
export async function keepDataset({ db }: Pick<Deps, 'db'>, dataset: string): Promise<void> {
  const others = sql`select id from kpi where dataset is distinct from ${dataset}`
  await sql`delete from published_figure where kpi in (${others})`.execute(db)
  await sql`delete from kpi_term where kpi in (${others})`.execute(db)
  await sql`delete from kpi where id in (${others})`.execute(db)
  await sql`delete from measure where dataset <> ${dataset}`.execute(db)
}
