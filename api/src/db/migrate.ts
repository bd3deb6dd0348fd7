import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Db } from './open.ts'
import * as ledger from './migrations/0001-ledger.ts'
import * as identity from './migrations/0002-identity.ts'
import * as account from './migrations/0003-account.ts'
import * as probe from './migrations/0005-probe.ts'
import * as alert from './migrations/0006-alert.ts'
import * as trailState from './migrations/0007-trail-state.ts'
import * as target from './migrations/0008-target.ts'
import * as comparison from './migrations/0009-comparison.ts'
import * as staging from './migrations/0010-staging.ts'
import * as heartbeat from './migrations/0011-heartbeat.ts'
import * as phases from './migrations/0011-phases.ts'
import * as takenIn from './migrations/0013-taken-in.ts'
import * as report from './migrations/0014-report.ts'
import * as submission from './migrations/0015-submission.ts'
import * as reportLife from './migrations/0016-report-life.ts'
import * as batch from './migrations/0017-batch.ts'
import * as correction from './migrations/0017-correction.ts'
import * as validation from './migrations/0017-validation.ts'
import * as task from './migrations/0019-task.ts'
import * as connector from './migrations/0020-connector.ts'
import * as unitChange from './migrations/0021-unit-change.ts'
import * as visit from './migrations/0023-visit.ts'
import * as words from './migrations/0023-words.ts'
import * as reportRun from './migrations/0025-report-run.ts'
import * as concerned from './migrations/0026-concerned.ts'
import * as withdrawal from './migrations/0027-withdrawal.ts'
import * as kpiVersion from './migrations/0028-kpi-version.ts'
import * as fanOut from './migrations/0029-fan-out.ts'
import * as fourEyes from './migrations/0030-four-eyes.ts'

/** Every step of the schema, in order. A step that has been released is never changed; the next one is. */
const migrations: Record<string, Migration> = {
  '0001-ledger': ledger,
  '0002-identity': identity,
  '0003-account': account,
  '0005-probe': probe,
  '0006-alert': alert,
  '0007-trail-state': trailState,
  '0008-target': target,
  '0009-comparison': comparison,
  '0010-staging': staging,
  '0011-heartbeat': heartbeat,
  '0011-phases': phases,
  '0013-taken-in': takenIn,
  '0014-report': report,
  '0015-submission': submission,
  '0016-report-life': reportLife,
  '0017-batch': batch,
  '0017-correction': correction,
  '0017-validation': validation,
  '0019-task': task,
  '0020-connector': connector,
  '0021-unit-change': unitChange,
  '0023-visit': visit,
  '0023-words': words,
  '0025-report-run': reportRun,
  '0026-concerned': concerned,
  '0027-withdrawal': withdrawal,
  '0028-kpi-version': kpiVersion,
  '0029-fan-out': fanOut,
  '0030-four-eyes': fourEyes,
}

/**
 * Brings the province's schema to the newest step and says which steps were taken. The migrator keeps its own tables in
 * that schema too, and its lock lets several programs start at once.
 */
export async function migrate(db: Db): Promise<string[]> {
  const schema = await schemaOf(db)
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableSchema: schema,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  const failed = results.find((result) => result.status === 'Error')
  if (error) throw new Error(`Migration ${failed?.migrationName ?? ''} of schema ${schema} failed`, { cause: error })
  return results.map((result) => result.migrationName)
}

/** `search_path` names the schema also while it does not exist, when `current_schema()` is still null. */
async function schemaOf(db: Db): Promise<string> {
  const { rows } = await sql<{
    schema: string
  }>`select split_part(current_setting('search_path'), ',', 1) as schema`.execute(db as unknown as Kysely<unknown>)
  return rows[0]!.schema
}
