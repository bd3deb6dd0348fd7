import { isOwn, mappedFormat } from 'shared/feed/feed.ts'
import { type Asking, nextAsking } from 'shared/feed/next-ask.ts'
import type { Deps } from '../deps.ts'
import { type Answer, ask } from './ask.ts'
import type { Claim } from './claim-due.ts'
import { beginMapped, type ConnectorMeans } from './connector/collect-mapped.ts'
import type { Asked } from './collection-store.ts'
import { keep, type Kept } from './keep.ts'
import { fanOut, type FannedOut } from './fan-out/fan-out.ts'
import type { AddUp } from './keep-reading.ts'
import { type Failure, keepFailure } from './keep-failure.ts'
import { askOurselves, type OwnSource } from './own-source.ts'
import { packPayload } from './payload-store.ts'
import { postpone } from './postpone.ts'
import { readFeed } from './read/read-feed.ts'
import { readQuestion } from './read-question.ts'

export type Collected = Kept | { outcome: Failure['outcome'] } | { outcome: 'nothing-due' | 'stopped' } | FannedOut
type Needs = Pick<Deps, 'db' | 'now' | 'log' | 'egress'>

export interface Collecting {
  addUp: AddUp
  /** What the program counts itself. */
  own: OwnSource
  /** For sources that were set up by form. */
  connectors?: ConnectorMeans
  stop?: AbortSignal | undefined
}

/** Asks a claimed feed once, and keeps what came of it, good or bad. */
export async function collect(
  { db, now, log, egress }: Needs,
  claim: Claim,
  { addUp, own, connectors, stop }: Collecting,
): Promise<Collected> {
  if (claim.feed.format === mappedFormat && claim.feed.fanOut)
    return fanOut(
      { db, now, log, egress },
      { claim, perMinute: claim.feed.fanOut.perMinute },
      { addUp, connectors, stop },
    )
  const asking = nextAsking(claim.feed, claim.caughtUpTo, now())
  if (asking === null) return postpone(db, claim, now())
  const { feed } = claim
  const mapped = feed.format === mappedFormat ? await begin(feed.id) : null
  const { answer, asked } = await timed(asking, now, async () => {
    if (isOwn(feed.format)) return askOurselves(db, feed.format, asking, { own, now: now() })
    // Read for each asking, so that a rule withdrawn or expired holds from then on.
    const rules = await egress()
    const way = { rules: () => rules, now, stop }
    return mapped ? mapped.ask(asking, way) : ask(feed, asking, way)
  })
  if (stop?.aborted) return { outcome: 'stopped' }
  if (mapped) asked.connectorVersion = mapped.version
  if (answer.kind === 'failed') return fail({ ...asked, ...answer })

  const question = await readQuestion(db, claim.feed.dataset)
  const reading =
    feed.format === mappedFormat
      ? await mapped!.read(answer.body, asking)
      : readFeed(feed.format, answer.body, { ...question, ...asking })
  if (reading.kind !== 'read') return fail({ ...asked, ...answer, outcome: reading.kind, fault: reading.fault })

  const payload = await packPayload(answer.body, answer.contentType)
  return keep(db, claim, { ...asked, asking, payload, reading, question }, now(), addUp)

  function begin(id: string) {
    if (!connectors) throw new Error(`The feed ${id} was set up by form, and nothing was handed in to ask it with.`)
    return beginMapped(db, id, connectors)
  }

  async function fail(
    failed: Asked & Pick<Failure, 'outcome' | 'fault'> & { body?: Buffer; contentType?: string | null },
  ) {
    const payload = failed.body ? await packPayload(failed.body, failed.contentType ?? null) : null
    await keepFailure(db, claim, { ...failed, payload }, now())
    return { outcome: failed.outcome }
  }
}

async function timed(
  asking: Asking,
  now: () => Date,
  work: () => Promise<Answer>,
): Promise<{ answer: Answer; asked: Asked }> {
  const askedAt = now()
  const began = performance.now()
  const answer = await work()
  return { answer, asked: { asking, askedAt, tookMs: performance.now() - began } }
}
