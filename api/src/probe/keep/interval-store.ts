import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Step } from './steps.ts'

export interface StepOf extends Step {
  connection: number
}

/** Writes steps into the history of states: each holds until the next. Steps of one connection in order of time. */
export async function keepSteps(trx: Db, steps: readonly StepOf[]): Promise<void> {
  // The first of every connection together, then the second, and so on: seldom more than two rounds.
  const left = Map.groupBy(steps, ({ connection }) => connection)
  for (let place = 0; ; place += 1) {
    const round = [...left.values()].flatMap((list) => list[place] ?? [])
    if (round.length === 0) return
    await keepRound(trx, round)
  }
}

async function keepRound(trx: Db, steps: readonly StepOf[]): Promise<void> {
  const rows = JSON.stringify(steps.map(({ at, ...step }) => ({ ...step, at: at / 1000 })))
  const listed = sql`(select connection, state, reasons, overlays, root, to_timestamp(at) as at
    from json_to_recordset(${rows}) as (connection int, state text, reasons text[], overlays text[], root text, at float8)) s`
  // What begins at the same instant is put right; what began before ends here; what begins later stays as it is.
  await sql`
    update state_interval i set state = s.state, reasons = s.reasons, overlays = s.overlays, root = s.root
    from ${listed} where i.connection = s.connection and upper_inf(i.during) and lower(i.during) = s.at`.execute(trx)
  await sql`
    update state_interval i set during = tstzrange(lower(i.during), s.at)
    from ${listed} where i.connection = s.connection and upper_inf(i.during) and lower(i.during) < s.at`.execute(trx)
  await sql`
    insert into state_interval (connection, state, reasons, overlays, root, during)
    select s.connection, s.state, s.reasons, s.overlays, s.root, tstzrange(s.at, null) from ${listed}
    where not exists (select from state_interval i where i.connection = s.connection and upper_inf(i.during))`.execute(
    trx,
  )
}

/** Puts a state where nobody knew one, between `from` and `to` and nowhere else: for rounds that come late. */
export async function fillUnknown(trx: Db, fill: { from: number; to: number; step: StepOf }): Promise<void> {
  const { connection, state, reasons, overlays, root } = fill.step
  const span = sql`tstzrange(to_timestamp(${fill.from / 1000}), to_timestamp(${fill.to / 1000}))`
  const { rows } = await sql<{ during: string; overlays: string }>`
    delete from state_interval where connection = ${connection} and state = 'unknown' and during && ${span}
    returning during, overlays::text`.execute(trx)
  for (const unknown of rows) {
    await sql`
      insert into state_interval (connection, state, reasons, overlays, root, during)
      select ${connection}::int, 'unknown', '{}'::text[], ${unknown.overlays}::text[], null, rest
      from unnest(tstzmultirange(${unknown.during}::tstzrange) - tstzmultirange(${span})) rest
      union all
      select ${connection}::int, ${state}, ${`{${reasons.join()}}`}::text[], ${`{${overlays.join()}}`}::text[], ${root}, ${unknown.during}::tstzrange * ${span}`.execute(
      trx,
    )
  }
}
