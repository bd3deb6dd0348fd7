import { sql } from 'kysely'
import { databaseSays } from 'shared/messages/database.ts'
import { settingsSay } from 'shared/messages/settings.ts'
import { migrate } from '../../db/migrate.ts'
import { type Db, openDb } from '../../db/open.ts'
import type { Env } from '../../env.ts'
import { SettingFault } from '../../setting-fault.ts'
import { appRole, raiseWall } from './raise-wall.ts'
import { systemSettings } from './scope.ts'
import { wallFaults } from './wall-faults.ts'

export interface DatabaseAddresses {
  /** As the owner of the schema, who makes tables and the wall. */
  owner: string
  /** As the account the program works under. */
  app: string
  schema: string
  mode: Env['mode']
}

/**
 * Brings the schema to its newest step and puts up the second wall, as the owner; then looks at it as the account the
 * program works under. A database that cannot be had so is refused with what its administrator has to do.
 */
export async function prepareDatabase({ owner, app, schema, mode }: DatabaseAddresses): Promise<void> {
  await asOwner(owner, schema, mode)
  const db = openDb({ url: app, schema, connections: 1, connectTimeoutMs: 5_000 })
  try {
    const faults = await wallFaults(db)
    if (faults.length > 0)
      throw new SettingFault('DATABASE_URL', '…', databaseSays.wallDown, { faults: faults.join(', '), role: appRole })
  } catch (error) {
    throw isRefused(error)
      ? new SettingFault('NHIPSO_APP_DATABASE_URL', '…', databaseSays.appRefused, { role: appRole }, error)
      : foreseen(error)
  } finally {
    await db.destroy()
  }
}

async function asOwner(url: string, schema: string, mode: Env['mode']): Promise<void> {
  // The row policies hold for an owner too, unless it is a superuser: a step that moves data must see them.
  const db = openDb({
    url,
    schema,
    connections: 2,
    connectTimeoutMs: 5_000,
    statementTimeoutMs: 600_000,
    settings: systemSettings,
  })
  try {
    await migrate(db)
    await raiseWall(db, schema)
    await refuseUnableOwner(db)
    await refuseOtherData(db, mode)
  } catch (error) {
    throw isRefused(error)
      ? new SettingFault('DATABASE_URL', '…', databaseSays.ownerRefused, {}, error)
      : foreseen(error)
  } finally {
    await db.destroy()
  }
}

/** What comes by COPY waits in a temporary table of the owner's; without it, a history would be refused days later. */
async function refuseUnableOwner(db: Db): Promise<void> {
  const { rows } = await sql<{ able: boolean }>`
    select has_database_privilege(current_database(), 'temporary') as able`.execute(db)
  if (!rows[0]!.able) throw new SettingFault('DATABASE_URL', '…', databaseSays.ownerLacks, { role: appRole })
}

/** What is simulated and what is real never stand in one database; nor does anybody enter by a click where it is real. */
async function refuseOtherData(db: Db, mode: Env['mode']): Promise<void> {
  const { rows } = await sql<{ simulated: boolean; real: boolean; people: boolean; real_people: boolean }>`
    select exists (select from province where simulated) as simulated,
      exists (select from province where not simulated) as real,
      exists (select from account_user where demo) as people,
      exists (select from account_user where not demo) as real_people`.execute(db)
  const { simulated, real, people, real_people } = rows[0]!
  // Whoever the demonstration invites stands beside a simulated province; people without one wait for the real one.
  if (mode === 'demo' && (real || (real_people && !simulated)))
    throw new SettingFault('NHIPSO_MODE', mode, settingsSay.realData)
  const what = [...(simulated ? ['province.simulated'] : []), ...(people ? ['account_user.demo'] : [])].join(', ')
  if (mode === 'production' && what) throw new SettingFault('NHIPSO_MODE', mode, settingsSay.demoData, { what })
}

/** What lies behind a migration that failed is what it failed of. */
function* causes(error: unknown): Generator<Error & { code?: string }> {
  for (let at = error; at instanceof Error; at = at.cause)
    yield at instanceof AggregateError ? (at.errors[0] as Error) : at
}

const codeOf = (error: unknown): string =>
  [...causes(error)].map(({ code }) => code).findLast((code) => code !== undefined) ?? ''
/** A wrong password, no such role, or no line in pg_hba.conf. */
const isRefused = (error: unknown): boolean => ['28P01', '28000'].includes(codeOf(error))
const away = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|57P03|53300)$/

function foreseen(error: unknown): unknown {
  const code = codeOf(error)
  const timedOut =
    error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated/.test([...causes(error)].at(-1)!.message)
  if (away.test(code) || timedOut)
    return new SettingFault('DATABASE_URL', '…', databaseSays.away, { why: code || 'timeout' }, error)
  if (code === '3D000') return new SettingFault('DATABASE_URL', '…', databaseSays.noDatabase, {}, error)
  if (code === '42501') return new SettingFault('DATABASE_URL', '…', databaseSays.ownerLacks, { role: appRole }, error)
  return error
}
