import { type Day, dayOf } from 'shared/day.ts'
import { type Period, previous, statePeriod } from 'shared/period.ts'
import type { ReportSnapshot, ReportSubject, ReportUnit } from 'shared/report/snapshot.ts'
import { documentTrends, dossierTrends } from 'shared/report/report-figures.ts'
import type { ReportKind } from 'shared/report/report-kind.ts'
import type { ReportTemplate } from 'shared/report/template.ts'
import type { Locale } from 'shared/text.ts'
import { compareUnits } from 'shared/unit/compare-units.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import type { Db } from '../db/open.ts'
import { inSnapshot } from '../kpi/in-snapshot.ts'
import type { GroundUnit } from '../kpi/ground-unit.ts'
import { groundAsOf, readGround } from '../kpi/read-ground.ts'
import { readKnowledge } from '../kpi/read-knowledge.ts'
import { readRegister } from '../task/read-register.ts'
import { gatherReportFigures } from './gather-report-figures.ts'
import { gatherReportTrends } from './gather-report-trends.ts'
import { redefinedWithin, reportKpis } from './report-definitions.ts'
import { readReportConnections, readReportEvidence, readReportIncidents } from './read-report-watch.ts'
import { readMeasureCounts } from './read-measure-counts.ts'

/** Whose course is drawn, and where. */
function drawnIn(kind: ReportKind, subject: ReportSubject | null, province: string) {
  const place = subject?.kind === 'unit' ? subject.id : province
  if (subject?.kind === 'kpi') return { kpis: [subject.id], place }
  return {
    kpis: kind === 'periodic' ? [...dossierTrends, ...documentTrends] : kind === 'unit' ? dossierTrends : [],
    place,
  }
}

/** Measures that annexes list and no KPI holds. */
const listedMeasures = ['dossiers_counter', 'dossiers_postal', 'documents_confidential']

export interface AskedReport {
  template: ReportTemplate
  subject: ReportSubject | null
  period: Period
  /** Datasets whose figures are reported up to another day than the period's last. */
  until: Readonly<Record<string, Day>>
  /** The instant, or day, up to which the ledger is believed; undefined for now. */
  asOf: string | undefined
  passages: Readonly<Record<string, string>>
  locale: Locale
  /** When it is due by its template; null where the template says nothing of such periods. */
  dueOn: Day | null
}

/** Everything a report says, read in one state of the database; nothing is asked for after it. */
export async function gatherReport(db: Db, asked: AskedReport, now: Date): Promise<ReportSnapshot> {
  const { template, subject, period, until, locale } = asked
  return inSnapshot(db, async (snapshot) => {
    const newest = await readGround(snapshot, now)
    const knowledge = await readKnowledge(snapshot, newest, asked.asOf, now)
    const ground = groundAsOf(newest, knowledge)
    // The cut-off is written down before anything is read; figures, incidents and minutes all end with it.
    const cutOff = knowledge.asOf === null ? now : new Date(knowledge.asOf)
    const before = previous(period)
    const known = { ground, knowledge, locale }
    const spans = { period, before: before.to < ground.historyFrom ? null : before, until }
    const { province } = ground
    const names = await snapshot.selectFrom('province').select(['code', 'name']).executeTakeFirstOrThrow()
    const flags = await snapshot.selectFrom('quality_flag').select('definition').orderBy('id').execute()
    const trends = await gatherReportTrends(snapshot, drawnIn(template.kind, subject, province), spans, known)
    const redefined = redefinedWithin(ground, spans, trends)
    return {
      template: {
        id: template.id,
        version: template.version,
        kind: template.kind,
        ...(template.layout && { layout: template.layout }),
      },
      subject,
      evidence: subject?.kind === 'incident' ? await readReportEvidence(snapshot, subject, { cutOff, locale }) : null,
      province: { code: province, name: names.name },
      knowledge: { version: knowledge.version, recordedAt: knowledge.recordedAt },
      cutOff: cutOff.toISOString(),
      letterhead: template.letterhead,
      period: statePeriod(period, dayOf(cutOff), ground.calendar),
      before: spans.before,
      historyFrom: ground.historyFrom,
      kpis: reportKpis(ground, spans),
      units: ground.units
        .filter(({ kind }) => kind !== 'province')
        .toSorted(compareUnits)
        .map(reportUnit(locale)),
      figures: await gatherReportFigures(snapshot, spans, known),
      trends,
      ...(redefined.length > 0 && { redefined }),
      counts: await readMeasureCounts(snapshot, listedMeasures, spans, known),
      connections: await readReportConnections(snapshot, {
        period,
        cutOff,
        subject,
        calendar: ground.calendar,
        locale,
      }),
      incidents: await readReportIncidents(snapshot, { period, cutOff, subject, locale }),
      ...(await readRegister(snapshot, { period, cutOff, calendar: ground.calendar, locale, subject })),
      passages: asked.passages,
      flags: flags.map(({ definition: { id, title } }) => ({ id, text: title })),
    }
  })
}

const reportUnit =
  (locale: Locale) =>
  ({ code, kind, name, formerProvince }: GroundUnit): ReportUnit => ({
    code,
    name: unitName(locale, { kind, name }),
    kind,
    formerProvince,
  })
