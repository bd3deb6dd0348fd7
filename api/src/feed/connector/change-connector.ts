import { isDeepStrictEqual } from 'node:util'
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
import { secretOf, secretProposedWith } from './ask-connector.ts'
import { appendVersion, findConnector, insertConnector, putInForce } from './connector-store.ts'
import { secretMissing } from './judge-definition.ts'
import { insertProposal, listOpenProposals, type NewProposal } from './proposal-store.ts'
import { readBringing, refeed, switchOff } from './switch-connector.ts'

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
    await keepSecret(trx, changing, given, secretOf(given.id))
    await record(trx, changing, 'connector.create', given.id, { after: tellOf(given) })
  })
}

/**
 * Adds a version. Of a source that is switched on, another address, secret or mapping waits for a second person, and the
 * version before goes on; when it is asked and what it is called, one person says.
 */
export async function changeConnector(
  changing: Changing,
  given: Given & { basedOn: number },
  measures: readonly MeasureId[],
): Promise<void> {
  const { system, asker, now } = changing
  const { id, definition } = given
  await system.transaction().execute(async (trx) => {
    await lockFeeds(trx)
    const before = await findConnector(trx, id)
    if (!before) throw notFound(connectorSays.noSuchConnector, { id })
    if (before.dataset !== definition.dataset) throw new Refusal(409, connectorSays.datasetStays)
    if (definition.asked.credential && !given.secret) await stillItsSecret(trx, given)
    await nothingWaits(trx, id)
    const said = { reason: given.reason, by: asker.identity.id, at: now }
    const byHand = byHandOf(trx, asker.identity)
    const version = await byHand(() => appendVersion(trx, given, said))
    if (version === null) throw new Refusal(409, connectorSays.changedMeanwhile)
    const waits = before.enabled && needsAnother(before.definition, given)
    if (waits) {
      const proposal = await propose(
        trx,
        changing,
        { connector: id, kind: 'change', version, reason: given.reason },
        given,
      )
      await keepSecret(trx, changing, given, secretProposedWith(proposal))
    } else {
      await byHand(() => putInForce(trx, id, version))
      await keepSecret(trx, changing, given, secretOf(id))
      await refeed(trx, given, measures, now)
    }
    const states = { before: before.definition, after: tellOf(given) }
    await record(trx, changing, waits ? 'connector.propose' : 'connector.change', id, states)
  })
}

/** Off holds at once; on, somebody else has to confirm. */
export async function switchConnector(
  changing: Changing,
  { id, on, takesOver, reason }: { id: string; on: boolean; takesOver: boolean; reason: string },
): Promise<void> {
  const { system, now } = changing
  await system.transaction().execute(async (trx) => {
    await lockFeeds(trx)
    const connector = await findConnector(trx, id)
    if (!connector) throw notFound(connectorSays.noSuchConnector, { id })
    if (on && !connector.enabled) {
      await nothingWaits(trx, id)
      await placeIsFree(trx, connector, takesOver)
      await propose(trx, changing, { connector: id, kind: 'enable', version: connector.version, reason }, { takesOver })
    }
    if (!on && connector.enabled) await switchOff(trx, id, now)
    await record(trx, changing, on ? 'connector.propose' : 'connector.off', id, { after: { reason, takesOver } })
  })
}

/** Two never bring one dataset. */
export async function placeIsFree(
  trx: Db,
  { id, dataset }: { id: string; dataset: string },
  takesOver: boolean,
): Promise<void> {
  const bringing = await readBringing(trx, dataset, id)
  if (bringing && !takesOver) throw new Refusal(409, connectorSays.otherFeedOn, { parameters: { feed: bringing.id } })
}

/** The lock under which figures are kept: nobody asks by what is being changed and keeps it afterwards. */
export const lockFeeds = (trx: Db) =>
  trx.selectFrom('feed_progress').select('feed').orderBy('feed').forUpdate().execute()

/** Where its figures come from, or what they mean, would be otherwise. */
const needsAnother = (before: ConnectorDefinition, { definition, secret }: Given): boolean =>
  secret !== undefined ||
  !isDeepStrictEqual(before.asked, definition.asked) ||
  !isDeepStrictEqual(before.mapping, definition.mapping)

async function nothingWaits(trx: Db, id: string): Promise<void> {
  if ((await listOpenProposals(trx, [id])).length > 0) throw new Refusal(409, connectorSays.proposalOpen)
}

async function propose(
  trx: Db,
  { asker, now }: Changing,
  made: Pick<NewProposal, 'connector' | 'kind' | 'version' | 'reason'>,
  { secret, takesOver = false }: { secret?: Given['secret']; takesOver?: boolean },
): Promise<string> {
  const by = { proposed_at: now, proposed_by: asker.identity.id! }
  const row = { ...made, takes_over: takesOver, secret_given: secret !== undefined, ...by }
  const id = await byHandOf(trx, asker.identity)(() => insertProposal(trx, row))
  if (id === null) throw new Refusal(409, connectorSays.proposalOpen)
  return id
}

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
  { definition, secret }: Given,
  connector: string,
): Promise<void> {
  if (!secret) return
  const to = { url: definition.asked.url, header: secret.header, value: new Secret(secret.value) }
  await setConnectorSecret(trx, keyring, { connector, ...to, by: asker.identity.id }, now)
}

/** What the trail says of a change: that a secret was given, and never which. */
const tellOf = ({ definition, secret, reason }: Given) => ({ definition, reason, secretGiven: secret !== undefined })

export const record = (
  trx: Db,
  { keyring, asker }: Changing,
  action: string,
  objectId: string,
  states: { before?: unknown; after?: unknown },
) => appendAudit(trx, keyring, { asker, action, objectType: 'connector', objectId, ...states })
