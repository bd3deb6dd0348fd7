import { createHash } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Identity } from 'shared/account/identity.ts'
import { reachOf } from 'shared/account/policy.ts'
import { sheetSays } from 'shared/messages/sheet-answer.ts'
import { sheetContract as contract } from 'shared/submission/sheet-contract.ts'
import type { SheetMapping } from 'shared/submission/sheet.ts'
import { currentAsker, currentIdentity } from '../../account/access/current.ts'
import { demand } from '../../account/access/demand.ts'
import { packPayload } from '../../feed/payload-store.ts'
import { makeDoors } from '../../http/doors.ts'
import { localeOf } from '../../http/locale.ts'
import { badRequest, Refusal } from '../../http/refusal.ts'
import { moveSums } from '../../kpi/move-sums.ts'
import type { ServingDeps } from '../../serving-deps.ts'
import { handIn, handInLane } from '../hand-in.ts'
import { readMeasureNames, readProblemNames } from '../read-submissions.ts'
import { refuseOtherDataset } from '../refuse-others.ts'
import { replyOf } from '../reply.ts'
import { problemsOf, sayProblem } from '../say-verdicts.ts'
import { readSubmissionGround, type SubmissionGround } from '../submission-ground.ts'
import { rowPointer } from './judge-sheet.ts'
import { recallMapping, rememberMapping } from './mapping-store.ts'
import { previewSheet, rowOf } from './preview-sheet.ts'
import { sayFault } from './say-fault.ts'
import { readMapping } from './read-mapping.ts'
import type { ReadSheet } from './gather-said.ts'
import { readSheetApart } from './read-sheet-apart.ts'
import type { SheetTask } from './sheet-task.ts'
import { makeTurns, takeFile } from './take-file.ts'
import { templateOf } from './template-of.ts'

type Needs = Pick<ServingDeps, 'system' | 'keyring' | 'now' | 'env'>
type Kind<K extends ReadSheet['kind']> = Extract<ReadSheet, { kind: K }>

/** Spreadsheets: looked at, mapped, previewed and taken in. The file is sent each time, and nothing of it lies here between. */
export function sheetDoors(deps: Needs): OpenAPIHono {
  const { system, now, env } = deps
  const doors = makeDoors()
  const lane = handInLane()
  const inTurn = makeTurns()

  doors.openapi(contract.lookAtSheet, async (c) => {
    const { dataset } = c.req.valid('query')
    const identity = demandSheets(dataset)
    const ground = await readSubmissionGround(system, dataset, now())
    const bytes = await takeFile(c)
    const { format, sheets } = await read(identity, bytes, await taskOf(dataset, ground, null), 'looked')
    const looked = await Promise.all(
      sheets.map(async ({ supposed: { labels, mapping }, ...sheet }) => {
        const remembered = await recallMapping(system, { actor: identity.id ?? '', dataset, labels })
        return { ...sheet, labels, supposed: mapping, remembered }
      }),
    )
    return c.json({ digest: digestOf(bytes), format, sheets: looked }, 200)
  })

  doors.openapi(contract.previewSheet, async (c) => {
    const { dataset, mapping: text } = c.req.valid('query')
    const identity = demandSheets(dataset)
    const ground = await readSubmissionGround(system, dataset, now())
    const mapping = readMapping(text, ground.measures)
    const bytes = await takeFile(c)
    const judged = await judge(identity, bytes, { dataset, mapping, ground })
    const mapped = mapping.measures.map(({ measure }) => measure)
    const { problems, ...preview } = await previewSheet(system, judged, ground, mapped)
    const names = await readProblemNames(system, dataset)
    const said = problems.map((problem) => sayProblem(problem, localeOf(c), names))
    return c.json({ digest: digestOf(bytes), ...preview, problems: said }, 200)
  })

  doors.openapi(contract.submitSheet, async (c) => {
    const began = performance.now()
    const receivedAt = now()
    const { dataset, mapping: text, digest, fileName = null, reason = null } = c.req.valid('query')
    const identity = demandSheets(dataset)
    const ground = await readSubmissionGround(system, dataset, receivedAt)
    const mapping = readMapping(text, ground.measures)
    const bytes = await takeFile(c)
    if (digestOf(bytes) !== digest) throw new Refusal(409, sheetSays.otherFile)
    const judged = await judge(identity, bytes, { dataset, mapping, ground })
    const handed = await handIn(
      { ...deps, addUp: moveSums, lane },
      currentAsker(),
      {
        kind: 'sheet',
        dataset,
        unit: oneUnitOf(judged) ?? ownUnitOf(identity),
        reason,
        fileName,
        idempotencyKey: c.req.valid('header')['idempotency-key'].toLowerCase(),
        fingerprint: createHash('sha256')
          .update(JSON.stringify([digest, dataset, mapping, reason]))
          .digest(),
        receivedAt,
        tookMs: performance.now() - began,
        payload: await packPayload(bytes, 'application/octet-stream'),
        reading: { ...judged, kind: 'read' },
        pointerOf: rowPointer,
      },
      (id, kept) => ({
        id,
        ...kept.verdict,
        version: kept.version?.version ?? null,
        verdicts: '',
        problems: problemsOf(kept.reading, rowOf),
        // Not for whoever handed it in: a figure asked about leads to its cell by this.
        mapping,
      }),
    )
    const { labels } = judged
    if (handed.kind === 'kept')
      await rememberMapping(system, { actor: identity.id ?? '', dataset, labels }, mapping, now())
    const { status, answer: kept } = replyOf(handed)
    const { mapping: _, ...answer } = kept
    const names = await readProblemNames(system, dataset)
    const problems = answer.problems.map((problem) => sayProblem(problem, localeOf(c), names))
    return c.json({ ...answer, problems }, status, status === 200 ? { 'idempotent-replayed': 'true' } : {})
  })

  doors.openapi(contract.readSheetTemplate, async (c) => {
    const { id } = c.req.valid('param')
    const identity = demandSheets(id)
    const ground = await readSubmissionGround(system, id, now())
    const day = c.req.valid('query').day ?? null
    const template = await templateOf(system, { dataset: id, ground, day, own: ownUnitOf(identity) }, localeOf(c))
    return c.body(new Uint8Array(template), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="mau-${id}.xlsx"`,
      'cache-control': 'no-store',
    })
  })

  return doors

  async function judge(
    identity: Identity,
    bytes: Buffer,
    { dataset, mapping, ground }: { dataset: string; mapping: SheetMapping; ground: SubmissionGround },
  ): Promise<Kind<'judged'>> {
    const own = ownUnitOf(identity)
    if (own !== null && 'code' in mapping.unit && mapping.unit.code !== own)
      throw badRequest({ at: 'query.mapping', detail: sheetSays.otherUnit })
    const { scope, from, to, lives } = ground.context
    const asked = { mapping, scope, from, to, lives: [...(lives ?? [])], rules: ground.rules, own }
    return read(identity, bytes, await taskOf(dataset, ground, asked), 'judged')
  }

  async function taskOf(dataset: string, ground: SubmissionGround, asked: SheetTask['judge']): Promise<SheetTask> {
    const names = await readMeasureNames(system, dataset)
    const units = await system.selectFrom('unit').select(['code', 'name', 'kind']).orderBy('code').execute()
    return { units, measures: ground.measures.map((id) => ({ id, name: names.get(id)! })), judge: asked }
  }

  async function read<K extends 'looked' | 'judged'>(
    identity: Identity,
    bytes: Buffer,
    task: SheetTask,
    kind: K,
  ): Promise<Kind<K>> {
    const said = await inTurn(identity.unit ?? identity.id ?? '', () => readSheetApart(bytes, task, env.checkout))
    if (said.kind === kind) return said as Kind<K>
    const { fault, at } = said as Kind<'refused'>
    throw badRequest({ at: 'body', detail: sayFault(fault, at) })
  }
}

function demandSheets(dataset: string): Identity {
  const identity = currentIdentity()
  if (reachOf(identity, 'submission.create') === null) demand('submission.create')
  refuseOtherDataset(identity, dataset)
  return identity
}

/** The one unit somebody may hand figures in for; null for any. */
const ownUnitOf = (identity: Identity): string | null =>
  reachOf(identity, 'submission.create') === 'all' || identity.unit === '*' ? null : (identity.unit ?? '')

function oneUnitOf({ records, quarantined }: Kind<'judged'>): string | null {
  const units = new Set([...records, ...quarantined].map(({ unit }) => unit))
  return units.size === 1 ? [...units][0]! : null
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
