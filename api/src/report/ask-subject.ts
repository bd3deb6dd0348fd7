import { dayOf } from 'shared/day.ts'
import { reportCommandSays } from 'shared/messages/report-command.ts'
import type { ReportSubject } from 'shared/report/snapshot.ts'
import { subjectOf } from 'shared/report/report-kind.ts'
import type { ReportTemplate } from 'shared/report/template.ts'
import type { Locale, Text } from 'shared/text.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { readProviders } from '../alert/alert-ground.ts'
import type { Db } from '../db/open.ts'
import { badRequest } from '../http/refusal.ts'
import type { Ground } from '../kpi/read-ground.ts'

interface Asked {
  template: ReportTemplate
  given: string | undefined
  locale: Locale
}

interface Found {
  subject: ReportSubject
  /** An incident has days of its own. */
  period?: { from: string; to: string }
}

/** What a thematic report is about, found in the province; null for a report that is about the province itself. */
export async function askSubject(db: Db, ground: Ground, { template, given, locale }: Asked): Promise<Found | null> {
  const kind = subjectOf[template.kind]
  const refuse = (detail: Text) =>
    badRequest({ at: 'query.subject', detail, parameters: { id: template.id, given: given ?? '' } })
  if (kind === null) {
    if (given !== undefined) throw refuse(reportCommandSays.needlessSubject)
    return null
  }
  if (given === undefined) throw refuse(reportCommandSays.noSubject[kind])
  switch (kind) {
    case 'kpi': {
      const kpi = ground.kpis.find(({ id, dataset }) => id === given && dataset !== null)
      if (!kpi) throw refuse(reportCommandSays.noSuchSubject)
      return { subject: { kind, id: kpi.id, name: kpi.name[locale] } }
    }
    case 'unit': {
      const unit = ground.units.find(({ code, kind: of }) => code === given && of !== 'province')
      if (!unit) throw refuse(reportCommandSays.noSuchSubject)
      return { subject: { kind, id: unit.code, name: unitName(locale, unit) } }
    }
    case 'provider': {
      const provider = (await readProviders(db)).get(given)
      if (!provider) throw refuse(reportCommandSays.noSuchSubject)
      return { subject: { kind, id: given, name: provider.name[locale] } }
    }
    case 'incident': {
      const incident = /^[1-9]\d{0,8}$/.test(given)
        ? await db
            .selectFrom('incident')
            .select(['number', 'name', 'opened_at', 'settled_at'])
            .where('number', '=', Number(given))
            .executeTakeFirst()
        : undefined
      if (!incident) throw refuse(reportCommandSays.noSuchSubject)
      const from = dayOf(incident.opened_at)
      const to = incident.settled_at === null ? from : dayOf(incident.settled_at)
      return { subject: { kind, id: given, name: incident.name[locale] }, period: { from, to } }
    }
  }
}
