import type { OpenAPIHono } from '@hono/zod-openapi'
import { allowed, reachOf } from 'shared/account/policy.ts'
import type { ReportDocument } from 'shared/report/document.ts'
import { isOpen } from 'shared/report/life.ts'
import { reportActContract as acts } from 'shared/report/report-act-contract.ts'
import { type ChangedFigure, reportContract as contract, reportFileTypes } from 'shared/report/report-contract.ts'
import { reportSays } from 'shared/messages/report-life.ts'
import { currentAsker, currentIdentity } from '../account/access/current.ts'
import { demand, ownUnitOf } from '../account/access/demand.ts'
import type { Keyring } from '../account/secret/keyring.ts'
import type { Db } from '../db/open.ts'
import { makeDoors } from '../http/doors.ts'
import { localeOf } from '../http/locale.ts'
import { notFound, Refusal } from '../http/refusal.ts'
import { type Acting, actOnReport, wrongState } from './act-on-report.ts'
import { draftReport, refreshReport } from './draft-report.ts'
import { issueReport } from './issue-report.ts'
import { keepDocuments } from './keep-documents.ts'
import { renderers } from './renderers.ts'
import { readReport } from './read-report.ts'
import { readReportChanges } from './report-changes.ts'
import { findRow, listReports, periodOf, type ReportRow } from './report-store.ts'
import { askForRun, findRunFile } from './run-store.ts'
import { sendReport } from './send-report.ts'
import { supplementReport } from './supplement-report.ts'
import { commentReport, settleComment, writePassage } from './write-in-report.ts'
import { fileName } from './write-report.ts'

export interface ReportDoorDeps {
  db: Db
  /** The program's own access, for the names of whoever acted. */
  system: Db
  keyring: Keyring
  now: () => Date
  publicUrl: string
}

const mostChanges = 500

/** Reports: drafted, written in, passed and issued; what was issued is answered as it is kept, byte for byte. */
export function reportDoors(deps: ReportDoorDeps): OpenAPIHono {
  const { db, system, now } = deps
  const doors = makeDoors()
  const documents = keepDocuments()
  const detail = (id: string) => {
    const identity = currentIdentity()
    const addresses = allowed(identity, 'report.compose') || allowed(identity, 'report.approve')
    return readReport(db, { id, by: identity.id, system, addresses })
  }

  /** The row, if whoever asks may read it: a commune reads what was issued about it. */
  const readable = async (id: string): Promise<ReportRow> => {
    const row = await findRow(db, id)
    demand('report.read', { unit: row.unit })
    if (reachOf(currentIdentity(), 'report.read') === 'own' && row.state !== 'issued')
      throw notFound(reportSays.noSuchReport)
    return row
  }

  doors.openapi(contract.listReports, async (c) => {
    const { limit = 50, state, template, before } = c.req.valid('query')
    const onlyIssuedOf = ownUnitOf(currentIdentity(), 'report.read')
    return c.json(await listReports(db, { state, template, before, limit, onlyIssuedOf }), 200)
  })

  doors.openapi(acts.draftReport, async (c) => {
    demand('report.compose')
    const { lang, asOf, subject, ...asked } = c.req.valid('json')
    const query = { ...asked, ...(subject !== undefined && { subject }), asOf, locale: lang }
    const id = await draftReport(deps, currentAsker(), { query })
    return c.json(await detail(id), 201)
  })

  doors.openapi(contract.readReport, async (c) => {
    const { id } = await readable(c.req.valid('param').id)
    return c.json(await detail(id), 200)
  })

  doors.openapi(contract.readReportDocument, async (c) => {
    const document = await documents.of(db, await readable(c.req.valid('param').id))
    return c.json(document, 200)
  })

  doors.openapi(contract.readReportFile, async (c) => {
    const { format } = c.req.valid('query')
    const row = await readable(c.req.valid('param').id)
    const kept = isKept(row)
      ? await db
          .selectFrom('report_file')
          .select(['name', 'bytes', 'sha256'])
          .where('report', '=', row.id)
          .where('format', '=', format)
          .executeTakeFirstOrThrow()
      : null
    const document = kept ? null : await documents.of(db, row)
    const bytes = kept
      ? kept.bytes
      : ((await findRunFile(db, row, format)) ?? Buffer.from(await renderers[format](document!)))
    const name = kept ? kept.name : draftName(document!, row, format)
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': reportFileTypes[format],
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      ...(kept && { 'repr-digest': `sha-256=:${Buffer.from(kept.sha256, 'hex').toString('base64')}:` }),
    }) as never
  })

  doors.openapi(contract.readReportChanges, async (c) => {
    const row = await readable(c.req.valid('param').id)
    const since = await comparedWith(db, row)
    if (!since) return c.json({ since: null, version: Number(row.data_version), total: 0, changes: [] }, 200)
    const { version, names, changes } = await readReportChanges(db, since, now())
    const said = changes.slice(0, mostChanges).map((change): ChangedFigure => ({
      ...change,
      name: names.kpis.get(change.kpi) ?? change.kpi,
      placeName: names.places.get(change.place) ?? change.place,
      firstAt: change.firstAt?.toISOString() ?? null,
      lastAt: change.lastAt?.toISOString() ?? null,
    }))
    const { id, number, data_version, issued_at } = since
    const about = { id, number: Number(number), version: Number(data_version), issuedAt: issued_at!.toISOString() }
    return c.json({ since: { ...about, period: periodOf(since) }, version, total: changes.length, changes: said }, 200)
  })

  doors.openapi(acts.refreshReport, async (c) => {
    const { id } = c.req.valid('param')
    const { revision } = c.req.valid('json')
    await refreshReport(deps, currentAsker(), { id, revision }, (held) => {
      demand('report.compose', { unit: held.unit })
      if (!isOpen(held.state)) throw wrongState(held, localeOf(c))
    })
    return c.json(await detail(id), 200)
  })

  doors.openapi(acts.writePassage, async (c) => {
    const { id } = c.req.valid('param')
    await writePassage(deps, currentAsker(), { id, ...c.req.valid('json'), locale: localeOf(c) })
    return c.json(await detail(id), 200)
  })

  doors.openapi(acts.commentReport, async (c) => {
    const { id } = c.req.valid('param')
    await commentReport(deps, currentAsker(), { id, ...c.req.valid('json'), locale: localeOf(c) })
    return c.json(await detail(id), 201)
  })

  doors.openapi(acts.settleComment, async (c) =>
    c.json(await detail(await settleComment(deps, currentAsker(), c.req.valid('param').id)), 200),
  )

  const act = async (acting: Acting) => {
    await actOnReport(deps, currentAsker(), acting)
    return detail(acting.id)
  }
  doors.openapi(acts.checkReport, async (c) =>
    c.json(await act({ ...c.req.valid('param'), ...c.req.valid('json'), act: 'check', locale: localeOf(c) }), 200),
  )
  doors.openapi(acts.approveReport, async (c) =>
    c.json(await act({ ...c.req.valid('param'), ...c.req.valid('json'), act: 'approve', locale: localeOf(c) }), 200),
  )
  doors.openapi(acts.returnReport, async (c) =>
    c.json(await act({ ...c.req.valid('param'), ...c.req.valid('json'), act: 'return', locale: localeOf(c) }), 200),
  )
  doors.openapi(acts.discardReport, async (c) =>
    c.json(await act({ ...c.req.valid('param'), ...c.req.valid('json'), act: 'discard', locale: localeOf(c) }), 200),
  )
  doors.openapi(acts.issueReport, async (c) => {
    const { id } = c.req.valid('param')
    await issueReport(deps, currentAsker(), { id, ...c.req.valid('json'), locale: localeOf(c) })
    return c.json(await detail(id), 200)
  })
  doors.openapi(acts.supplementReport, async (c) => {
    const { reason } = c.req.valid('json')
    const made = await supplementReport(deps, currentAsker(), { ...c.req.valid('param'), reason, locale: localeOf(c) })
    return c.json(await detail(made), 201)
  })

  doors.openapi(acts.sendReport, async (c) => {
    const { id } = c.req.valid('param')
    await sendReport(deps, currentAsker(), { id, ...c.req.valid('json'), locale: localeOf(c) })
    return c.json(await detail(id), 200)
  })
  doors.openapi(acts.writeReportFiles, async (c) => {
    const { id } = c.req.valid('param')
    const row = await findRow(db, id)
    demand('report.check', { unit: row.unit })
    if (row.state === 'issued' || row.state === 'discarded') throw wrongState(row, localeOf(c))
    if (row.revision !== c.req.valid('json').revision) throw new Refusal(409, reportSays.changedSince)
    await askForRun(db, row, { at: now(), by: currentIdentity().id })
    return c.json(await detail(id), 200)
  })

  return doors
}

const isKept = ({ state }: ReportRow): boolean => state === 'issued'

/** A draft says what it is where one sees it first, and which of its versions. */
const draftName = (document: ReportDocument, { revision, state }: ReportRow, format: string): string =>
  `${fileName(document)}-${state === 'draft' ? 'du-thao' : state === 'discarded' ? 'da-huy' : 'trinh-duyet'}-${revision}.${format}`

/**
 * Which issued report the ledger is held against: a report once issued itself, the one a supplement supplements, and
 * for a draft the last one issued from its template.
 */
async function comparedWith(db: Db, row: ReportRow): Promise<ReportRow | null> {
  if (row.state === 'issued') return row
  if (row.supplements !== null) return findRow(db, row.supplements)
  const last = await db
    .selectFrom('report')
    .selectAll()
    .where('template', '=', row.template)
    .where('state', '=', 'issued')
    .where('to_day', '<=', row.to_day)
    .where('subject', 'is not distinct from', row.subject)
    .orderBy('issued_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last ?? null
}
