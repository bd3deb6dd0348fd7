import { isDeepStrictEqual } from 'node:util'
import { addressTell, nowTold, ruleFor } from 'shared/alert/address-tell.ts'
import { decide, isPast } from 'shared/alert/decide.ts'
import type { Decision, News, Surroundings, Tell } from 'shared/alert/decision.ts'
import { gravest, type IncidentScope, type IncidentState, type Subject, subjectOf } from 'shared/alert/incident.ts'
import { workAt } from 'shared/alert/maintenance.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import { appendEvents } from '../http/stream-append.ts'
import type { AlertGround } from './alert-ground.ts'
import { findMatter, type Matter } from './find-matter.ts'
import {
  appendEntries,
  holdSubject,
  type IncidentRow,
  insertIncident,
  keepMembers,
  keepTakenIn,
  readSuppressor,
  updateIncident,
} from './incident-store.ts'
import { contentOf } from './incident-content.ts'
import { putOut } from './outbox-store.ts'

export interface Heard {
  subject: Subject
  news: News
  /** Of what does not stand in the tables of connections: figures know their own names. */
  matter?: Matter
  seen?: Text | null
}

/** What became of one piece of news; null when there was nothing to do. */
export type KeptNews = { incident: IncidentRow; decision: Decision } | null

/**
 * Keeps news of one incident: how it stands next, its timeline, and every message that follows, in the transaction of
 * whoever brings them. Nothing is sent here.
 */
export async function keepNews(
  trx: Db,
  ground: AlertGround,
  { subject, news, matter, seen }: Heard,
  at: Date,
): Promise<KeptNews> {
  const found = await holdSubject(trx, subjectOf(subject))
  return keepHeld(trx, ground, { subject, news, held: found, matter, seen }, at)
}

interface Held {
  subject: Subject
  news: News
  held: IncidentRow | undefined
  matter?: Matter | undefined
  seen?: Text | null | undefined
}

/** The same for an incident whose row is held already. */
export async function keepHeld(trx: Db, ground: AlertGround, asked: Held, at: Date): Promise<KeptNews> {
  const { subject, news, held } = asked
  const before = held?.state ?? null
  if (!before && news.kind !== 'seen') return null
  const members = news.kind === 'seen' ? news.members : before!.members
  const matter = asked.matter ?? (await findMatter(trx, subject, members, held))
  const around = await surroundingsOf(trx, ground, { subject, matter, before, news }, at)
  const decision = decide(before, news, around)
  const { next, wakeAt } = decision
  if (!next) return null
  const fresh = !before || isPast(before, at.getTime())
  if (fresh && news.kind !== 'seen') return null
  const told = withAddresses(decision, ground, matter, at)
  const state = { ...next, toldTo: told.toldTo }
  const { scope, id: object } = subject
  // The same seen again is not written again.
  if (!fresh && isSame(held!, state, wakeAt)) return { incident: held!, decision }
  const incident = fresh
    ? await insertIncident(trx, { subject: subjectOf(subject), object, matter, state, wakeAt })
    : await updateIncident(trx, held!.id, state, wakeAt)
  if (haveMembers.has(scope)) await keepMembers(trx, incident, state.members)
  if (incident.phase === 'open') await keepTakenIn(trx, incident)
  await appendEntries(trx, incident, decision.entries, at)
  const content = contentOf({ incident, matter, ground, at, seen: asked.seen ?? null })
  await putOut(
    trx,
    incident,
    told.addressed.map((one) => ({ ...one, content: content(one.tell) })),
    at,
  )
  if (decision.entries.length > 0 || decision.tell.length > 0) await tellPages(trx, incident, decision.tell, at)
  return { incident, decision }
}

const isSame = (held: IncidentRow, state: IncidentState, wakeAt: number | null): boolean =>
  (held.wake_at?.getTime() ?? null) === wakeAt && isDeepStrictEqual(held.state, state)

/** Whom these concern stands in a list; a connection's own incident concerns itself. */
const haveMembers = new Set<IncidentScope>(['root', 'mass', 'certificate', 'clock'])

interface Situation {
  subject: Subject
  matter: Matter
  before: IncidentState | null
  news: News
}

async function surroundingsOf(trx: Db, ground: AlertGround, situation: Situation, at: Date): Promise<Surroundings> {
  const { subject, matter, before, news } = situation
  const known = before?.severity ?? 'info'
  const severity = news.kind === 'seen' ? gravest(known, news.severity) : known
  const rule = ruleFor(ground.rules, { ...matter, severity })
  return {
    at: at.getTime(),
    suppressedBy: await readSuppressor(trx, subject.scope, subject.id),
    maintenance: workAt(ground.windows, matter, at.getTime(), ground.ways.calendar),
    repeatMs: rule?.repeatMinutes ? rule.repeatMinutes * 60_000 : null,
    escalationMs: (rule?.escalation ?? []).map(({ afterMinutes }) => afterMinutes * 60_000),
  }
}

interface Addressed {
  tell: Tell
  channel: string
  recipient: string
  digestAt: number | null
}

function withAddresses({ next, tell }: Decision, ground: AlertGround, matter: Matter, at: Date) {
  let toldTo = next!.toldTo
  const addressed: Addressed[] = []
  for (const one of tell) {
    const rule = ruleFor(ground.rules, { ...matter, severity: one.severity })
    const list = addressTell(one, rule, toldTo, at.getTime(), ground.ways)
    for (const way of list) addressed.push({ ...way, tell: one })
    toldTo = one.kind === 'resolved' ? [] : nowTold(toldTo, list)
  }
  return { toldTo, addressed }
}

/** Open pages ask again for what they show; what is told by the program itself is told here. */
async function tellPages(
  trx: Db,
  { id, unit, number, name }: IncidentRow,
  tell: readonly Tell[],
  at: Date,
): Promise<void> {
  const body = { incident: id, number, name, tell: tell.map(({ kind, severity }) => ({ kind, severity })) }
  await appendEvents(trx, [{ topic: 'incident', access: 'incident.read', unit, body }], at)
}
