import { sql } from 'kysely'
import type { ConnectorAnswer, ConnectorDataset, ConnectorProposal } from 'shared/feed/connector/connector-contract.ts'
import { ownFormats } from 'shared/feed/feed.ts'
import type { Db } from '../../db/open.ts'
import { readFeedStatus } from '../read-feed-status.ts'
import { secretOf } from './ask-connector.ts'
import { readVersion, type StoredConnector } from './connector-store.ts'
import { listOpenProposals } from './proposal-store.ts'

/** What a page may know: everything but the secrets, and of those that there are some. */
export async function describeConnectors(
  system: Db,
  connectors: readonly StoredConnector[],
  now: Date,
): Promise<ConnectorAnswer[]> {
  const status = new Map((await readFeedStatus(system, now)).map((feed) => [feed.id, feed]))
  const secrets = await system
    .selectFrom('connector_secret')
    .select(['connector', 'header', 'origin', 'set_at'])
    .where('connector', 'in', ['', ...connectors.map(({ id }) => secretOf(id))])
    .execute()
  const proposals = await describeProposals(
    system,
    connectors.map(({ id }) => id),
  )
  const kept = new Map(secrets.map(({ connector, ...secret }) => [connector, secret]))
  return connectors.map(({ id, version, enabled, definition, reason, recordedBy, recordedAt }) => {
    const secret = kept.get(secretOf(id))
    return {
      id,
      version,
      enabled,
      definition,
      proposal: proposals.get(id) ?? null,
      reason,
      recordedBy,
      recordedAt: recordedAt.toISOString(),
      state: status.get(id)?.state ?? null,
      secret: secret ? { header: secret.header, origin: secret.origin, setAt: secret.set_at.toISOString() } : null,
    }
  })
}

async function describeProposals(db: Db, connectors: readonly string[]): Promise<Map<string, ConnectorProposal>> {
  const told = new Map<string, ConnectorProposal>()
  for (const open of await listOpenProposals(db, connectors)) {
    const { id, kind, version, connector, reason } = open
    const definition = await readVersion(db, connector, version)
    if (!definition) continue
    told.set(connector, {
      id,
      kind,
      version,
      definition,
      takesOver: open.takes_over,
      secretGiven: open.secret_given,
      reason,
      proposedAt: open.proposed_at.toISOString(),
      proposedBy: open.proposed_by,
    })
  }
  return told
}

/** Every dataset that others than the program itself bring, with its measures and who brings it now. */
export async function describeDatasets(db: Db): Promise<ConnectorDataset[]> {
  const { rows } = await sql<ConnectorDataset>`
    select d.id, d.name, d.frequency,
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.id), '[]') from measure m where m.dataset = d.id) as measures,
      (select jsonb_build_object('id', f.id, 'name', f.definition -> 'name') from feed f join feed_progress p on p.feed = f.id
        where f.dataset = d.id and p.paused_for is null order by f.id limit 1) as feed
    from dataset d
    where not exists (select from feed f where f.dataset = d.id and f.format = any (${[...ownFormats]}::text[]))
    order by d.id`.execute(db)
  return rows
}
