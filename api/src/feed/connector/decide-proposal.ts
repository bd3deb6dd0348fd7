import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import { connectorSays } from 'shared/messages/connector.ts'
import { byHandOf } from '../../account/access/by-hand.ts'
import { demand } from '../../account/access/demand.ts'
import { moveConnectorSecret } from '../../account/secret/connector-secret.ts'
import type { Db } from '../../db/open.ts'
import { notFound, Refusal } from '../../http/refusal.ts'
import { secretOf, secretProposedWith } from './ask-connector.ts'
import { type Changing, lockFeeds, placeIsFree, record } from './change-connector.ts'
import { findConnector, putInForce, readVersion } from './connector-store.ts'
import { findProposal, keepDecision, readProposed, type StoredProposal } from './proposal-store.ts'
import { refeed, switchOn } from './switch-connector.ts'

export interface Decision {
  id: string
  decision: 'confirmed' | 'withdrawn'
  reason: string
}

/** Judges a definition as it is judged when it is saved: where requests may go out to may have changed since. */
export type Judge = (definition: ConnectorDefinition) => Promise<MeasureId[]>

/** The second pair of eyes. Answers the connector it was about. */
export async function decideProposal(
  changing: Changing,
  { id, decision, reason }: Decision,
  judge: Judge,
): Promise<string> {
  const { system, asker, now } = changing
  const measures = decision === 'confirmed' ? await judgeProposed(system, id, judge) : []
  return system.transaction().execute(async (trx) => {
    await lockFeeds(trx)
    const proposal = await findProposal(trx, id)
    if (!proposal) throw notFound(connectorSays.noSuchProposal)
    const by = asker.identity.id!
    if (decision === 'confirmed') {
      if (proposal.proposed_by === by) throw new Refusal(403, connectorSays.another)
      demand('connector.confirm', { author: proposal.proposed_by })
    }
    if (proposal.state !== 'proposed') throw new Refusal(409, connectorSays.proposalDecided)
    await byHandOf(trx, asker.identity)(() => keepDecision(trx, id, { state: decision, reason, by, at: now }))
    if (decision === 'confirmed') await carryOut(trx, changing, proposal, measures)
    else await trx.deleteFrom('connector_secret').where('connector', '=', secretProposedWith(id)).execute()
    const { kind, version, connector } = proposal
    const action = decision === 'confirmed' ? 'connector.confirm' : 'connector.withdraw'
    await record(trx, changing, action, connector, { after: { kind, version, reason } })
    return connector
  })
}

/** A version is never changed, so it is judged before anything is locked. */
async function judgeProposed(db: Db, id: string, judge: Judge): Promise<MeasureId[]> {
  const proposed = await readProposed(db, id)
  if (!proposed) throw notFound(connectorSays.noSuchProposal)
  return judge(proposed)
}

async function carryOut(
  trx: Db,
  { keyring, now }: Changing,
  { id: proposal, connector: id, kind, version, takes_over: takesOver, secret_given: secretGiven }: StoredProposal,
  measures: readonly MeasureId[],
): Promise<void> {
  const connector = await findConnector(trx, id)
  const definition = await readVersion(trx, id, version)
  if (!connector || !definition) throw new Error(`Nothing is there of what was proposed of ${id}.`)
  if (kind === 'enable') {
    await placeIsFree(trx, connector, takesOver)
    return switchOn(trx, { id, definition }, measures, now)
  }
  await putInForce(trx, id, version)
  if (secretGiven) await moveConnectorSecret(trx, keyring, { from: secretProposedWith(proposal), to: secretOf(id) })
  await refeed(trx, { id, definition }, measures, now)
}
