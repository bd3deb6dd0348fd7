import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'

export type WallFault =
  | 'superuser'
  | 'bypasses-policies'
  | 'owns-tables'
  | 'may-create'
  | 'may-make-temporary'
  | 'table-without-policy'
  | 'may-truncate'
  | 'may-change-the-ledger'

/** Asked at every start, as the account the program works under: why the wall would not hold, if it would not. */
export async function wallFaults(db: Db): Promise<WallFault[]> {
  const { rows } = await sql<Record<WallFault, boolean>>`
    with mine as (
      select c.oid, c.relname, c.relowner, c.relispartition, c.relrowsecurity and c.relforcerowsecurity as walled
      from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
    ), me as (select oid, rolsuper, rolbypassrls from pg_roles where rolname = current_user)
    select
      (select rolsuper from me) as superuser,
      (select rolbypassrls from me) as "bypasses-policies",
      exists (select from mine, me where pg_has_role(me.oid, mine.relowner, 'member')) as "owns-tables",
      has_database_privilege(current_database(), 'create') or exists (select from pg_namespace n
        where n.nspname !~ '^pg_' and has_schema_privilege(n.oid, 'create')) as "may-create",
      -- A temporary table of the name of one of ours, and a trigger on it, could stand in its place.
      has_database_privilege(current_database(), 'temporary') as "may-make-temporary",
      -- A day of samples takes rows by COPY, under a trigger of its own, and gives none back.
      exists (select from mine where not walled and has_table_privilege(oid,
        case when relispartition then 'select, update, delete' else 'select, insert, update, delete' end)) as "table-without-policy",
      exists (select from mine where has_table_privilege(oid, 'truncate')) as "may-truncate",
      exists (select from mine where relname in ('delta', 'payload', 'reject', 'audit')
        and has_table_privilege(oid, 'update, delete')) as "may-change-the-ledger"`.execute(db)
  const found = rows[0]!
  return (Object.keys(found) as WallFault[]).filter((fault) => found[fault])
}
