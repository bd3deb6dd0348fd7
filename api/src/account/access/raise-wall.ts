import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { type Grant, type Wall, walls, type WallRule } from './wall.ts'

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
    if ((await markOf(trx, schema)) === mark) return 'stood'
    await sql`set local lock_timeout = '3s'`.execute(trx)
    for (const statement of statements) await raw(statement).execute(trx)
    await raw(`comment on function ${schema}.app_all(text[]) is '${mark}'`).execute(trx)
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
    `revoke all on all tables in schema ${schema} from public, ${appRole}`,
    ...functions(schema),
    ...Object.entries(walls).flatMap(([table, wall]) => tableStatements(schema, table, wall)),
  ]
}

/** Each is asked once a query, not once a row: a policy wraps them in a sub-select, which PostgreSQL runs first. */
function functions(schema: string): string[] {
  const list = (...settings: string[]) =>
    settings.map((name) => `string_to_array(current_setting('app.${name}', true), ',')`)
  const [all, own] = list('all', 'own')
  const answers = (name: string, expression: string) =>
    `create or replace function ${schema}.${name}(variadic rights text[]) returns boolean language sql stable parallel safe
      as $$ select coalesce(${expression}, false) $$`
  const says = (name: string) =>
    `create or replace function ${schema}.app_${name}() returns text language sql stable parallel safe
      as $$ select nullif(current_setting('app.${name}', true), '') $$`
  return [
    answers('app_all', `${all} && (rights || 'system'::text)`),
    answers('app_own', `${own} && rights`),
    answers('app_any', `array_cat(${all}, ${own}) && (rights || 'system'::text)`),
    says('unit'),
    says('dataset'),
    `create or replace function ${schema}.app_anybody() returns boolean language sql stable parallel safe
      as $$ select coalesce(current_setting('app.all', true), '') <> '' $$`,
  ]
}

function tableStatements(schema: string, table: string, { grants, reads, writes }: Wall): string[] {
  const name = `${schema}.${table}`
  const readable = condition(schema, reads)
  const writable = condition(schema, writes ?? { rights: [] })
  const policies: Record<Grant, string> = {
    select: `using (${readable})`,
    insert: `with check (${writable})`,
    update: `using (${writable}) with check (${writable})`,
    delete: `using (${writable})`,
  }
  return [
    `grant ${grants.join(', ')} on ${name} to ${appRole}`,
    `alter table ${name} enable row level security`,
    `alter table ${name} force row level security`,
    ...Object.entries(policies).flatMap(([action, rule]) => [
      `drop policy if exists wall_${action} on ${name}`,
      `create policy wall_${action} on ${name} for ${action} ${rule}`,
    ]),
  ]
}

function condition(schema: string, { rights, unit, dataset }: WallRule): string {
  if (rights.includes('anybody')) return `(select ${schema}.app_anybody())`
  const names = rights.map((right) => `'${right}'`).join(', ')
  const ask = (which: string) => `(select ${schema}.${which}(${rights.length > 0 ? names : "variadic '{}'"}))`
  if (!unit) return ask('app_any')
  const mine = [
    ask('app_own'),
    `((select ${schema}.app_unit()) = '*' or ${unit} = (select ${schema}.app_unit()))`,
    ...(dataset ? [`((select ${schema}.app_dataset()) = '*' or ${dataset} = (select ${schema}.app_dataset()))`] : []),
  ]
  return `${ask('app_all')} or (${mine.join(' and ')})`
}

async function markOf(trx: Db, schema: string): Promise<string | null> {
  const { rows } = await sql<{ mark: string | null }>`
    select obj_description(to_regprocedure(${`${schema}.app_all(text[])`})) as mark`.execute(trx)
  return rows[0]!.mark
}

const raw = (statement: string): RawBuilder<unknown> => sql.raw(statement)
