import { sql } from 'kysely'
import type { ConnectorAnswer, ConnectorDataset } from 'shared/feed/connector/connector-contract.ts'
import { ownFormats } from 'shared/feed/feed.ts'
import type { Db } from '../../db/open.ts'
import { readFeedStatus } from '../read-feed-status.ts'
import { secretOf } from './ask-connector.ts'
import type { StoredConnector } from './connector-store.ts'

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
  const kept = new Map(secrets.map(({ connector, ...secret }) => [connector, secret]))
  return connectors.map(({ id, version, enabled, definition, reason, recordedBy, recordedAt }) => {
    const secret = kept.get(secretOf(id))
    return {
      id,
      version,
      enabled,
      definition,
      reason,
      recordedBy,
      recordedAt: recordedAt.toISOString(),
      state: status.get(id)?.state ?? null,
      secret: secret ? { header: secret.header, origin: secret.origin, setAt: secret.set_at.toISOString() } : null,
    }
  })
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
