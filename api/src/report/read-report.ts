import { sql } from 'kysely'
import { type ReportDetail, reportFormats } from 'shared/report/report-contract.ts'
import { reportSays } from 'shared/messages/report-life.ts'
import { readNames } from '../account/identity/read-names.ts'
import type { Db } from '../db/open.ts'
import { notFound } from '../http/refusal.ts'
import { readPassages } from './kept-report.ts'
import { readDeliveries } from './delivery-store.ts'
import { findReport, readMakers } from './report-store.ts'
import { findRun } from './run-store.ts'

/** More than anybody reads through on one page. */
const mostLines = 1_000

interface Asked {
  id: string
  /** Who asks. */
  by: string | null
  /** The program's own access, for the names of whoever acted. */
  system: Db
  /** Whether addresses of recipients are shown. */
  addresses: boolean
}

/** One report with all that people did to it. */
export async function readReport(db: Db, { id, by, system, addresses }: Asked): Promise<ReportDetail> {
  const report = await findReport(db, id)
  if (!report) throw notFound(reportSays.noSuchReport)
  const passages = await readPassages(db, id)
  const comments = await db
    .selectFrom('report_comment')
    .selectAll()
    .where('report', '=', id)
    .orderBy('made_at')
    .orderBy('id')
    .limit(mostLines)
    .execute()
  const lines = await db
    .selectFrom('report_event')
    .selectAll()
    .where('report', '=', id)
    .orderBy('seq', 'desc')
    .limit(mostLines)
    .execute()
  const input = await db
    .selectFrom('report_input')
    .select(['digest', 'taken_at'])
    .where('report', '=', id)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const files = await db
    .selectFrom('report_file')
    .select(['format', 'name', 'sha256', sql<number>`length(bytes)`.as('bytes')])
    .where('report', '=', id)
    .orderBy('format')
    .execute()
  const supplements = await db
    .selectFrom('report')
    .select(['id', 'supplement as ordinal', 'state'])
    .where('supplements', '=', id)
    .where('state', '<>', 'discarded')
    .orderBy('supplement')
    .execute()
  const deliveries = addresses && report.state === 'issued' ? await readDeliveries(system, report) : []
  const run = report.state === 'issued' ? null : await findRun(db, report)
  const makers = await readMakers(db, id)
  const names = await readNames(system, [
    report.madeBy,
    ...lines.map(({ actor }) => actor),
    ...comments.flatMap(({ made_by, settled_by }) => [made_by, settled_by]),
  ])
  const nameOf = (person: string | null) => (person === null ? null : (names.get(person) ?? person))
  return {
    report: { ...report, madeBy: nameOf(report.madeBy) },
    passages: passages.map(({ writtenAt, writtenBy, ...passage }) => ({
      ...passage,
      writtenAt: writtenAt.toISOString(),
      writtenBy: nameOf(writtenBy),
    })),
    comments: comments.map((one) => ({
      id: one.id,
      passage: one.passage,
      text: one.text,
      madeAt: one.made_at.toISOString(),
      madeBy: nameOf(one.made_by),
      settledAt: one.settled_at?.toISOString() ?? null,
      settledBy: nameOf(one.settled_by),
    })),
    history: lines.toReversed().map(({ seq, at, kind, actor, revision, body }) => ({
      seq,
      at: at.toISOString(),
      kind,
      actor: nameOf(actor),
      revision,
      body,
    })),
    files,
    input: { digest: input.digest, takenAt: input.taken_at.toISOString() },
    supplements,
    run: run && {
      state: run.state,
      formats: run.formats,
      of: reportFormats.length,
      askedAt: run.asked_at.toISOString(),
      fault: run.last_error,
    },
    deliveries,
    ownWork: by !== null && makers.includes(by),
  }
}
