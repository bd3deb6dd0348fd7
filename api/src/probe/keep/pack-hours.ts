import { sql } from 'kysely'
import { addRollup, addRound, emptyRollup, phasesOf, type Rollup, type Round } from 'shared/probe/rollup.ts'
import type { Db } from '../../db/open.ts'
import { packRounds, unpackRounds } from './pack-samples.ts'
import { readRounds } from './read-hour.ts'
import { rollDay } from './roll-day.ts'
import { encodeRollups } from './rollup-code.ts'
import { array } from './standing-store.ts'

const hourMs = 3_600_000
const slotMs = 300_000
/** Rounds that began before the hour ended have come in by then; what comes later has the hour packed again. */
const graceMs = 120_000

export interface PackedHours {
  hours: number
  samples: number
}

/**
 * Packs every hour that has ended and is not packed yet, or of which more has come in since: samples into chunks, rollups
 * of five minutes, of the hour and of its day. An hour is marked once its chunks have been read back and hold the same.
 * Several processes may call it; one does it.
 */
export async function packHours(db: Db, now: Date, hotDays: number): Promise<PackedHours> {
  const packed: PackedHours = { hours: 0, samples: 0 }
  for (const hour of await hoursToPack(db, now, hotDays)) {
    const samples = await packHour(db, hour, now)
    if (samples === null) break
    packed.hours += 1
    packed.samples += samples
  }
  return packed
}

async function hoursToPack(db: Db, now: Date, hotDays: number): Promise<number[]> {
  const last = Math.floor((now.getTime() - graceMs) / hourMs) - 1
  const { rows } = await sql<{ hour: number }>`
    select h as hour from generate_series(greatest(
        (select floor(extract(epoch from min(lower)) / 3600)::int from partitions_of('sample_hot')), ${last - 24 * (hotDays + 1)}::int), ${last}::int) h
    where not exists (select from packed_hour p where p.hour = h and not p.stale) order by 1`.execute(db)
  return rows.map(({ hour }) => hour)
}

/** How many samples the hour had; null when another process is at it. */
async function packHour(db: Db, hour: number, now: Date): Promise<number | null> {
  const [from, to] = [new Date(hour * hourMs), new Date((hour + 1) * hourMs)]
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('pack ' || current_schema())) as free`.execute(trx)
    if (!rows[0]!.free) return null
    const rounds = await readRounds(trx, from, to)
    const limits = await readLimits(trx)
    const [codes, lists] = [[...rounds.keys()], [...rounds.values()]]
    if (codes.length > 0) {
      const five = lists.map((list, at) => rollSlots(list, from.getTime(), limits.get(codes[at]!) ?? Infinity))
      const bodies = {
        sample_chunk: lists.map((list) => packRounds(list, from.getTime())),
        roll_5m: five.map(encodeRollups),
        roll_hour: five.map((slots, at) =>
          encodeRollups([{ ...slots.reduce(addRollup, emptyRollup()), phases: phasesOf(lists[at]!) }]),
        ),
      }
      for (const table of ['sample_chunk', 'roll_5m', 'roll_hour'] as const) {
        await sql`select keep_partition(${table}, ${from})`.execute(trx)
        await sql`
          insert into ${sql.table(table)} (connection, hour, body)
          select connection, ${hour}, body from unnest(${array(codes)}::int[], ${bodies[table]}::bytea[]) as p (connection, body)
          on conflict (connection, hour) do update set body = excluded.body`.execute(trx)
      }
      await verify(trx, hour, rounds)
      await rollDay(trx, from)
    }
    const samples = lists.reduce((sum, { length }) => sum + length, 0)
    await sql`
      insert into packed_hour (hour, samples, stale, verified_at) values (${hour}, ${samples}, false, ${now})
      on conflict (hour) do update set samples = excluded.samples, stale = false, verified_at = excluded.verified_at`.execute(
      trx,
    )
    return samples
  })
}

/** The twelve times five minutes of an hour. */
function rollSlots(rounds: readonly Round[], from: number, slowUs: number): Rollup[] {
  const slots = Array.from({ length: hourMs / slotMs }, emptyRollup)
  for (const round of rounds) addRound(slots[Math.floor((round.at - from) / slotMs)]!, round, slowUs)
  return slots
}

async function readLimits(trx: Db): Promise<Map<number, number>> {
  const { rows } = await sql<{ code: number; ms: number }>`
    select code, (definition ->> 'contractualMs')::float8 as ms from watched_connection
    where definition ->> 'contractualMs' is not null`.execute(trx)
  return new Map(rows.map(({ code, ms }) => [code, ms * 1000]))
}

/** Reads the chunks back from the tables: what could not be unpacked again must not be dropped. */
async function verify(trx: Db, hour: number, rounds: ReadonlyMap<number, Round[]>): Promise<void> {
  const chunks = await trx.selectFrom('sample_chunk').select(['connection', 'body']).where('hour', '=', hour).execute()
  const again = new Map(chunks.map(({ connection, body }) => [connection, unpackRounds(body, hour * hourMs)]))
  for (const [connection, list] of rounds) {
    const other = again.get(connection)
    const right = other?.length === list.length && list.every((round, at) => alike(round, other[at]!))
    if (!right)
      throw new Error(`hour ${hour} of connection ${connection} did not come back from its chunk as it went in`)
  }
}

const alike = (one: Round, other: Round): boolean =>
  one.at === other.at &&
  one.cls === other.cls &&
  one.flags === other.flags &&
  one.sent === other.sent &&
  one.lost === other.lost &&
  near(one.totalUs, other.totalUs) &&
  (one.connectUs === null ? other.connectUs === null : other.connectUs !== null && near(one.connectUs, other.connectUs))

const near = (one: number, other: number): boolean => Math.abs(one - other) <= Math.max(1, one * 0.001)
