import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { layoutFault } from 'shared/report/layout-fault.ts'
import { standingParts } from 'shared/report/standing-part.ts'
import type { ReportTemplate } from 'shared/report/template.ts'
import { templateSays } from 'shared/messages/template.ts'
import type { Asker } from '../account/access/current.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import { readNames } from '../account/identity/read-names.ts'
import type { Db } from '../db/open.ts'
import { badRequest, notFound, Refusal } from '../http/refusal.ts'
import { listKpis } from '../kpi/read-catalogue.ts'
import { readTemplates } from './ask-report.ts'
import type { ReportDeps } from './draft-report.ts'

export async function findTemplate(db: Db, id: string): Promise<ReportTemplate> {
  const template = (await readTemplates(db)).find((one) => one.id === id)
  if (!template) throw notFound(templateSays.noSuchTemplate)
  return template
}

/** Who made which version of a template, when and why; the newest first. */
export async function readTemplateVersions(db: Db, system: Db, id: string) {
  const rows = await db
    .selectFrom('report_template as t')
    .select(['t.version', 't.made_at', 't.made_by', 't.reason'])
    .select(
      sql<number>`(select count(*)::int from report r where r.template = t.id and r.template_version = t.version)`.as(
        'reports',
      ),
    )
    .where('t.id', '=', id)
    .orderBy('t.version', 'desc')
    .limit(200)
    .execute()
  const names = await readNames(
    system,
    rows.map(({ made_by }) => made_by),
  )
  return rows.map(({ version, made_at, made_by, reason, reports }) => ({
    version,
    madeAt: made_at?.toISOString() ?? null,
    madeBy: made_by === null ? null : (names.get(made_by) ?? made_by),
    reason,
    reports,
  }))
}

/** What people may write of a template; its kind, its periods and its calendar are the program's. */
export type GivenTemplate = Pick<ReportTemplate, 'letterhead' | 'layout'>

/** Numbers of every KPI that has a source; a sum has no denominator to quote. */
export const readStandingNumbers = async (db: Db) =>
  (await listKpis(db))
    .filter(({ dataset }) => dataset !== null)
    .map(({ id, denominator }) => ({
      kpi: id,
      parts: standingParts.filter((part) => part !== 'denominator' || denominator !== null),
    }))

/** A layout that its kind of report can be composed by, or a refusal that says which section is at fault. */
export async function demandLayout(db: Db, { kind }: ReportTemplate, { layout = [] }: GivenTemplate): Promise<void> {
  const fault = layoutFault(layout, { kind, numbers: await readStandingNumbers(db) })
  if (fault) throw badRequest({ at: `body.${fault.at}`, detail: fault.why, parameters: fault.parameters })
}

interface Saving {
  id: string
  basedOn: number
  reason: string
  given: GivenTemplate & Pick<ReportTemplate, 'name'>
}

/** Keeps the next version of a template; the ones before stay, for reports that were composed by them. */
export async function saveTemplate(
  { db, keyring, now }: ReportDeps,
  asker: Asker,
  { id, basedOn, reason, given }: Saving,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const before = await findTemplate(trx, id)
    if (before.version !== basedOn) throw new Refusal(409, templateSays.changedSince)
    await demandLayout(trx, before, given)
    const { layout = [] } = before
    if (isDeepStrictEqual({ ...before, ...given }, { ...before, layout }))
      throw new Refusal(409, templateSays.unchanged)
    const template: ReportTemplate = { ...before, ...given, version: basedOn + 1 }
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('report_template')
      .values({
        key: `${id}@${template.version}`,
        id,
        version: template.version,
        definition: JSON.stringify(template),
        made_at: now(),
        made_by: asker.identity.id,
        reason,
      })
      // Somebody was quicker.
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 0n) throw new Refusal(409, templateSays.changedSince)
    await appendAudit(trx, keyring, {
      asker,
      action: 'report-template.save',
      objectType: 'report-template',
      objectId: id,
      before,
      after: template,
      detail: { version: template.version, reason },
    })
  })
}
