import type { OpenAPIHono } from '@hono/zod-openapi'
import { connectorContract as contract } from 'shared/feed/connector/connector-contract.ts'
import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'
import { connectorSays } from 'shared/messages/connector.ts'
import { namesOf } from '../../account/identity/names-of.ts'
import { currentAsker, currentIdentity } from '../../account/access/current.ts'
import { appendAudit } from '../../account/audit/append-audit.ts'
import type { ConnectorSecret } from '../../account/secret/connector-secret.ts'
import { Secret } from '../../account/secret/secret.ts'
import { makeDoors } from '../../http/doors.ts'
import { localeOf } from '../../http/locale.ts'
import { notFound, Refusal } from '../../http/refusal.ts'
import type { ServingDeps } from '../../serving-deps.ts'
import { readFeedDefinition } from '../feed-store.ts'
import { readSecret } from './ask-connector.ts'
import { type Changing, changeConnector, createConnector, switchConnector } from './change-connector.ts'
import { findConnector, listConnectors, listVersions } from './connector-store.ts'
import { decideProposal } from './decide-proposal.ts'
import { describeConnectors, describeDatasets } from './describe-connector.ts'
import { judgeDefinition, judgeHeader } from './judge-definition.ts'
import { rehearse } from './rehearse-connector.ts'
import { tryConnector } from './try-connector.ts'

type Needs = Pick<ServingDeps, 'db' | 'system' | 'keyring' | 'now' | 'env' | 'egress'>

/** Sources set up by form: described, tried, held beside history, switched on and off. */
export function connectorDoors(deps: Needs): OpenAPIHono {
  const { db, system, keyring, now, env, egress } = deps
  const doors = makeDoors()
  const inTurn = makeTurns()
  const changing = (): Changing => ({ system, keyring, asker: currentAsker(), now: now() })
  const judged = async (definition: ConnectorDefinition, secret?: { header: string }) => {
    if (secret) judgeHeader(secret.header)
    return judgeDefinition(system, definition, { rules: await egress(), now: now() })
  }

  doors.openapi(contract.listConnectors, async (c) => {
    const connectors = await describeConnectors(system, await listConnectors(db), now())
    return c.json({ connectors, datasets: await describeDatasets(db) }, 200)
  })

  doors.openapi(contract.readConnector, async (c) => {
    const { id } = c.req.valid('param')
    const versions = await listVersions(db, id)
    const told = versions.map(({ recordedAt, decidedAt, ...version }) => ({
      ...version,
      recordedAt: recordedAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
    }))
    const connector = await describe(id)
    const ids = [connector.proposal?.proposedBy, ...told.flatMap((one) => [one.recordedBy, one.decidedBy])]
    return c.json({ connector, versions: told, people: await namesOf(system, ids) }, 200)
  })

  doors.openapi(contract.createConnector, async (c) => {
    const given = c.req.valid('json')
    await judged(given.definition, given.secret)
    await createConnector(changing(), given)
    return c.json({ connector: await describe(given.id) }, 201)
  })

  doors.openapi(contract.changeConnector, async (c) => {
    const { id } = c.req.valid('param')
    const given = c.req.valid('json')
    await describe(id)
    const measures = await judged(given.definition, given.secret)
    await changeConnector(changing(), { id, ...given }, measures)
    return c.json({ connector: await describe(id) }, 200)
  })

  doors.openapi(contract.switchConnector, async (c) => {
    const { id } = c.req.valid('param')
    await switchConnector(changing(), { id, ...c.req.valid('json') })
    return c.json({ connector: await describe(id) }, 200)
  })

  doors.openapi(contract.decideConnector, async (c) => {
    const { id } = c.req.valid('param')
    const connector = await decideProposal(changing(), { id, ...c.req.valid('json') }, judged)
    return c.json({ connector: await describe(connector) }, 200)
  })

  doors.openapi(contract.tryConnector, async (c) => {
    const { id, definition, secret, unit } = c.req.valid('json')
    await judged(definition, secret)
    const trial = await inTurn(async () => {
      // What goes out in somebody's name stands in the trail, whatever comes of it.
      await system.transaction().execute((trx) =>
        appendAudit(trx, keyring, {
          asker: currentAsker(),
          action: 'connector.try',
          objectType: 'connector',
          objectId: id ?? null,
          after: { url: definition.asked.url, method: definition.asked.method },
        }),
      )
      const means = { system, checkout: env.checkout, now, rules: await egress(), stop: c.req.raw.signal }
      return tryConnector(definition, await secretFor({ id, definition, secret }), means, { locale: localeOf(c), unit })
    })
    return c.json(trial, 200)
  })

  doors.openapi(contract.rehearseConnector, async (c) => {
    const { feed, definition } = c.req.valid('json')
    await judged(definition)
    const from = await readFeedDefinition(system, feed)
    if (from?.dataset !== definition.dataset) throw new Refusal(409, connectorSays.nothingKept)
    const rehearsal = await inTurn(() =>
      rehearse(system, { feed, definition }, { checkout: env.checkout, locale: localeOf(c) }),
    )
    if (rehearsal.answers.length === 0) throw new Refusal(409, connectorSays.nothingKept)
    return c.json(rehearsal, 200)
  })

  return doors

  async function describe(id: string) {
    const connector = await findConnector(db, id)
    if (!connector) throw notFound(connectorSays.noSuchConnector, { id })
    const [told] = await describeConnectors(system, [connector], now())
    return told!
  }

  async function secretFor({
    id,
    definition,
    secret,
  }: {
    id?: string | undefined
    definition: ConnectorDefinition
    secret?: { header: string; value: string } | undefined
  }): Promise<ConnectorSecret> {
    if (secret) return { kind: 'header', header: secret.header, value: new Secret(secret.value) }
    return id === undefined ? { kind: 'none' } : readSecret(system, keyring, { id, definition })
  }
}

/** One try of each person at a time, two in all: each may hold a connection for a minute and a core for seconds. */
function makeTurns(most = 2) {
  const trying = new Set<string>()
  return async <T>(work: () => Promise<T>): Promise<T> => {
    const who = currentIdentity().id ?? ''
    if (trying.has(who) || trying.size >= most)
      throw new Refusal(503, connectorSays.busy, { headers: { 'retry-after': '5' } })
    trying.add(who)
    try {
      return await work()
    } finally {
      trying.delete(who)
    }
  }
}
