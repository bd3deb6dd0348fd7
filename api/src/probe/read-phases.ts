import { sql } from 'kysely'
import { addPhaseHistograms, middlePhase, noPhases, type PhaseHistograms, phaseNames } from 'shared/probe/phase.ts'
import type { Bands } from 'shared/probe/probe-contract.ts'
import { sampleFlag } from 'shared/probe/sample.ts'
import type { Db } from '../db/open.ts'
import { decodeRollups } from './keep/rollup-code.ts'

const hourMs = 3_600_000

interface Slots {
  /** Epoch ms. */
  from: number
  slotMs: number
  slots: number
}

/**
 * Where the time of one connection's right answers went, slot by slot: by every round while samples are hot, by the hour's
 * histograms beyond.
 */
export async function readPhases(
  db: Db,
  { connection, to }: { connection: number; to: number },
  { from, slotMs, slots }: Slots,
): Promise<Pick<Bands, 'dns' | 'connect' | 'tls' | 'firstByte'>> {
  const columns = () => Array.from({ length: slots }, () => null as number | null)
  const found = { dns: columns(), connect: columns(), tls: columns(), firstByte: columns() }
  for (const { hour, phases } of await readHours(db, connection, from, to)) {
    const first = Math.max(0, Math.floor((hour * hourMs - from) / slotMs))
    const end = Math.min(slots, Math.ceil(((hour + 1) * hourMs - from) / slotMs))
    for (const name of phaseNames) found[name].fill(middlePhase(phases[name]), first, end)
  }
  if (slotMs < hourMs)
    for (const { slot, ...medians } of await readHot(db, connection, { from, slotMs }, to))
      if (slot >= 0 && slot < slots) for (const name of phaseNames) found[name][slot] = medians[name]
  return found
}

async function readHours(db: Db, connection: number, from: number, to: number) {
  const rows = await db
    .selectFrom('roll_hour')
    .select(['hour', 'body'])
    .where('connection', '=', connection)
    .where('hour', '>=', Math.floor(from / hourMs))
    .where('hour', '<', Math.ceil(to / hourMs))
    .orderBy('hour')
    .execute()
  return rows.flatMap(({ hour, body }): { hour: number; phases: PhaseHistograms }[] => {
    const sum = noPhases()
    const known = decodeRollups(body).flatMap(({ phases }) => (phases ? [phases] : []))
    for (const phases of known) addPhaseHistograms(sum, phases)
    return known.length === 0 ? [] : [{ hour, phases: sum }]
  })
}

async function readHot(db: Db, connection: number, { from, slotMs }: Pick<Slots, 'from' | 'slotMs'>, to: number) {
  const middle = (column: string) => sql<number | null>`percentile_disc(0.5) within group (order by ${sql.ref(column)})`
  const { rows } = await sql<{
    slot: number
    dns: number | null
    connect: number | null
    tls: number | null
    firstByte: number | null
  }>`
    select floor((extract(epoch from at) * 1000 - ${from}::float8) / ${slotMs}::float8)::int as slot,
      ${middle('dns_us')} as dns, ${middle('connect_us')} as connect, ${middle('tls_us')} as tls,
      ${middle('first_byte_us')} as "firstByte"
    from sample_hot
    where connection = ${connection} and at >= ${new Date(from)} and at < ${new Date(to)}
      and verdict & 15 = 0 and verdict & ${16 * sampleFlag.blind} = 0
    group by 1`.execute(db)
  return rows
}
