import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { composeReport } from 'shared/report/compose-report.ts'
import { passagesOf } from 'shared/report/passages-of.ts'
import type { KeptQuery } from 'shared/report/kept-query.ts'
import type { ReportSnapshot } from 'shared/report/snapshot.ts'
import { reportSays } from 'shared/messages/report-life.ts'
import type { Day } from 'shared/day.ts'
import type { Period } from 'shared/period.ts'
import type { Locale } from 'shared/text.ts'
import type { Asker } from '../account/access/current.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Keyring } from '../account/secret/keyring.ts'
import type { Db } from '../db/open.ts'
import { Refusal } from '../http/refusal.ts'
import { askReport, type ReportQuery } from './ask-report.ts'
import { gatherReport } from './gather-report.ts'
import { sha256 } from './kept-report.ts'
import { asSupplement, supplementOf, type Supplementing } from './as-supplement.ts'
import { appendEvent, findRow, holdReport, type ReportRow } from './report-store.ts'

export interface ReportDeps {
  /** On behalf of whoever acts: the second wall holds for it. */
  db: Db
  keyring: Keyring
  now: () => Date
}
export interface DraftDeps extends ReportDeps {
  /** Where the program is reached from outside. */
  publicUrl: string
}

interface Drafted {
  query: ReportQuery
  /** The report it supplements, held, and why. */
  supplements?: Supplementing
}

/** Gathers a report's numbers and keeps it as a draft, with its inputs to the letter. */
export async function draftReport(
  { db, keyring, now, publicUrl }: DraftDeps,
  asker: Asker,
  { query, supplements }: Drafted,
): Promise<string> {
  const at = now()
  // Its name is there before its numbers are: they say where it will be read.
  const id = randomUUID()
  const link = linkOf(publicUrl, id)
  const gathered = await gather(db, { query, supplements: supplements ?? null, link }, at)
  const { period, snapshot, passages } = gathered
  const { subject } = snapshot
  return db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto('report')
      .values({
        id,
        template: snapshot.template.id,
        template_version: snapshot.template.version,
        locale: query.locale,
        unit: subject?.kind === 'unit' ? subject.id : null,
        subject: subject?.id ?? null,
        subject_name: subject?.name ?? null,
        calendar: period.calendar,
        grain: period.grain,
        period: period.key,
        from_day: period.from,
        to_day: period.to,
        query: JSON.stringify(keptQuery(query, period)),
        supplements: supplements?.report ?? null,
        supplement: supplements?.ordinal ?? 0,
        passages,
        data_version: snapshot.knowledge.version,
        looked_version: snapshot.knowledge.version,
        cut_off: snapshot.cutOff,
        due_on: supplements ? null : gathered.dueOn,
        made_at: at,
        made_by: asker.identity.id,
        digest: null,
        issued_at: null,
        corrected_version: null,
        corrected_numbers: null,
        corrected_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    if (!made) throw new Refusal(409, reportSays.thereIsOne, { parameters: { number: await numberOf(trx, gathered) } })
    await keepInput(trx, made, gathered, at)
    if (supplements) await carryPassages(trx, made, supplements.report)
    const body = { digest: gathered.digest, ...(supplements && { reason: supplements.reason }) }
    await appendEvent(trx, made, { kind: 'draft', actor: asker.identity.id, at, body })
    await appendAudit(trx, keyring, {
      asker,
      action: supplements ? 'report.supplement' : 'report.draft',
      objectType: 'report',
      objectId: made.id,
      detail: { template: `${made.template}@${made.template_version}`, period: made.period, input: gathered.digest },
    })
    return made.id
  })

  async function numberOf(trx: Db, { period: { key } }: Gathered): Promise<string> {
    const found = await trx
      .selectFrom('report')
      .select('number')
      .where('template', '=', query.template)
      .where('locale', '=', query.locale)
      .where('period', '=', key)
      .where('subject', 'is not distinct from', query.subject ?? null)
      .where('state', '<>', 'discarded')
      .orderBy('number', 'desc')
      .executeTakeFirst()
    return String(found?.number ?? '')
  }
}

/** Gathers a draft's numbers anew, as they are known now; its words stay. */
export async function refreshReport(
  { db, keyring, now, publicUrl }: DraftDeps,
  asker: Asker,
  { id, revision }: { id: string; revision: number },
  judge: (held: ReportRow) => void,
): Promise<void> {
  const found = await findRow(db, id)
  judge(found)
  const at = now()
  const query = { ...queryOf(found), version: found.template_version }
  const gathered = await gather(
    db,
    { query, supplements: await supplementOf(db, found), link: linkOf(publicUrl, id) },
    at,
  )
  await db.transaction().execute(async (trx) => {
    const held = await holdReport(trx, id)
    judge(held)
    if (held.revision !== revision) throw new Refusal(409, reportSays.changedSince)
    await keepInput(trx, { id, input: held.input + 1 }, gathered, at)
    const { snapshot, passages, digest } = gathered
    const next = { revision: revision + 1, input: held.input + 1 }
    const { version } = snapshot.knowledge
    await trx
      .updateTable('report')
      .set({ ...next, passages, data_version: version, looked_version: version, cut_off: snapshot.cutOff })
      .where('id', '=', id)
      .execute()
    await appendEvent(
      trx,
      { id, ...next },
      { kind: 'refresh', actor: asker.identity.id, at, body: { digest, version } },
    )
    await appendAudit(trx, keyring, {
      asker,
      action: 'report.refresh',
      objectType: 'report',
      objectId: id,
      unit: held.unit,
      detail: { input: digest, version },
    })
  })
}

interface Gathered {
  period: Period
  dueOn: Day | null
  snapshot: ReportSnapshot
  passages: string[]
  body: string
  digest: string
}

interface Gathering {
  query: ReportQuery
  supplements: Supplementing | null
  link: string
}

const linkOf = (publicUrl: string, id: string): string => new URL(`/report/${id}`, publicUrl).href

async function gather(db: Db, { query, supplements, link }: Gathering, at: Date): Promise<Gathered> {
  const asked = await askReport(db, query, at)
  const gathered = { ...(await gatherReport(db, asked, at)), link }
  const snapshot = supplements ? await asSupplement(db, gathered, supplements) : gathered
  const body = JSON.stringify(snapshot)
  const passages = passagesOf(composeReport(snapshot, query.locale))
  return { period: asked.period, dueOn: asked.dueOn, snapshot, passages, body, digest: sha256(body) }
}

/** What was written into the issued report begins its supplement; whoever writes on changes what has changed. */
const carryPassages = (trx: Db, { id, passages }: ReportRow, issued: string) =>
  sql`insert into report_passage (report, passage, ordinal, text, written_at, written_by)
    select ${id}, newest.passage, 1, newest.text, newest.written_at, newest.written_by from (
      select distinct on (passage) * from report_passage where report = ${issued} order by passage, ordinal desc
    ) newest where newest.text is not null and newest.passage = any (${passages}::text[])`.execute(trx)

const keepInput = (trx: Db, { id, input }: Pick<ReportRow, 'id' | 'input'>, { body, digest }: Gathered, at: Date) =>
  trx.insertInto('report_input').values({ report: id, ordinal: input, digest, body, taken_at: at }).execute()

/** A period by its own name, so that "the last month" asked again next month is still the same. */
function keptQuery({ subject, until, asOf }: ReportQuery, period: Period): KeptQuery {
  const named =
    period.calendar === 'range'
      ? { from: period.from, to: period.to }
      : { calendar: period.calendar, period: period.key }
  return {
    ...named,
    ...(subject !== undefined && { subject }),
    ...(period.cumulative && { cumulative: 'true' as const }),
    until: [...until],
    ...(asOf !== undefined && { asOf }),
  }
}

/** How a report was asked for, to ask for its numbers again. */
export const queryOf = ({
  template,
  locale,
  query,
}: {
  template: string
  locale: Locale
  query: KeptQuery
}): ReportQuery => ({ ...query, template, locale, asOf: query.asOf })
