import { formatDay } from 'shared/format.ts'
import { isDay } from 'shared/day.ts'
import { checkVersion, type VersionFault } from 'shared/kpi/version/check-version.ts'
import { definitionOf, type DefinedKpi, type NewVersion, type VersionedKpi } from 'shared/kpi/version/version.ts'
import { versionFaultTexts } from 'shared/messages/kpi-version.ts'
import { say } from 'shared/messages/say.ts'
import type { VersionPreview } from 'shared/kpi/version/version-contract.ts'
import type { Locale } from 'shared/text.ts'
import type { Db } from '../../db/open.ts'
import { badRequest } from '../../http/refusal.ts'
import type { Ground } from '../read-ground.ts'
import { listMeasures } from './version-store.ts'

/** What is in force on a day if nothing is changed, and what speaks against changing it so. */
export async function judgeVersion(
  db: Db,
  kpi: VersionedKpi,
  version: NewVersion,
  { historyFrom }: Pick<Ground, 'historyFrom'>,
): Promise<{ replaces: DefinedKpi; faults: VersionFault[] }> {
  const replaces = definitionOf(kpi, { to: version.from }, version.from)
  const measures = (await listMeasures(db, kpi.dataset)).map(({ id }) => id)
  const taken = kpi.versions.flatMap(({ from }) => from ?? [])
  return { replaces, faults: checkVersion(version, { kpi, measures, replaces, taken, historyFrom }) }
}

const parametersOf = ({ what }: VersionFault, locale: Locale) => ({
  what: isDay(what) ? formatDay(locale, what) : what,
})

export const sayFaults = (faults: readonly VersionFault[], locale: Locale): VersionPreview['faults'] =>
  faults.map((fault) => ({
    at: fault.at,
    kind: fault.kind,
    detail: say(locale, versionFaultTexts[fault.kind], parametersOf(fault, locale)),
  }))

/** Refused by its places, as any other request is. */
export function refuseFaults(faults: readonly VersionFault[], locale: Locale): void {
  if (faults.length === 0) return
  throw badRequest(
    ...faults.map((fault) => ({
      at: `body.${fault.at}`,
      detail: versionFaultTexts[fault.kind],
      parameters: parametersOf(fault, locale),
    })),
  )
}
