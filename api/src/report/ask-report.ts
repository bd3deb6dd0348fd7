import { type Day, dayOf, isDay } from 'shared/day.ts'
import { formatProseDay } from 'shared/format.ts'
import { reportCommandSays } from 'shared/messages/report-command.ts'
import { say } from 'shared/messages/say.ts'
import { periodLabel, type PeriodQuery, resolvePeriod } from 'shared/period.ts'
import { dueOf } from 'shared/report/deadline.ts'
import type { ReportTemplate } from 'shared/report/template.ts'
import type { Locale, Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import { badRequest } from '../http/refusal.ts'
import { readGround } from '../kpi/read-ground.ts'
import { askSubject } from './ask-subject.ts'
import type { AskedReport } from './gather-report.ts'

export interface ReportQuery extends PeriodQuery {
  template: string
  /** Which version of it; the newest when it is not said. */
  version?: number
  /** The KPI, unit, provider or incident a thematic report is about. */
  subject?: string
  /** `document=2025-07-24`: datasets reported up to another day. */
  until: readonly string[]
  asOf: string | undefined
  locale: Locale
}

/** The newest version of each template. */
export async function readTemplates(db: Db): Promise<ReportTemplate[]> {
  const rows = await db
    .selectFrom('report_template')
    .distinctOn('id')
    .select('definition')
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ definition }) => definition)
}

async function readTemplate(db: Db, id: string, version: number): Promise<ReportTemplate | undefined> {
  const row = await db
    .selectFrom('report_template')
    .select('definition')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.definition
}

/** What a report is asked to be, checked against the province; what cannot be is refused by the name it was given. */
export async function askReport(db: Db, query: ReportQuery, now: Date): Promise<AskedReport> {
  const { locale, asOf } = query
  const ground = await readGround(db, now)
  const templates = await readTemplates(db)
  const template =
    query.version === undefined
      ? templates.find(({ id }) => id === query.template)
      : await readTemplate(db, query.template, query.version)
  if (!template)
    throw badRequest({
      at: 'query.template',
      detail: reportCommandSays.noSuchTemplate,
      parameters: { id: query.template, templates: templates.map(({ id }) => id).join(', ') },
    })
  const subject = await askSubject(db, ground, { template, given: query.subject, locale })
  const resolved = resolvePeriod(subject?.period ?? query, dayOf(now), ground.historyFrom)
  if (resolved.kind === 'refused') throw badRequest({ at: `query.${resolved.at}`, detail: resolved.why })
  const { period } = resolved
  const refuse = (at: string, detail: Text, parameters: Record<string, string>) =>
    badRequest({ at, detail, parameters })
  if (period.from > dayOf(now))
    throw refuse('query.period', reportCommandSays.future, { from: formatProseDay(locale, period.from) })
  if (!template.grains.includes(period.grain))
    throw refuse('query.period', reportCommandSays.notForGrain, {
      id: template.id,
      label: say(locale, { vi: periodLabel('vi', period), en: periodLabel('en', period) }),
    })
  const datasets = [...new Set(ground.kpis.flatMap(({ dataset }) => dataset ?? []))].sort()
  const until: Record<string, Day> = {}
  for (const given of query.until) {
    const [dataset = '', day = ''] = given.split('=')
    if (!datasets.includes(dataset) || !isDay(day))
      throw refuse('query.until', reportCommandSays.badUntil, { given, datasets: datasets.join(', ') })
    if (day < period.from)
      throw refuse('query.until', reportCommandSays.untilBefore, { given, from: formatProseDay(locale, period.from) })
    until[dataset] = day
  }
  const dueOn = dueOf(template.schedule ?? [], period, ground.calendar)
  return { template, subject: subject?.subject ?? null, period, until, asOf, passages: {}, locale, dueOn }
}
