import { endpointOf } from 'shared/account/same-endpoint.ts'
import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import { connectorSays } from 'shared/messages/connector.ts'
import type { Asker } from '../../account/access/current.ts'
import { byHandOf } from '../../account/access/by-hand.ts'
import { appendAudit } from '../../account/audit/append-audit.ts'
import { setConnectorSecret } from '../../account/secret/connector-secret.ts'
import type { Keyring } from '../../account/secret/keyring.ts'
import { Secret } from '../../account/secret/secret.ts'
import type { Db } from '../../db/open.ts'
import { notFound, Refusal } from '../../http/refusal.ts'
import { secretOf } from './ask-connector.ts'
import { appendVersion, findConnector, insertConnector } from './connector-store.ts'
import { secretMissing } from './judge-definition.ts'
import { readBringing, refeed, switchOff, switchOn } from './switch-connector.ts'

export interface Changing {
  /** As the program: beside what the asker changes stand a feed, its progress and a sealed secret, which no asker may. */
  system: Db
  keyring: Keyring
  asker: Asker
  now: Date
}

export interface Given {
  id: string
  definition: ConnectorDefinition
  secret?: { header: string; value: string } | undefined
  reason: string
}

export async function createConnector(changing: Changing, given: Given): Promise<void> {
  const { system, asker, now } = changing
  if (given.definition.asked.credential && !given.secret) throw secretMissing()
  await system.transaction().execute(async (trx) => {
    const said = { reason: given.reason, by: asker.identity.id, at: now }
    const made = await byHandOf(trx, asker.identity)(() => insertConnector(trx, given, said))
    if (!made) throw new Refusal(409, connectorSays.idTaken, { parameters: { id: given.id } })
    await keepSecret(trx, changing, given)
    await record(trx, changing, 'connector.create', given.id, { after: tellOf(given) })
  })
}

export async function changeConnector(
  changing: Changing,
  given: Given & { basedOn: number },
  measures: readonly MeasureId[],
): Promise<void> {
  const { system, asker, now } = changing
  await system.transaction().execute(async (trx) => {
    await lockFeeds(trx)
    const before = await findConnector(trx, given.id)
    if (!before) throw notFound(connectorSays.noSuchConnector, { id: given.id })
    if (before.dataset !== given.definition.dataset) throw new Refusal(409, connectorSays.datasetStays)
    if (given.definition.asked.credential && !given.secret) await stillItsSecret(trx, given)
    const said = { reason: given.reason, by: asker.identity.id, at: now }
    const appended = await byHandOf(trx, asker.identity)(() => appendVersion(trx, given, said))
    if (!appended) throw new Refusal(409, connectorSays.changedMeanwhile)
    await keepSecret(trx, changing, given)
    await refeed(trx, given, measures, now)
    await record(trx, changing, 'connector.change', given.id, { before: before.definition, after: tellOf(given) })
  })
}

export async function switchConnector(
  changing: Changing,
  { id, on, takesOver, reason }: { id: string; on: boolean; takesOver: boolean; reason: string },
  measuresOf: (trx: Db, dataset: string) => Promise<MeasureId[]>,
): Promise<void> {
  const { system, now } = changing
  await system.transaction().execute(async (trx) => {
    await lockFeeds(trx)
    const connector = await findConnector(trx, id)
    if (!connector) throw notFound(connectorSays.noSuchConnector, { id })
    if (connector.enabled !== on) {
      const bringing = on ? await readBringing(trx, connector.dataset, id) : null
      if (bringing && !takesOver)
        throw new Refusal(409, connectorSays.otherFeedOn, { parameters: { feed: bringing.id } })
      if (on) await switchOn(trx, connector, await measuresOf(trx, connector.dataset), now)
      else await switchOff(trx, id, now)
    }
    await record(trx, changing, on ? 'connector.on' : 'connector.off', id, { after: { reason, takesOver } })
  })
}

/** The lock under which figures are kept: nobody asks by what is being changed and keeps it afterwards. */
const lockFeeds = (trx: Db) => trx.selectFrom('feed_progress').select('feed').orderBy('feed').forUpdate().execute()

/** A secret goes to the host it was given for: a connector that moves to another one needs it again. */
async function stillItsSecret(trx: Db, { id, definition }: Given): Promise<void> {
  const kept = await trx
    .selectFrom('connector_secret')
    .select('origin')
    .where('connector', '=', secretOf(id))
    .executeTakeFirst()
  if (!kept) throw secretMissing()
  if (kept.origin !== endpointOf(definition.asked.url)) throw new Refusal(409, connectorSays.secretAgain)
}

async function keepSecret(
  trx: Db,
  { keyring, asker, now }: Changing,
  { id, definition, secret }: Given,
): Promise<void> {
  if (!secret) return
  const to = { url: definition.asked.url, header: secret.header, value: new Secret(secret.value) }
  await setConnectorSecret(trx, keyring, { connector: secretOf(id), ...to, by: asker.identity.id }, now)
}

/** What the trail says of a change: that a secret was given, and never which. */
const tellOf = ({ definition, secret, reason }: Given) => ({ definition, reason, secretGiven: secret !== undefined })

const record = (
  trx: Db,
  { keyring, asker }: Changing,
  action: string,
  objectId: string,
  states: { before?: unknown; after?: unknown },
) => appendAudit(trx, keyring, { asker, action, objectType: 'connector', objectId, ...states })
