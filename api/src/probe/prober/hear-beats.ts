import type { ConnectionConfig, ConnectionConfigOf } from 'shared/probe/connection.ts'
import { type Sample, sampleFlag } from 'shared/probe/sample.ts'
import type { Db } from '../../db/open.ts'
import { judgeHeartbeat } from '../ask/judge-heartbeat.ts'
import { deafAfterMs, type Hearing, readHearing } from '../heartbeat-store.ts'

type Heartbeat = ConnectionConfigOf<'heartbeat'>
const isHeartbeat = (config: ConnectionConfig): config is Heartbeat => config.kind === 'heartbeat'

/** Silence, once it has begun, is looked at as often as a failing connection is asked. */
const fastMs = 15_000

/** Rounds of waiting for those who call us: one an interval each, sooner while something is wrong. */
export function makeBeatHearing(
  db: Db,
): (connections: readonly ConnectionConfig[], now: number, hurried: readonly string[]) => Promise<Sample[]> {
  const rounds = new Map<string, { at: number; ok: boolean }>()
  return async (connections, now, hurried) => {
    const waited = connections.filter(isHeartbeat)
    if (waited.length === 0) return []
    const hearing = await readHearing(
      db,
      waited.map(({ id }) => id),
      new Date(now),
    )
    const fast = new Set(hurried)
    return waited.flatMap((config) => {
      const sample = roundOf(config, hearing, now)
      const last = rounds.get(config.id)
      const everyMs = fast.has(config.id) ? Math.min(fastMs, config.intervalS * 1000) : config.intervalS * 1000
      // Silence is told when it begins, not with the next round.
      const isDue = !last || now - last.at >= everyMs || (sample !== null && sample.ok !== last.ok)
      if (!sample || !isDue) return []
      rounds.set(config.id, { at: now, ok: sample.ok })
      return [sample]
    })
  }
}

/** Exported for its table of tests. */
export function roundOf(
  { id: connection, intervalS, target: { graceS } }: Pick<Heartbeat, 'id' | 'intervalS' | 'target'>,
  { beats, heardAt }: Hearing,
  now: number,
): Sample | null {
  const beat = beats.get(connection)
  if (!beat) return null
  const sample = judgeHeartbeat({ connection, intervalS, graceS, lastBeatAt: beat.lastAt, since: beat.since }, now)
  // Nobody was there to hear it: that says nothing about who calls.
  const isDeaf = heardAt === null || now - heardAt > deafAfterMs
  return sample && !sample.ok && isDeaf ? { ...sample, flags: sampleFlag.blind } : sample
}
