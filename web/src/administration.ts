import type { Right } from 'shared/account/right.ts'
import { pageNames } from 'shared/messages/page-names.ts'
import type { Text } from 'shared/text.ts'
import { toApiKeys, toAudit, toBoundaries, toEgressRules, toKiosks, toPeople, toRoles } from './links.ts'

/** The pages of administration, in the order in which they stand; a null right is for whoever may see any of them. */
export const administration = [
  { to: toPeople, right: 'user.read', label: pageNames.people },
  { to: toRoles, right: null, label: pageNames.roles },
  { to: toApiKeys, right: 'api-key.read', label: pageNames.apiKeys },
  { to: toKiosks, right: 'kiosk.read', label: pageNames.kiosks },
  { to: toBoundaries, right: 'boundary.change', label: pageNames.boundaries },
  { to: toEgressRules, right: 'egress-rule.read', label: pageNames.egressRules },
  { to: () => toAudit(), right: 'audit.read', label: pageNames.audit },
] as const satisfies readonly { to: () => unknown; right: Right | null; label: Text }[]
