import { sql } from 'kysely'
import { checkProvince, type ProvinceProblem } from 'shared/check-province.ts'
import { provinceProblem } from 'shared/messages/province-problem.ts'
import { say } from 'shared/messages/say.ts'
import { type Province, provinceSchema } from 'shared/province.ts'
import type { Locale } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import { judgeUrl } from '../http/egress/judge-url.ts'
import { placesOf } from '../http/places.ts'
import { keepKpiVersions } from './keep-kpi-versions.ts'
import { keepProgress, readFeeds } from './keep-progress.ts'
import { dropOthers, keepExactly, keepRows } from './keep-rows.ts'
import { keepTargets } from './keep-targets.ts'
import { listedRows, termColumns, termRows } from './province-rows.ts'
import { dropSumsOf, readSumBasis } from './sum-basis.ts'

export type Loaded =
  | { kind: 'loaded'; changed: boolean }
  | { kind: 'refused'; problems: { at: string; detail: string }[] }

/**
 * Takes over a province document, whole or not at all. The same document again changes nothing; what has figures cannot
 * be taken away. This is the only path by which a province comes in, the demonstration's included.
 */
export async function loadProvince(db: Db, document: unknown, now: Date, locale: Locale = 'vi'): Promise<Loaded> {
  const parsed = provinceSchema.safeParse(document)
  if (!parsed.success) {
    const places = placesOf(parsed.error, '')
    return {
      kind: 'refused',
      problems: places.map(({ at, detail, parameters }) => ({ at, detail: say(locale, detail, parameters) })),
    }
  }
  const province = parsed.data
  const problems = [...checkProvince(province), ...refusedAddresses(province)]
  if (problems.length > 0) return refused(problems, locale)

  return db.transaction().execute(async (trx) => {
    // The locks under which figures are kept, in their order: a document and an answer never come in at the same moment.
    await trx.selectFrom('feed_progress').select('feed').orderBy('feed').forUpdate().execute()
    await trx.selectFrom('ledger_version').select('version').forUpdate().execute()
    const held = await findHeld(trx, province)
    if (held.length > 0) return refused(held, locale)
    const [before, feeds] = [await readSumBasis(trx), await readFeeds(trx)]
    const rows = await keepProvince(trx, province, now)
    const progress = await keepProgress(trx, province.feeds, feeds, now)
    const after = await readSumBasis(trx)
    await dropSumsOf(
      trx,
      [...before].flatMap(([kpi, basis]) => (after.get(kpi) === basis ? [] : [kpi])),
    )
    return { kind: 'loaded', changed: rows + progress > 0 }
  })
}

/** What would never be asked is not taken over either. */
const refusedAddresses = ({ feeds }: Province): ProvinceProblem[] =>
  feeds.flatMap(({ id, url }) =>
    url !== 'own:' && judgeUrl(url).kind === 'refused' ? [{ at: `feeds.${id}.url`, message: 'addressRefused' }] : [],
  )

const refused = (problems: readonly ProvinceProblem[], locale: Locale): Loaded => ({
  kind: 'refused',
  problems: problems.map(({ at, message, parameters }) => ({
    at,
    detail: say(locale, provinceProblem[message], parameters),
  })),
})

/** Rows come in the order of their references and go in the reverse of it. */
async function keepProvince(trx: Db, province: Province, now: Date): Promise<number> {
  const { code, name, historyFrom, simulated } = province
  const own = { table: 'province', columns: ['code', 'name', 'history_from', 'simulated'] } as const
  let changed = await keepRows(trx, {
    ...own,
    columns: [...own.columns],
    rows: [{ code, name, history_from: historyFrom, simulated }],
  })
  const listed = listedRows(province)
  // What the document names from now on is its own to describe.
  await sql`delete from added_subsystem where id = any (${province.subsystems.map(({ id }) => id)}::text[])`.execute(
    trx,
  )
  for (const list of listed) changed += await keepRows(trx, list)
  changed += await keepExactly(trx, 'kpi_term', termColumns, termRows(province))
  changed += await keepKpiVersions(trx, now)
  changed += await keepTargets(trx, province, now)
  await dropLeavingSums(trx, province)
  for (const list of listed.toReversed()) changed += await dropOthers(trx, list)
  return changed
}

async function dropLeavingSums(trx: Db, { kpis, feeds }: Province): Promise<void> {
  const leaving = await trx
    .selectFrom('kpi')
    .select('id')
    .where(
      'id',
      'not in',
      kpis.map(({ id }) => id),
    )
    .execute()
  await dropSumsOf(
    trx,
    leaving.map(({ id }) => id),
  )
  await sql`delete from feed_progress where feed <> all (${feeds.map(({ id }) => id)}::text[])
    and feed not in (select id from connector)`.execute(trx)
}

/** What the ledger speaks of must stay: its units, its measures where they are, the feeds it was collected from. */
async function findHeld(trx: Db, province: Province): Promise<ProvinceProblem[]> {
  const other = await trx.selectFrom('province').select('code').where('code', '<>', province.code).executeTakeFirst()
  if (other) return [{ at: 'code', message: 'otherProvince', parameters: { code: other.code } }]
  const measures = JSON.stringify(province.measures.map(({ id, dataset }) => [id, dataset]))
  const { rows } = await sql<{ list: string; id: string }>`
    select 'units' as list, code as id from unit
      where made_by is null and code <> all (${province.units.map(({ code }) => code)}::text[])
        and (exists (select from delta where delta.unit = unit.code) or exists (select from quarantine q where q.unit = unit.code))
    union all
    select 'measures', id from measure
      where not (${measures}::jsonb @> jsonb_build_array(jsonb_build_array(id, dataset)))
        and exists (select from delta where delta.measure = measure.id)
    union all
    select 'feeds', id from feed
      where id <> all (${province.feeds.map(({ id }) => id)}::text[]) and id not in (select id from connector) and exists (select from collection where feed = feed.id)
    union all
    select 'datasets', id from dataset
      where id <> all (${province.datasets.map(({ id }) => id)}::text[]) and exists (select from quarantine q where q.dataset = dataset.id)
    union all
    select 'datasets', dataset from feed
      where id in (select id from connector) and dataset <> all (${province.datasets.map(({ id }) => id)}::text[])
    union all
    select 'subsystems', subsystem from feed
      where id in (select id from connector) and subsystem <> all (${province.subsystems.map(({ id }) => id)}::text[])
        and subsystem not in (select id from added_subsystem)
    union all
    select 'feeds', id from connector where id = any (${province.feeds.map(({ id }) => id)}::text[])
    union all
    select 'watched', id from watched_connection w
      where id <> all (${province.watched.map(({ id }) => id)}::text[]) and exists (select from state_interval where connection = w.code)`.execute(
    trx,
  )
  return rows.map(({ list, id }) => ({ at: `${list}.${id}`, message: 'hasFigures', parameters: { id } }))
}
