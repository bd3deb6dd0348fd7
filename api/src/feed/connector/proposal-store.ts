import type { Selectable } from 'kysely'
import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'

export type StoredProposal = Selectable<Tables['connector_proposal']>

/** What waits for a second person, of these connectors. */
export async function listOpenProposals(db: Db, connectors: readonly string[]): Promise<StoredProposal[]> {
  return db
    .selectFrom('connector_proposal')
    .selectAll()
    .where('connector', 'in', ['', ...connectors])
    .where('state', '=', 'proposed')
    .execute()
}

/** Under lock, since it is about to be decided. */
export const findProposal = (trx: Db, id: string): Promise<StoredProposal | undefined> =>
  trx.selectFrom('connector_proposal').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** What would hold once it is confirmed. */
export async function readProposed(db: Db, id: string): Promise<ConnectorDefinition | null> {
  const row = await db
    .selectFrom('connector_proposal as p')
    .innerJoin('connector_version as v', (join) =>
      join.onRef('v.connector', '=', 'p.connector').onRef('v.version', '=', 'p.version'),
    )
    .select('v.definition')
    .where('p.id', '=', id)
    .executeTakeFirst()
  return row?.definition ?? null
}

export type NewProposal = Pick<
  StoredProposal,
  'connector' | 'kind' | 'version' | 'takes_over' | 'secret_given' | 'reason' | 'proposed_at' | 'proposed_by'
>

/** Null where something waits already: two of them would have to be told apart by whoever confirms. */
export async function insertProposal(trx: Db, made: NewProposal): Promise<string | null> {
  const row = await trx
    .insertInto('connector_proposal')
    .values(made)
    .onConflict((conflict) => conflict.column('connector').where('state', '=', 'proposed').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function keepDecision(
  trx: Db,
  id: string,
  decided: { state: 'confirmed' | 'withdrawn'; reason: string; by: string; at: Date },
): Promise<void> {
  await trx
    .updateTable('connector_proposal')
    .set({ state: decided.state, decided_at: decided.at, decided_by: decided.by, decided_reason: decided.reason })
    .where('id', '=', id)
    .execute()
}
