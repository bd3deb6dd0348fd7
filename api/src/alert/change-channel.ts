import { type ChannelDefinition, secretOf } from 'shared/alert/channel.ts'
import type { NewChannel } from 'shared/alert/setup-contract.ts'
import { endpointOf } from 'shared/account/same-endpoint.ts'
import { alertSays, egressTexts } from 'shared/messages/alert.ts'
import { currentAsker } from '../account/access/current.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import { setConnectorSecret } from '../account/secret/connector-secret.ts'
import type { Keyring } from '../account/secret/keyring.ts'
import { Secret } from '../account/secret/secret.ts'
import type { Db } from '../db/open.ts'
import { type EgressRules, judgeAddress } from '../http/egress/judge-address.ts'
import { judgeUrl } from '../http/egress/judge-url.ts'
import { badRequest, notFound, Refusal } from '../http/refusal.ts'
import { connectorOf } from './send/deliver.ts'

export interface ChannelDeps {
  db: Db
  keyring: Keyring
  now: () => Date
  egress: () => Promise<EgressRules>
}

export async function createChannel(deps: ChannelDeps, given: NewChannel): Promise<string> {
  const { db, now } = deps
  await judgeTarget(deps, given.definition)
  if (secretOf(given.definition) && given.secret === undefined) throw new Refusal(409, alertSays.secretMissing)
  return db.transaction().execute(async (trx) => {
    const { name, enabled, definition } = given
    const asker = currentAsker()
    const made = await trx
      .insertInto('channel')
      .values({
        name,
        enabled,
        kind: definition.kind,
        definition: JSON.stringify(definition),
        created_at: now(),
        created_by: asker.identity.id,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await keepSecret(trx, deps, made.id, given)
    const about = { objectType: 'channel', objectId: made.id }
    await appendAudit(trx, deps.keyring, { asker, action: 'channel.create', ...about, after: made })
    return made.id
  })
}

/** A secret goes to the host it was given for: a channel that moves to another one needs it again. */
export async function changeChannel(deps: ChannelDeps, id: string, given: NewChannel): Promise<void> {
  await judgeTarget(deps, given.definition)
  await deps.db.transaction().execute(async (trx) => {
    const before = await trx.selectFrom('channel').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!before) throw notFound(alertSays.noSuchChannel)
    const { name, enabled, definition } = given
    if (before.kind !== definition.kind) throw new Refusal(409, alertSays.kindStays)
    const [was, is] = [secretOf(before.definition), secretOf(definition)]
    if (is && given.secret === undefined && endpointOf(is.url) !== endpointOf(was?.url ?? ''))
      throw new Refusal(409, alertSays.secretAgain)
    const after = await trx
      .updateTable('channel')
      .set({ name, enabled, definition: JSON.stringify(definition) })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    await keepSecret(trx, deps, id, given)
    const about = { objectType: 'channel', objectId: id, before, after }
    await appendAudit(trx, deps.keyring, { asker: currentAsker(), action: 'channel.change', ...about })
  })
}

async function keepSecret(trx: Db, { keyring, now }: ChannelDeps, id: string, given: NewChannel): Promise<void> {
  const to = secretOf(given.definition)
  if (!to || given.secret === undefined) return
  const by = currentAsker().identity.id
  await setConnectorSecret(
    trx,
    keyring,
    { connector: connectorOf(id), ...to, value: new Secret(given.secret), by },
    now(),
  )
}

/** An address that could never be asked is refused while somebody looks; one behind a name is judged at each sending. */
async function judgeTarget({ egress, now }: ChannelDeps, definition: ChannelDefinition): Promise<void> {
  const to = secretOf(definition)
  if (!to) return
  const at = definition.kind === 'webhook' ? 'body.definition.url' : 'body.definition.base'
  const refuse = (why: string) => {
    const { vi, en } = egressTexts[why] ?? egressTexts['url']!
    const said = { vi: alertSays.forbidden.vi.replace('{why}', vi), en: alertSays.forbidden.en.replace('{why}', en) }
    throw badRequest({ at, detail: said })
  }
  const judged = judgeUrl(to.url)
  if (judged.kind === 'refused') return refuse(judged.why === 'host' ? 'host' : 'url')
  if (!judged.isAddress) return
  const verdict = judgeAddress(judged.host, judged.port, await egress(), now())
  if (verdict !== 'allowed') refuse(verdict)
}
