import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'

/** A table whose rows come from the document: its columns, the key first. */
export interface Listed {
  table: keyof Tables
  columns: readonly [key: string, ...rest: string[]]
  rows: readonly Record<string, unknown>[]
  /** What has come in once is neither rewritten nor taken away: something that was issued names it. */
  forGood?: true
  /** Rows with something in this column came otherwise than by the document, and stay. */
  besides?: string
  /** Rows that are not the document's: they stay when it does not name them. */
  others?: RawBuilder<boolean>
}

/** Inserts what is new and rewrites what differs; says how many rows that was, so that nothing changed is seen. */
export async function keepRows(trx: Db, { table, columns, rows, forGood }: Listed): Promise<number> {
  const [key, ...rest] = columns
  const names = sql.join(columns.map((name) => sql.ref(name)))
  const of = (alias: string) => sql.join(rest.map((name) => sql.ref(`${alias}.${name}`)))
  const set = sql.join(rest.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))
  const rewritten = sql`do update set ${set} where row(${of('kept')}) is distinct from row(${of('excluded')})`
  const result = await sql`
    insert into ${sql.table(table)} as kept (${names})
    select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    on conflict (${sql.ref(key)}) ${forGood ? sql`do nothing` : rewritten}`.execute(trx)
  return Number(result.numAffectedRows ?? 0)
}

/** Takes away the rows the document no longer names. */
export async function dropOthers(trx: Db, { table, columns, rows, forGood, besides, others }: Listed): Promise<number> {
  if (forGood) return 0
  const [key] = columns
  const result = await sql`
    delete from ${sql.table(table)} where ${sql.ref(key)} <> all (
      select ${sql.ref(key)} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    ) ${besides ? sql`and ${sql.ref(besides)} is null` : sql``} ${others ? sql`and not (${others})` : sql``}`.execute(
    trx,
  )
  return Number(result.numAffectedRows ?? 0)
}

/** For tables without a key of the document's own: afterwards they hold exactly these rows. */
export async function keepExactly(
  trx: Db,
  table: keyof Tables,
  columns: readonly string[],
  rows: readonly object[],
): Promise<number> {
  const names = sql.join(columns.map((name) => sql.ref(name)))
  const of = (alias: string) => sql.join(columns.map((name) => sql.ref(`${alias}.${name}`)))
  const wanted = sql`select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`
  const gone = await sql`
    delete from ${sql.table(table)} kept where not exists (
      select from (${wanted}) wanted where row(${of('wanted')}) is not distinct from row(${of('kept')})
    )`.execute(trx)
  const come = await sql`
    insert into ${sql.table(table)} (${names}) select ${of('wanted')} from (${wanted}) wanted where not exists (
      select from ${sql.table(table)} kept where row(${of('wanted')}) is not distinct from row(${of('kept')})
    )`.execute(trx)
  return Number(gone.numAffectedRows ?? 0) + Number(come.numAffectedRows ?? 0)
}
