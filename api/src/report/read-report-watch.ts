import { sql } from 'kysely'
import { causeTexts } from 'shared/messages/alert.ts'
import { takenIn } from 'shared/messages/alert-evidence.ts'
import { say } from 'shared/messages/say.ts'
import type { Period } from 'shared/period.ts'
import { usualRule } from 'shared/probe/availability.ts'
import type { ReportConnection, ReportEvidence, ReportIncident, ReportSubject } from 'shared/report/snapshot.ts'
import type { Locale } from 'shared/text.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import type { UnitKind } from 'shared/unit/unit.ts'
import type { WorkCalendar } from 'shared/workday.ts'
import { readProviders } from '../alert/alert-ground.ts'
import { gatherEvidence } from '../alert/gather-evidence.ts'
import { readIncident } from '../alert/read-incident.ts'
import { listIncidents } from '../alert/read-incidents.ts'
import type { Db } from '../db/open.ts'
import { readAvailability } from '../probe/read-availability.ts'

interface Watched {
  period: Period
  cutOff: Date
  /** Only what is of this unit or provider; everything for any other report. */
  subject: ReportSubject | null
  locale: Locale
}

/** Of each subsystem that is watched, the minutes of its connections by contract hours, added up. */
export async function readReportConnections(
  db: Db,
  { period, cutOff, subject, calendar, locale }: Watched & { calendar: WorkCalendar },
): Promise<ReportConnection[]> {
  const rows = await readAvailability(db, {
    by: 'subsystem',
    from: period.from,
    to: period.to,
    only: onlyOf(subject),
    now: cutOff,
    rule: usualRule,
    calendar,
  })
  const subsystems = new Map(
    (await db.selectFrom('subsystem').select(['id', 'definition']).execute()).map(({ id, definition }) => [
      id,
      definition,
    ]),
  )
  return rows.map(({ key, minutes, downs, good, bad }) => ({
    id: key,
    name: subsystems.get(key)?.name[locale] ?? key,
    provider: null,
    owedMinutes: Object.values(minutes).reduce((sum, each) => sum + each, 0),
    judgedMinutes: good + bad,
    goodMinutes: good,
    unstableMinutes: minutes.unstable,
    downMinutes: minutes.down,
    flaps: downs,
  }))
}

/** Incidents open at some time of the period, as they stood at the cut-off; those another explains stand under that one. */
export async function readReportIncidents(
  db: Db,
  { period, cutOff, subject, locale }: Watched,
): Promise<ReportIncident[]> {
  const providers = await readProviders(db)
  const found: ReportIncident[] = []
  for (let before: number | undefined; ;) {
    const asked = { ...onlyOf(subject), from: period.from, to: period.to, before, limit: 200 }
    const page = await listIncidents(db, asked, { kind: 'all' })
    for (const incident of page.incidents) {
      if (new Date(incident.openedAt) > cutOff) continue
      const settledAt =
        incident.settledAt !== null && new Date(incident.settledAt) <= cutOff ? incident.settledAt : null
      found.push({
        number: incident.number,
        name: incident.name[locale],
        severity: incident.severity,
        openedAt: incident.openedAt,
        settledAt,
        minutes:
          settledAt === null
            ? null
            : Math.round((new Date(settledAt).getTime() - new Date(incident.openedAt).getTime()) / 60_000),
        cause: incident.cause && say(locale, causeTexts[incident.cause]),
        provider: incident.provider && (providers.get(incident.provider)?.name[locale] ?? incident.provider),
        members: incident.members,
        affectedDossiers: null,
      })
    }
    if (page.next === null) return found.reverse()
    before = page.next
  }
}

const onlyOf = (subject: ReportSubject | null): { unit?: string; provider?: string } =>
  subject?.kind === 'unit' ? { unit: subject.id } : subject?.kind === 'provider' ? { provider: subject.id } : {}

/** One incident as it stood at the cut-off, with what was measured on its lines and beside them. */
export async function readReportEvidence(
  db: Db,
  subject: ReportSubject,
  { cutOff, locale }: Pick<Watched, 'cutOff' | 'locale'>,
): Promise<ReportEvidence | null> {
  const { id } = await db
    .selectFrom('incident')
    .select('id')
    .where('number', '=', Number(subject.id))
    .executeTakeFirstOrThrow()
  const detail = await readIncident(db, { id, own: { kind: 'all' }, system: db, letters: false })
  if (!detail) return null
  const { incident, timeline, lines, from, to } = await gatherEvidence(db, detail, cutOff)
  const settledAt = incident.settledAt !== null && new Date(incident.settledAt) <= cutOff ? incident.settledAt : null
  const cause = incident.cause && say(locale, causeTexts[incident.cause])
  return {
    number: incident.number,
    name: incident.name[locale],
    severity: incident.severity,
    openedAt: incident.openedAt,
    acknowledgedAt:
      incident.acknowledgedAt !== null && new Date(incident.acknowledgedAt) <= cutOff ? incident.acknowledgedAt : null,
    settledAt,
    members: incident.members,
    units: await readUnitsConcerned(db, id, locale),
    dossiers: await readDossiersHeldUp(db, id, cutOff),
    cause: cause && [cause, incident.causeNote].filter(Boolean).join(': '),
    timeline: timeline
      .filter(({ at }) => new Date(at) <= cutOff)
      .map(({ at, kind, actor, body }) => ({
        at,
        kind,
        actor,
        said:
          kind === 'took-in'
            ? takenIn(locale, body)
            : (['text', 'note'].map((key) => body[key]).find((one) => typeof one === 'string') ?? ''),
      })),
    from,
    to,
    lines,
  }
}

/** Where it is felt: the units of all it concerns. */
async function readUnitsConcerned(db: Db, id: string, locale: Locale): Promise<string[]> {
  const { rows } = await sql<{ name: string; kind: UnitKind }>`
    select u.name, u.kind from unit u
    where u.code in (select m.unit from incident_member m where m.incident = ${id}
      union select i.unit from incident i where i.id = ${id}) and u.kind in ('commune', 'ward')
    order by u.code`.execute(db)
  return rows.map((unit) => unitName(locale, unit))
}

/** As whoever raised a difficulty from it has said. */
async function readDossiersHeldUp(db: Db, id: string, cutOff: Date): Promise<number | null> {
  const { rows } = await sql<{ dossiers: number | null }>`
    select sum(dossiers)::int as dossiers from difficulty
    where source = 'incident' and source_ref = ${id} and reported_at <= ${cutOff}`.execute(db)
  return rows[0]?.dossiers ?? null
}
