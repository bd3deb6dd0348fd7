import type { IncidentContent } from 'shared/alert/alert-content.ts'
import type { Tell } from 'shared/alert/decision.ts'
import type { Text } from 'shared/text.ts'
import type { AlertGround } from './alert-ground.ts'
import type { Matter } from './find-matter.ts'
import type { IncidentRow } from './incident-store.ts'

interface Told {
  incident: IncidentRow
  matter: Matter
  ground: Pick<AlertGround, 'providers'>
  at: Date
  seen: Text | null
}

/** What a message about an incident says, as things stand at this moment. */
export const contentOf =
  ({ incident, matter, ground, at, seen }: Told) =>
  ({ kind, severity }: Tell): IncidentContent => {
    const { state } = incident
    const provider = incident.provider === null ? null : (ground.providers.get(incident.provider) ?? null)
    return {
      kind,
      incident: incident.id,
      number: incident.number,
      scope: incident.scope,
      severity,
      condition: state.condition,
      reasons: state.reasons,
      name: incident.name,
      place: matter.place,
      seen,
      provider: provider && { name: provider.name, contact: provider.contact },
      at: at.toISOString(),
      openedAt: new Date(state.openedAt).toISOString(),
      settledAt: state.settledAt === null ? null : new Date(state.settledAt).toISOString(),
      members: state.members.length,
      recurrences: state.recurrences,
      assignee: state.assignee,
      overran: false,
    }
  }
