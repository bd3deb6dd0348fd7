import type { Db } from '../../db/open.ts'
import { readApprovedRules } from '../../http/egress/egress-rule-store.ts'
import type { EgressRules } from '../../http/egress/judge-address.ts'

/** What is allowed beside the one host the settings name: the provider of sign-in, the mail server. */
export const besidesNamed = (db: Db) => async (): Promise<EgressRules> => ({
  approved: await readApprovedRules(db, new Date()),
  ports: [443],
  loopbackPorts: [],
  own: [],
})
