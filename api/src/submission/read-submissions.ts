import { sql } from 'kysely'
import { isOwn, type KeptFeed } from 'shared/feed/feed.ts'
import type { Text } from 'shared/text.ts'
import type { UnitKind } from 'shared/unit/unit.ts'
import type { GivenDataset, Submission } from 'shared/submission/submission-contract.ts'
import type { SubmissionKind } from 'shared/submission/submission.ts'
import { namesOf } from '../account/identity/names-of.ts'
import type { Db } from '../db/open.ts'
import { owes } from '../feed/read/gather.ts'
import { listRules } from '../feed/validation/rule-store.ts'
import { doubtFieldOf, type KeptProblem } from './say-verdicts.ts'

const perPage = 50

export interface SubmissionsAsked {
  id?: string | undefined
  kind?: SubmissionKind | undefined
  dataset?: string | undefined
  unit?: string | undefined
  before?: string | undefined
}

/**
 * Submissions, newest first: those the asker may see by `db`, with what the program alone may read of them. Who handed
 * one in is part of it, so that a colleague can be asked.
 */
export async function listSubmissions(
  { db, system }: { db: Db; system: Db },
  asked: SubmissionsAsked,
): Promise<{ submissions: Submission[]; more: boolean }> {
  const rows = await db
    .selectFrom('submission')
    .leftJoin('collection', 'collection.submission', 'submission.id')
    .innerJoin('dataset', 'dataset.id', 'submission.dataset')
    .selectAll('submission')
    .select('dataset.name as dataset_name')
    .select(['collection.id as collection', 'collection.version', 'asked_from', 'asked_to'])
    .$if(asked.id !== undefined, (query) => query.where('submission.id', '=', asked.id ?? ''))
    .$if(asked.kind !== undefined, (query) => query.where('kind', '=', asked.kind ?? 'push'))
    .$if(asked.dataset !== undefined, (query) => query.where('dataset', '=', asked.dataset ?? ''))
    .$if(asked.unit !== undefined, (query) => query.where('unit', '=', asked.unit ?? ''))
    .$if(asked.before !== undefined, (query) =>
      query.where(
        sql<boolean>`(submission.received_at, submission.id) < (select received_at, id from submission where id = ${asked.before})`,
      ),
    )
    .orderBy('submission.received_at', 'desc')
    .orderBy('submission.id', 'desc')
    .limit(perPage + 1)
    .execute()
  const names = await namesOf(
    system,
    rows.map(({ actor }) => actor),
  )
  return {
    more: rows.length > perPage,
    submissions: rows.slice(0, perPage).map((row) => ({
      id: row.id,
      kind: row.kind,
      dataset: row.dataset,
      datasetName: row.dataset_name,
      unit: row.unit,
      by: { kind: row.actor_kind, name: names[row.actor] ?? null },
      reason: row.reason,
      fileName: row.file_name,
      receivedAt: row.received_at.toISOString(),
      state: row.state,
      records: row.records,
      accepted: row.accepted,
      unchanged: row.unchanged,
      rejected: row.rejected,
      quarantined: row.quarantined,
      from: row.asked_from,
      to: row.asked_to,
      version: row.version,
      collection: row.collection,
    })),
  }
}

/** Whose a submission is, whoever asks. */
export const findOwner = (system: Db, id: string) =>
  system.selectFrom('submission').select(['unit', 'dataset']).where('id', '=', id).executeTakeFirst()

/** What was not taken in of a collection, and why. */
export async function readProblems(system: Db, collection: number): Promise<KeptProblem[]> {
  const rejects = await system
    .selectFrom('reject')
    .select(['pointer', 'reason', 'field', 'excerpt'])
    .where('collection', '=', collection)
    .orderBy('ordinal')
    .execute()
  const waiting = await system
    .selectFrom('quarantine')
    .select(['pointer', 'rule', 'counts', 'validation'])
    .where('collection', '=', collection)
    .execute()
  return [
    ...rejects.map(({ pointer, reason, field, excerpt: written }) => ({
      pointer,
      verdict: 'rejected' as const,
      reason,
      field,
      written,
    })),
    ...waiting.map((one) => ({
      pointer: one.pointer,
      verdict: 'waits' as const,
      reason: one.rule,
      field: doubtFieldOf(one),
      written: null,
    })),
  ]
    .map((problem) => ({ index: Number(/\d+/.exec(problem.pointer)?.[0] ?? 0), ...problem }))
    .sort((a, b) => a.index - b.index)
}

/** Datasets with their measures: all there is to hand in, by anybody or for one unit. */
export async function listGivenDatasets(system: Db, unit: string | null): Promise<GivenDataset[]> {
  const of = unit === null ? undefined : await readKind(system, unit)
  const datasets = await system.selectFrom('dataset').selectAll().orderBy('id').execute()
  const measures = await system.selectFrom('measure').selectAll().orderBy('id').execute()
  const feeds: { dataset: string; definition: KeptFeed }[] = await system
    .selectFrom('feed')
    .select(['dataset', 'definition'])
    .execute()
  const fed = new Set(feeds.map(({ dataset }) => dataset))
  const own = new Set(feeds.filter(({ definition }) => isOwn(definition.format)).map(({ dataset }) => dataset))
  return datasets
    .map(({ id, name, scope, frequency }) => ({
      id,
      name,
      scope,
      frequency,
      measures: measures
        .filter(({ dataset }) => dataset === id)
        .map((measure) => ({ id: measure.id, name: measure.name })),
      fed: fed.has(id),
      own: own.has(id),
    }))
    .filter(({ scope, measures: some }) => some.length > 0 && (of === undefined || owes(of, scope, true)))
}

const readKind = async (system: Db, code: string): Promise<UnitKind | undefined> =>
  (await system.selectFrom('unit').select('kind').where('code', '=', code).executeTakeFirst())?.kind

/** What a problem may speak of: measures, and the rules people have set, as they are called now. */
export async function readProblemNames(system: Db, dataset: string): Promise<Map<string, Text>> {
  const rules = await listRules(system)
  return new Map([...(await readMeasureNames(system, dataset)), ...rules.map(({ id, name }) => [id, name] as const)])
}

export async function readMeasureNames(system: Db, dataset: string): Promise<Map<string, Text>> {
  const measures = await system.selectFrom('measure').select(['id', 'name']).where('dataset', '=', dataset).execute()
  return new Map(measures.map(({ id, name }) => [id, name]))
}
