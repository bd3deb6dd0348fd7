import type { SpecialDay } from 'shared/province.ts'
import type { Unit } from 'shared/unit/unit.ts'
import { makeDocumentHistory } from './document-history.ts'
import { makeDossierHistory } from './dossier-history.ts'
import { makeGatewayHistory } from './gateway-history.ts'
import { makeLineHistory } from './line-history.ts'
import { makeMeetingHistory } from './meeting-history.ts'
import { makePetitionHistory } from './petition-history.ts'
import { makeProcedureHistory } from './procedure-history.ts'
import { profilesOf } from './profile.ts'
import { makeSeason } from './season.ts'
import { makeSigningHistory } from './signature-history.ts'

/** Everything that happens in the simulated province, from a seed; the same seed tells the same story. */
export function makeHistory(seed: string, units: readonly Unit[], specialDays: readonly SpecialDay[]) {
  const season = makeSeason(specialDays)
  const profiles = profilesOf(seed, units)
  const documents = makeDocumentHistory(profiles, season)
  const lines = makeLineHistory(seed)
  return {
    season,
    profiles,
    communes: profiles.filter(({ unit }) => unit.kind !== 'department'),
    dossiers: makeDossierHistory(profiles, season),
    documents,
    procedures: makeProcedureHistory(seed, profiles),
    petitions: makePetitionHistory(season),
    signings: makeSigningHistory(seed, documents),
    lines,
    meetings: makeMeetingHistory(seed, profiles, season, lines),
    gateway: makeGatewayHistory(seed, season),
  }
}
export type History = ReturnType<typeof makeHistory>
