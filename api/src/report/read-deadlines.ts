import { addDays, dayOf } from 'shared/day.ts'
import { type Deadline, deadlinesAround } from 'shared/report/deadline.ts'
import type { ReportState } from 'shared/report/life.ts'
import type { ReportTemplate } from 'shared/report/template.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import { readGround } from '../kpi/read-ground.ts'
import { readTemplates } from './ask-report.ts'

/** What the calendar shows: what was due lately, and what comes in this quarter. */
const [longestPast, longestAhead] = [45, 100]

export interface TemplateDeadline extends Deadline {
  template: ReportTemplate
}

/** What each template owes around now. */
export async function deadlinesOf(db: Db, now: Date): Promise<TemplateDeadline[]> {
  const ground = await readGround(db, now)
  const templates = await readTemplates(db)
  return templates.flatMap((template) =>
    (template.schedule ?? []).flatMap((schedule) =>
      deadlinesAround(schedule, now, ground).map((deadline) => ({ ...deadline, template })),
    ),
  )
}

export interface SaidDeadline {
  template: { id: string; name: Text }
  period: Deadline['period']
  draftAt: string
  dueOn: string
  report: { id: string; state: ReportState } | null
}

/** The reporting calendar, with the report of each line: the newest that is not discarded. */
export async function readDeadlines(db: Db, now: Date): Promise<SaidDeadline[]> {
  const today = dayOf(now)
  const near = ({ dueOn }: Deadline) => dueOn > addDays(today, -longestPast) && dueOn < addDays(today, longestAhead)
  const deadlines = (await deadlinesOf(db, now)).filter(near)
  if (deadlines.length === 0) return []
  const rows = await db
    .selectFrom('report')
    .select(['id', 'state', 'template', 'calendar', 'period'])
    .where('state', '<>', 'discarded')
    .where('supplement', '=', 0)
    .where('unit', 'is', null)
    .where('period', 'in', [...new Set(deadlines.map(({ period }) => period.key))])
    .orderBy('number')
    .execute()
  const found = new Map(rows.map((row) => [[row.template, row.calendar, row.period].join(' '), row]))
  return deadlines
    .map(({ template, period, draftAt, dueOn }) => {
      const row = found.get([template.id, period.calendar, period.key].join(' '))
      return {
        template: { id: template.id, name: template.name },
        period,
        draftAt: draftAt.toISOString(),
        dueOn,
        report: row ? { id: row.id, state: row.state } : null,
      }
    })
    .toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0))
}
