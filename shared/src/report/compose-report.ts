import type { Locale } from '../text.ts'
import { composeIncident } from './compose-incident.ts'
import { composeKpi } from './compose-kpi.ts'
import { composePeriodic } from './compose-periodic.ts'
import { composeProvider } from './compose-provider.ts'
import { composeScorecards, composeUnit } from './compose-unit.ts'
import { composeWeekly } from './compose-weekly.ts'
import type { ReportDocument } from './document.ts'
import type { ReportSnapshot } from './snapshot.ts'
import { makeWriter } from './writer.ts'

/** A report of the kind its template names (Decree 30/2020). Pure: same in, same out. */
export function composeReport(snapshot: ReportSnapshot, locale: Locale): ReportDocument {
  const writer = makeWriter(snapshot, locale)
  const { template, subject, evidence, units } = snapshot
  switch (template.kind) {
    case 'periodic':
      return composePeriodic(writer)
    case 'weekly':
      return composeWeekly(writer)
    case 'scorecard':
      return composeScorecards(writer)
    case 'kpi':
      return composeKpi(writer, asked(subject).id)
    case 'provider':
      return composeProvider(writer, asked(subject))
    case 'unit': {
      const { id } = asked(subject)
      return composeUnit(writer, asked(units.find(({ code }) => code === id)))
    }
    case 'incident':
      return composeIncident(writer, asked(evidence))
  }
}

/** The gatherer refuses a report without what it is about; a snapshot that lacks it was not made by it. */
function asked<Thing>(thing: Thing | null | undefined): Thing {
  if (thing === null || thing === undefined) throw new Error('the snapshot does not hold what the report is about')
  return thing
}
