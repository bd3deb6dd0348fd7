import { type RawBuilder, sql } from 'kysely'
import type { EvidenceLine, EvidenceMinute } from 'shared/alert/evidence.ts'
import type { IncidentDetail } from 'shared/alert/incident-contract.ts'
import type { Text } from 'shared/text.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import type { Db } from '../db/open.ts'
import { findConnection, readBands } from '../probe/read-bands.ts'

export interface Evidence {
  incident: IncidentDetail['incident']
  provider: IncidentDetail['provider']
  timeline: IncidentDetail['timeline']
  members: IncidentDetail['members']
  /** The stretch shown minute by minute, epoch ms; longer incidents are shown at their beginning. */
  from: number
  to: number
  lines: EvidenceLine[]
  madeAt: string
}

const minuteMs = 60_000
/** What was before and after shows that it was not always so. */
const marginMs = 15 * minuteMs
const longestMs = 12 * 3_600_000
/** Up to here `readBands` answers minute by minute. */
const stepMs = 3 * 3_600_000
const mostConcerned = 6
const mostSisters = 6

/** All that is needed to show a provider what was seen: the lines concerned minute by minute, and lines beside them. */
export async function gatherEvidence(
  db: Db,
  detail: Pick<IncidentDetail, 'incident' | 'provider' | 'timeline' | 'members'>,
  now: Date,
): Promise<Evidence> {
  const { incident, provider, timeline, members } = detail
  const opened = Date.parse(incident.openedAt)
  const ended = incident.settledAt === null ? now.getTime() : Date.parse(incident.settledAt)
  const from = Math.floor((opened - marginMs) / minuteMs) * minuteMs
  const to = Math.min(Math.ceil((ended + marginMs) / minuteMs) * minuteMs, from + longestMs, now.getTime())
  const calendar = makeWorkCalendar(await db.selectFrom('special_day').select(['day', 'working']).execute())
  const chosen = await chooseLines(db, incident)
  const lines: EvidenceLine[] = []
  for (const line of chosen) {
    const found = await findConnection(db, line.connection)
    if (!found) continue
    const minutes: EvidenceMinute[] = []
    const failures: EvidenceLine['failures'] = []
    for (let at = from; at < to; at += stepMs) {
      const bands = await readBands(db, { ...found, from: at, to: Math.min(at + stepMs, to) }, calendar)
      for (let slot = 0; slot < bands.n.length; slot += 1)
        minutes.push({
          at: bands.from + slot * bands.slotS * 1000,
          n: bands.n[slot]!,
          failed: bands.failed[slot]!,
          blind: bands.blind[slot]!,
          sent: bands.sent[slot]!,
          lost: bands.lost[slot]!,
          p50: bands.p50[slot] ?? null,
        })
      failures.push(...bands.failures)
    }
    lines.push({ ...line, minutes, failures })
  }
  return { incident, provider, timeline, members, from, to, lines, madeAt: now.toISOString() }
}

const ofMembers = ({ id }: { id: string }) =>
  sql`w.id in (select m.member from incident_member m where m.incident = ${id})`
const concernedBy: Partial<
  Record<Evidence['incident']['scope'], (of: { id: string; object: string }) => RawBuilder<unknown>>
> = {
  connection: ({ object }) => sql`w.id = ${object}`,
  root: ({ object }) => sql`w.definition -> 'path' ? ${object}`,
  certificate: ofMembers,
  clock: ofMembers,
}

type Chosen = Pick<EvidenceLine, 'connection' | 'name' | 'provider' | 'as'>

/**
 * Of one connection: itself, the same system from other units, and other systems from the same unit. Of a root: some that
 * run through it, and as many that do not, to the same systems. Of a certificate or a clock: some that meet it.
 */
async function chooseLines(
  db: Db,
  { id, scope, object }: Pick<Evidence['incident'], 'id' | 'scope' | 'object'>,
): Promise<Chosen[]> {
  const concerned = concernedBy[scope]?.({ id, object })
  if (!concerned) return []
  const { rows } = await sql<{ id: string; name: Text; provider: string | null; concerned: boolean }>`
    with concerned as (
      select w.id, w.unit, w.subsystem, w.provider, w.definition -> 'name' as name, true as concerned
      from watched_connection w where w.enabled and ${concerned} order by w.id limit ${mostConcerned}
    ), sister as (
      select w.id, w.unit, w.subsystem, w.provider, w.definition -> 'name' as name, false as concerned
      from watched_connection w
      where w.enabled and not ${concerned}
        and exists (select from concerned c where c.subsystem = w.subsystem or c.unit = w.unit)
      order by exists (select from concerned c where c.unit = w.unit) desc, md5(w.id) limit ${mostSisters}
    )
    select id, name, provider, concerned from concerned union all select id, name, provider, concerned from sister`.execute(
    db,
  )
  return rows.map(({ id, name, provider, concerned: own }) => ({
    connection: id,
    name,
    provider,
    as: own ? 'concerned' : 'sister',
  }))
}
