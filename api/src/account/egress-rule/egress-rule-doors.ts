import { randomUUID } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  approveEgressRule,
  type EgressRule,
  listEgressRules,
  proposeEgressRule,
  withdrawEgressRule,
} from 'shared/account/egress-rule-contract.ts'
import { egressRuleSays } from 'shared/messages/account-kiosk.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../../db/open.ts'
import { makeDoors } from '../../http/doors.ts'
import {
  approveRule,
  listRules,
  lockRule,
  proposeRule,
  type RuleFault,
  ruleFault,
  withdrawRule,
} from '../../http/egress/egress-rule-store.ts'
import { badRequest, notFound, Refusal } from '../../http/refusal.ts'
import { currentAsker, currentIdentity } from '../access/current.ts'
import { demand } from '../access/demand.ts'
import { appendAudit } from '../audit/append-audit.ts'
import type { Keyring } from '../secret/keyring.ts'

export interface EgressRuleDeps {
  db: Db
  keyring: Keyring
  now: () => Date
}

const dayMs = 86_400_000

/** Ways out into private networks: one person asks, another lets it hold, either closes it. */
export function egressRuleDoors({ db, keyring, now }: EgressRuleDeps): OpenAPIHono {
  const doors = makeDoors()

  doors.openapi(listEgressRules, async (c) => {
    demand('egress-rule.read')
    return c.json({ rules: await listRules(db, currentIdentity().id, now()) }, 200)
  })

  doors.openapi(proposeEgressRule, async (c) => {
    demand('egress-rule.change')
    const { cidr, ports, reason, days } = c.req.valid('json')
    const fault = ruleFault(cidr)
    if (fault) throw badRequest({ at: 'body.cidr', detail: faultSaid[fault] })
    const [id, at] = [randomUUID(), now()]
    const asked = { id, cidr, ports: [...new Set(ports)].toSorted((a, b) => a - b), reason }
    const rule = await changed('egress-rule.propose', id, async (trx, by) => {
      await proposeRule(trx, { ...asked, by, expiresAt: new Date(at.getTime() + days * dayMs) }, at)
      return null
    })
    return c.json({ rule }, 201)
  })

  doors.openapi(approveEgressRule, async (c) => {
    const { id } = c.req.valid('param')
    const rule = await changed('egress-rule.approve', id, async (trx, by) => {
      const before = await known(trx, id)
      demand('egress-rule.approve', { author: before.createdBy })
      if (!(await approveRule(trx, id, by, now()))) throw new Refusal(409, egressRuleSays.notWaiting)
      return before
    })
    return c.json({ rule }, 200)
  })

  doors.openapi(withdrawEgressRule, async (c) => {
    demand('egress-rule.change')
    const { id } = c.req.valid('param')
    const rule = await changed('egress-rule.withdraw', id, async (trx, by) => {
      const before = await known(trx, id)
      if (!(await withdrawRule(trx, id, by, now()))) throw new Refusal(409, egressRuleSays.overAlready)
      return before
    })
    return c.json({ rule }, 200)
  })

  return doors

  /** The change and its entry in the trail, or neither. */
  function changed(
    action: string,
    id: string,
    work: (trx: Db, by: string) => Promise<EgressRule | null>,
  ): Promise<EgressRule> {
    const asker = currentAsker()
    return db.transaction().execute(async (trx) => {
      const before = await work(trx, asker.identity.id!)
      const after = await known(trx, id)
      const detail = { cidr: after.cidr, ports: after.ports.join(' '), until: after.expiresAt }
      await appendAudit(trx, keyring, { asker, action, objectType: 'egress-rule', objectId: id, before, after, detail })
      return after
    })
  }

  async function known(trx: Db, id: string): Promise<EgressRule> {
    const rule = await lockRule(trx, id, currentIdentity().id, now())
    if (!rule) throw notFound(egressRuleSays.noSuchRule)
    return rule
  }
}

const faultSaid: Record<RuleFault, Text> = {
  'not-a-network': egressRuleSays.notNetwork,
  'too-wide': egressRuleSays.tooWide,
  never: egressRuleSays.neverOpen,
  public: egressRuleSays.notPrivate,
}
