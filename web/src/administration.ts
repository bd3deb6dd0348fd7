import type { Right } from 'shared/account/right.ts'
import { administrationMessages as m } from 'shared/messages/account-administration.ts'
import { boundaryPageMessages } from 'shared/messages/boundary.ts'
import type { Text } from 'shared/text.ts'
import { toApiKeys, toAudit, toBoundaries, toEgressRules, toKiosks, toPeople, toRoles } from './links.ts'

/** The pages of administration, in the order in which they stand; a null right is for whoever may see any of them. */
export const administration = [
  { to: toPeople, right: 'user.read', label: m.people },
  { to: toRoles, right: null, label: m.roles },
  { to: toApiKeys, right: 'api-key.read', label: m.apiKeys },
  { to: toKiosks, right: 'kiosk.read', label: m.kiosks },
  { to: toBoundaries, right: 'boundary.change', label: boundaryPageMessages.title },
  { to: toEgressRules, right: 'egress-rule.read', label: m.egressRules },
  { to: () => toAudit(), right: 'audit.read', label: m.audit },
] as const satisfies readonly { to: () => unknown; right: Right | null; label: Text }[]
