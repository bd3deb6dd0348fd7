import { createHash } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Identity } from 'shared/account/identity.ts'
import { reachOf } from 'shared/account/policy.ts'
import { submissionSays } from 'shared/messages/submission-answer.ts'
import { type HandedInAnswer, submissionContract as contract } from 'shared/submission/submission-contract.ts'
import type { Locale } from 'shared/text.ts'
import { currentAsker, currentIdentity } from '../account/access/current.ts'
import { demand } from '../account/access/demand.ts'
import { makeLimiter } from '../account/rate/limiter.ts'
import type { Limit } from '../account/rate/take-token.ts'
import { readHeld } from '../feed/ledger.ts'
import { factKey } from '../feed/changes.ts'
import { packPayload } from '../feed/payload-store.ts'
import { parseJsonText } from '../feed/read/parse-json.ts'
import { makeDoors } from '../http/doors.ts'
import { localeOf } from '../http/locale.ts'
import { badRequest, notFound, Refusal } from '../http/refusal.ts'
import { moveSums } from '../kpi/move-sums.ts'
import type { ServingDeps } from '../serving-deps.ts'
import { handIn, handInLane } from './hand-in.ts'
import type { KeptFigures } from './keep-submission.ts'
import { readRecords, recordPointer } from './read-records.ts'
import { lettersOf, type KeptProblem, problemsOf, sayProblem } from './say-verdicts.ts'
import { findOwner, listGivenDatasets, listSubmissions, readProblemNames, readProblems } from './read-submissions.ts'
import { refuseOthers } from './refuse-others.ts'
import { replyOf } from './reply.ts'
import { readDatasetGround } from './submission-store.ts'
import { readSubmissionGround, type SubmissionGround } from './submission-ground.ts'

/** A machine that sends every record by itself must not cost a transaction and an entry in the trail each time. */
const usualLimit: Limit = { burst: 60, perSecond: 5 }

export interface SubmissionDoorsOptions {
  limit?: Limit
}

type Needs = Pick<ServingDeps, 'db' | 'system' | 'keyring' | 'now'>

/** What is answered, in no language yet: kept with the submission, and said anew to whoever asks again. */
type KeptAnswer = Omit<HandedInAnswer, 'problems'> & { dataset: string; problems: KeptProblem[] }

/** Where figures are handed in, and where whoever did sees what became of them. */
export function submissionDoors(deps: Needs, { limit = usualLimit }: SubmissionDoorsOptions = {}): OpenAPIHono {
  const { db, system, now } = deps
  const doors = makeDoors()
  const lane = handInLane()
  const limiter = makeLimiter(system, limit)

  doors.openapi(contract.submit, async (c) => {
    const began = performance.now()
    const receivedAt = now()
    const asker = currentAsker()
    const { identity } = asker
    const { dataset, reason, records } = c.req.valid('json')
    refuseOthers(identity, dataset, records)
    await takeTurn(identity)
    const text = await c.req.text()
    if (!parseJsonText(text).ok) throw badRequest({ at: 'body', detail: submissionSays.sameNameTwice })
    const ground = await readSubmissionGround(system, dataset, receivedAt)
    const reading = readRecords(records, ground)
    const body = Buffer.from(text)
    const handed = await handIn(
      { ...deps, addUp: moveSums, lane },
      asker,
      {
        kind: identity.key ? 'push' : 'form',
        dataset,
        unit: oneUnitOf(records, ground),
        reason,
        fileName: null,
        idempotencyKey: c.req.valid('header')['idempotency-key'].toLowerCase(),
        fingerprint: createHash('sha256').update(body).digest(),
        receivedAt,
        tookMs: performance.now() - began,
        payload: await packPayload(body, 'application/json'),
        reading,
        pointerOf: recordPointer,
      },
      (id, kept) => answerOf(id, dataset, records.length, kept),
    )
    const { status, answer } = replyOf(handed)
    const said = await sayAnswer(answer, localeOf(c))
    return c.json(said, status, status === 200 ? { 'idempotent-replayed': 'true' } : {})
  })

  doors.openapi(contract.listSubmissions, async (c) => {
    const asked = c.req.valid('query')
    if (asked.unit === undefined) demandAny('submission.read')
    else demand('submission.read', { unit: asked.unit, dataset: asked.dataset ?? null })
    return c.json(await listSubmissions({ db, system }, asked), 200)
  })

  doors.openapi(contract.readSubmission, async (c) => {
    demandAny('submission.read')
    const { id } = c.req.valid('param')
    const { submissions } = await listSubmissions({ db, system }, { id })
    const [submission] = submissions
    if (!submission) {
      const hidden = currentIdentity().key && (await findOwner(system, id))
      // A key that asks for another's is told that there is none, and the attempt stands in the trail.
      if (hidden) demand('submission.read', hidden)
      throw notFound(submissionSays.noSuchSubmission)
    }
    const names = await readProblemNames(system, submission.dataset)
    // Whoever sees a submission sees what became of it; records of others are not among these.
    const problems = submission.collection === null ? [] : await readProblems(system, submission.collection)
    const locale = localeOf(c)
    return c.json({ submission, problems: problems.map((problem) => sayProblem(problem, locale, names)) }, 200)
  })

  doors.openapi(contract.listGivenDatasets, async (c) => {
    demandAny('submission.create')
    const identity = currentIdentity()
    const unit = reachOf(identity, 'submission.create') === 'all' || identity.unit === '*' ? null : identity.unit
    const datasets = await listGivenDatasets(system, unit)
    const own = identity.key ? datasets.filter(({ id }) => id === identity.key!.dataset) : datasets
    return c.json({ datasets: own, unit }, 200)
  })

  doors.openapi(contract.readKnownCounts, async (c) => {
    const { id } = c.req.valid('param')
    const { unit, day } = c.req.valid('query')
    demand('submission.create', { unit, dataset: id })
    const { measures } = await readDatasetGround(system, id)
    const held = await readHeld(system, measures, day, day)
    return c.json({ counts: held.get(factKey(day, unit)) ?? null }, 200)
  })

  return doors

  async function takeTurn({ id }: Identity): Promise<void> {
    const taken = await limiter.take(`submission:${id}`)
    if (taken.allowed) return
    const seconds = String(taken.retryAfterSeconds)
    throw new Refusal(429, submissionSays.tooMany, { parameters: { seconds }, headers: { 'retry-after': seconds } })
  }

  async function sayAnswer({ dataset, problems, ...answer }: KeptAnswer, locale: Locale): Promise<HandedInAnswer> {
    const names = problems.length > 0 ? await readProblemNames(system, dataset) : new Map()
    return { ...answer, problems: problems.map((problem) => sayProblem(problem, locale, names)) }
  }
}

function demandAny(right: 'submission.read' | 'submission.create'): void {
  if (reachOf(currentIdentity(), right) === null) demand(right)
}

/** The unit all records are of; null where there are several, or where it is none of ours. */
const oneUnitOf = ([first, ...rest]: readonly { unit: string }[], { context }: SubmissionGround): string | null =>
  first && context.units.has(first.unit) && rest.every(({ unit }) => unit === first.unit) ? first.unit : null

function answerOf(id: string, dataset: string, records: number, kept: KeptFigures): KeptAnswer {
  const problems = problemsOf(kept.reading, (pointer) => Number(pointer.split('/')[2]))
  const verdicts = lettersOf(records, kept, problems)
  return { id, dataset, ...kept.verdict, records, version: kept.version?.version ?? null, verdicts, problems }
}
