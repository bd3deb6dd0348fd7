import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { walls } from './wall.ts'
import type { Grant, Wall, WallRule } from './wall-rule.ts'

/** The account the program works under: it owns nothing, makes nothing, and row policies hold for it. */
export const appRole = 'nhipso_app'

/** The same database, entered under the program's own account. */
export function asAppRole(url: string): string {
  const address = new URL(url)
  address.username = appRole
  return address.href
}

/**
 * Puts the second wall up after the migrations, as their owner: the account, what it may do to each table, and the row
 * policies, forced so that they hold for the owner too. One transaction; nothing is touched when it stands already.
 */
export async function raiseWall(db: Db, schema: string): Promise<'raised' | 'stood'> {
  const statements = wallStatements(schema)
  const mark = createHash('sha256').update(statements.join(';\n')).digest('hex')
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('nhipso wall'))`.execute(trx)
    if ((await markOf(trx, schema)) === mark && !(await hasLooseFunction(trx, schema))) return 'stood'
    await sql`set local lock_timeout = '3s'`.execute(trx)
    for (const statement of statements) await raw(statement).execute(trx)
    await raw(`comment on policy wall_select on ${schema}.audit is '${mark}'`).execute(trx)
    return 'raised'
  })
}

/** Everything the wall is made of, in SQL. Names and rules come from our own table, never from outside. */
export function wallStatements(schema: string): string[] {
  return [
    `do $$ begin
      if not exists (select from pg_roles where rolname = '${appRole}') then
        create role ${appRole} login nosuperuser nocreatedb nocreaterole noinherit nobypassrls;
      end if;
    exception when duplicate_object or unique_violation then null; end $$`,
    `grant usage on schema ${schema} to ${appRole}`,
    `revoke create on schema ${schema} from public, ${appRole}`,
    // The owner, who need not own the database, keeps what everybody had.
    `do $$ begin
      execute format('grant temporary on database %I to %I', current_database(), current_user);
      execute format('revoke temporary on database %I from public, ${appRole}', current_database());
    end $$`,
    pinFunctions(schema),
    `revoke all on all tables in schema ${schema} from public, ${appRole}`,
    ...Object.entries(walls).flatMap(([table, wall]) => tableStatements(`${schema}.${table}`, wall)),
  ]
}

const pinned = (schema: string): string => `search_path=${schema}, pg_temp`

/** What a function names is what the schema holds, whatever path its caller looks along. */
const pinFunctions = (schema: string): string => `do $$ declare each regprocedure; begin
      for each in select oid from pg_proc where pronamespace = '${schema}'::regnamespace loop
        execute format('alter function %s set search_path = ${schema}, pg_temp', each);
      end loop;
    end $$`

async function hasLooseFunction(trx: Db, schema: string): Promise<boolean> {
  const { rows } = await sql<{ loose: boolean }>`
    select exists (select from pg_proc where pronamespace = ${schema}::regnamespace
      and not coalesce(proconfig, '{}') @> array[${pinned(schema)}]::text[]) as loose`.execute(trx)
  return rows[0]!.loose
}

export function tableStatements(name: string, { grants, reads, writes, inserts, tended }: Wall): string[] {
  const readable = condition(reads)
  const writable = condition(writes ?? { rights: [] })
  const policies: Record<Grant, string> = {
    select: `using (${readable})`,
    insert: `with check (${inserts ? condition(inserts) : writable})`,
    update: `using (${writable}) with check (${writable})`,
    delete: `using (${writable})`,
  }
  return [
    `grant ${grants.join(', ')} on ${name} to ${appRole}`,
    ...(tended ? [`grant maintain on ${name} to ${appRole}`] : []),
    `alter table ${name} enable row level security`,
    `alter table ${name} force row level security`,
    ...Object.entries(policies).flatMap(([action, rule]) => [
      `drop policy if exists wall_${action} on ${name}`,
      `create policy wall_${action} on ${name} for ${action} ${rule}`,
    ]),
  ]
}

/**
 * What has no column in it stands in a sub-select, which PostgreSQL runs once before the query; bare, it would be worked
 * out anew for every row, at four times the price of reading one. No functions of our own: the planner would open each.
 */
function condition({ rights, unit, dataset, provider, person }: WallRule): string {
  if (rights.includes('open')) return 'true'
  if (rights.includes('anybody')) return once(`${setting('all')} <> ''`)
  const names = rights.map((right) => `'${right}'`)
  const has = (which: 'all' | 'own', list: string[]) =>
    `string_to_array(${setting(which)}, ',') && array[${list.join(', ')}]::text[]`
  const everywhere = has('all', [...names, "'system'"])
  if (names.length === 0) return once(everywhere)
  if (!unit && !provider && !person) return once(`${everywhere} or ${has('own', names)}`)
  const same = (column: string, name: string) =>
    `(${once(`${setting(name)} = '*'`)} or ${column} = ${once(setting(name))})`
  const ofUnit = unit ? [[same(unit, 'unit'), ...(dataset ? [same(dataset, 'dataset')] : [])].join(' and ')] : []
  // An operator has a provider and no unit, everybody else no provider: the two never add up.
  const ofProvider = provider ? [`${provider} = ${once(`nullif(${setting('provider')}, '')`)}`] : []
  const ofPerson = person ? [`${once(`nullif(${setting('person')}, '')`)} = any ((${person})::text[])`] : []
  const mine = [...ofUnit, ...ofProvider, ...ofPerson].map((one) => `(${one})`).join(' or ')
  return `${once(everywhere)} or (${once(has('own', names))} and (${mine}))`
}

const once = (expression: string): string => `(select ${expression})`
const setting = (name: string): string => `current_setting('app.${name}', true)`

/** The wall's own hash, kept where only the owner can write: beside one of its policies. */
async function markOf(trx: Db, schema: string): Promise<string | null> {
  const { rows } = await sql<{ mark: string | null }>`
    select obj_description(oid, 'pg_policy') as mark from pg_policy
    where polname = 'wall_select' and polrelid = to_regclass(${`${schema}.audit`})`.execute(trx)
  return rows[0]?.mark ?? null
}

const raw = (statement: string): RawBuilder<unknown> => sql.raw(statement)
