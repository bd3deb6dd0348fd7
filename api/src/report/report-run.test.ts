import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { instantOf } from 'shared/day.ts'
import { reportFormats } from 'shared/report/report-contract.ts'
import { passagesOf } from 'shared/report/passages-of.ts'
import { testTemplate } from 'shared/report/test-template.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { extendSums } from '../kpi/extend-sums.ts'
import { loadTestProvince } from '../kpi/load-test-province.ts'
import { keepRecords } from '../kpi/test-records.ts'
import { testDeps } from '../test-deps.ts'
import { actOnReport } from './act-on-report.ts'
import { draftReport } from './draft-report.ts'
import { issueReport } from './issue-report.ts'
import { keptDocument, sha256 } from './kept-report.ts'
import { renderReport } from './write-report.ts'
import { findRow } from './report-store.ts'
import { askForRun, dropRunFiles, findRun } from './run-store.ts'
import { writePassage } from './write-in-report.ts'
import { writeRuns } from './write-runs.ts'

const clock = instantOf('2026-01-19', 9 * 60)
let at: TestDatabase
let deps: ReturnType<typeof testDeps>
let child: ChildProcess | undefined
const as = (id: string, role: 'officer' | 'approver') =>
  ({ identity: { role, id, unit: null }, address: null, requestId: null }) as const

beforeAll(async () => {
  at = await testDatabase()
  await loadTestProvince(at.db)
  const definition = JSON.stringify(testTemplate)
  await at.db
    .insertInto('report_template')
    .values({ key: 'dinh-ky@1', id: 'dinh-ky', version: 1, definition })
    .execute()
  await keepRecords(at.db, 'dossier', [{ unit: '13285', day: '2025-12-20', counts: [100, 90, 0] }], clock, true)
  deps = testDeps(at.db, () => clock)
  await extendSums(at.db, clock)
})
afterAll(async () => {
  child?.kill('SIGKILL')
  await at.close()
})

let made = 0
/** A draft of days of its own, its files asked for. */
async function asked(): Promise<string> {
  made += 1
  const from = `2025-12-${String(made).padStart(2, '0')}`
  const query = { template: 'dinh-ky', from, to: '2025-12-31', until: [], asOf: undefined, locale: 'vi' } as const
  const id = await draftReport({ ...deps, publicUrl: 'https://nhipso.test' }, as('a', 'officer'), { query })
  await askForRun(at.db, await findRow(at.db, id), { at: clock, by: 'a' })
  return id
}
const runOf = async (id: string) => (await findRun(at.db, await findRow(at.db, id)))!
const files = async () =>
  (
    await sql<{ report: string; format: string; sha256: string; written: string }>`
      select r.report, f.format, f.sha256, f.xmin::text as written
      from report_run_file f join report_run r on r.id = f.run order by r.report, f.format`.execute(at.db)
  ).rows

test('whoever writes is killed on the way: another goes on with the next file, and none is written twice', async () => {
  const ids: string[] = []
  for (let one = 0; one < 6; one += 1) ids.push(await asked())
  const leaseMs = 400
  child = fork(join(import.meta.dirname, 'test-run-worker.ts'), [at.url, at.schema, String(leaseMs)], {
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const gone = once(child, 'exit')
  const midway = async () => {
    const { rows } = await sql<{
      run: string
    }>`select run from report_run_file group by run having count(*) between 1 and 3`.execute(at.db)
    return rows.length > 0
  }
  while (!(await midway())) await sleep(2)
  child.kill('SIGKILL')
  await gone
  const before = await files()
  // What it left is nobody's until its lease has run out; then it is gone on with.
  while ((await Promise.all(ids.map(runOf))).some(({ state }) => state !== 'done')) {
    await writeRuns(deps, { leaseMs: 60_000 })
    await sleep(50)
  }
  const after = await files()
  expect(after).toHaveLength(ids.length * reportFormats.length)
  // Not a byte of what was there has been written anew.
  expect(after).toEqual(expect.arrayContaining(before))
  const { rows: begun } = await sql<{
    fence: number
  }>`select fence::int as fence from report_run order by fence desc`.execute(at.db)
  expect(begun.map(({ fence }) => fence)).toEqual([2, 1, 1, 1, 1, 1])
  const rendered = await renderReport(await keptDocument(at.db, await findRow(at.db, ids[0]!)))
  for (const { extension, body } of rendered)
    expect(after).toContainEqual(expect.objectContaining({ report: ids[0], format: extension, sha256: sha256(body) }))
})

test('what is told to stop gives its run back, to be gone on with at once', async () => {
  const id = await asked()
  const stop = new AbortController()
  // It looks at the clock when it keeps a file, and is told to stop just then.
  const stopped = () => {
    stop.abort()
    return clock
  }
  await writeRuns({ ...deps, now: stopped }, { stop: stop.signal })
  expect(await runOf(id)).toMatchObject({ state: 'waiting', formats: [reportFormats[0]] })
  await writeRuns(deps)
  expect(await runOf(id)).toMatchObject({ state: 'done', formats: reportFormats.toSorted() })
})

test('asked twice it is one run; of words that have changed since, nobody needs the files', async () => {
  const id = await asked()
  await askForRun(at.db, await findRow(at.db, id), { at: clock, by: 'b' })
  const [passage] = passagesOf(await keptDocument(at.db, await findRow(at.db, id)))
  const run = await runOf(id)
  await writePassage(deps, as('a', 'officer'), { id, passage: passage!, text: 'Mới', basedOn: 0, locale: 'vi' })
  await writeRuns(deps)
  const state = await at.db.selectFrom('report_run').select('state').where('report', '=', id).execute()
  expect([
    state,
    (await at.db.selectFrom('report_run_file').select('run').where('run', '=', run.id).execute()).length,
  ]).toEqual([[{ state: 'moot' }], 0])
})

test('what cannot be written is tried three times, says why, and is begun anew when somebody asks', async () => {
  const id = await asked()
  // An input that was no report's: nothing can be composed from it.
  await sql`alter table report_input disable trigger user`.execute(at.db)
  const kept = await at.db.selectFrom('report_input').select('body').where('report', '=', id).executeTakeFirstOrThrow()
  await at.db.updateTable('report_input').set({ body: '{}' }).where('report', '=', id).execute()
  const later = () =>
    at.db.updateTable('report_run').set({ leased_until: null }).where('state', '=', 'waiting').execute()
  for (let round = 0; round < 5; round += 1) {
    await writeRuns(deps)
    await later()
  }
  expect(await runOf(id)).toMatchObject({ state: 'failed', formats: [], last_error: expect.stringMatching(/./) })
  await at.db.updateTable('report_input').set(kept).where('report', '=', id).execute()
  await sql`alter table report_input enable trigger user`.execute(at.db)
  await askForRun(at.db, await findRow(at.db, id), { at: clock, by: 'a' })
  await writeRuns(deps)
  expect(await runOf(id)).toMatchObject({ state: 'done', last_error: null })
})

test('an approval has the files written, the issue keeps those very files, and then they stand once', async () => {
  const id = await asked()
  for (const passage of passagesOf(await keptDocument(at.db, await findRow(at.db, id))))
    await writePassage(deps, as('a', 'officer'), { id, passage, text: 'Không phát sinh.', basedOn: 0, locale: 'vi' })
  await actOnReport(deps, as('b', 'officer'), { id, act: 'check', locale: 'vi' })
  await actOnReport(deps, as('c', 'approver'), { id, act: 'approve', locale: 'vi' })
  await writeRuns(deps)
  const written = (await files()).filter(({ report }) => report === id)
  expect(written.map(({ format }) => format)).toEqual(reportFormats.toSorted())
  await issueReport(deps, as('c', 'approver'), { id, locale: 'vi' })
  const kept = await at.db
    .selectFrom('report_file')
    .select(['format', 'sha256'])
    .where('report', '=', id)
    .orderBy('format')
    .execute()
  expect(kept).toEqual(written.map(({ format, sha256: hash }) => ({ format, sha256: hash })))
  await dropRunFiles(at.db)
  expect((await files()).filter(({ report }) => report === id)).toEqual([])
})
