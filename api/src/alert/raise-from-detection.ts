import { subjectOf } from 'shared/alert/incident.ts'
import { conditionOf } from 'shared/alert/said-condition.ts'
import { severityOf } from 'shared/alert/severity-of.ts'
import { sql } from 'kysely'
import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import type { Db } from '../db/open.ts'
import { readAlertGround } from './alert-ground.ts'
import { keepHeld, keepNews } from './keep-news.ts'

/** Roots before what they explain, so that nothing is told of a line a moment before its core. */
const order: Record<DetectionEvent['scope'], number> = {
  blind: 0,
  mass: 1,
  root: 2,
  connection: 3,
  certificate: 3,
  clock: 3,
}

/**
 * What the detector saw becomes incidents and messages, in the transaction in which its samples are kept: either all of
 * it is there or nothing. The same events again change nothing.
 */
export async function raiseFromDetection(trx: Db, events: readonly DetectionEvent[], at: Date): Promise<void> {
  if (events.length === 0) return
  const ground = await readAlertGround(trx)
  const inOrder = events.toSorted((one, other) => one.t - other.t || order[one.scope] - order[other.scope])
  const touched: Touched = { members: new Set(), subjects: new Set() }
  for (const event of inOrder) {
    const { scope, id, reasons, members, notify } = event
    const subject = { scope, id }
    const news =
      event.event === 'resolved'
        ? ({ kind: 'over' } as const)
        : ({
            kind: 'seen',
            severity: severityOf(event),
            condition: conditionOf(event),
            reasons,
            members,
            tell: notify,
          } as const)
    // The detector's clock says when; ours only when it is behind, so that an incident does not end before it began.
    await keepNews(trx, ground, { subject, news }, new Date(Math.min(event.t, at.getTime())))
    if (scope !== 'root' && scope !== 'mass') continue
    touched.subjects.add(subjectOf(subject))
    for (const member of members) touched.members.add(member)
  }
  await reviewBelow(trx, ground, touched, at)
}

/** What roots and mass events that were heard of explain, and who they are. */
interface Touched {
  members: Set<string>
  subjects: Set<string>
}

/**
 * A root that opens takes in what is open below it; one that recovers, or that no longer speaks for a connection, gives it
 * free. Roots further down are asked as well: a segment that dies is why its lines are dead.
 */
async function reviewBelow(
  trx: Db,
  ground: Awaited<ReturnType<typeof readAlertGround>>,
  { members, subjects }: Touched,
  at: Date,
): Promise<void> {
  if (subjects.size === 0) return
  const below = await trx
    .selectFrom('incident')
    .selectAll()
    .where('phase', '=', 'open')
    .where((where) =>
      where.or([
        where('scope', '=', 'root'),
        where('suppressed_by', 'in', [...subjects]),
        where.and([where('scope', '=', 'connection'), sql<boolean>`object = any (${[...members]}::text[])`]),
      ]),
    )
    .orderBy('subject')
    .forNoKeyUpdate()
    .execute()
  for (const held of below) {
    const subject = { scope: held.scope, id: held.object }
    await keepHeld(trx, ground, { subject, news: { kind: 'clock' }, held }, at)
  }
}
