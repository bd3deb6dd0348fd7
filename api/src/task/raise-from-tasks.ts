import type { News } from 'shared/alert/decision.ts'
import type { Severity } from 'shared/alert/incident.ts'
import { dayOf } from 'shared/day.ts'
import { formatDay } from 'shared/format.ts'
import { say } from 'shared/messages/say.ts'
import { standingTexts, taskAlertTexts } from 'shared/messages/task.ts'
import { judgeTask, type Standing } from 'shared/task/standing.ts'
import type { Locale, Text } from 'shared/text.ts'
import { readAlertGround } from '../alert/alert-ground.ts'
import { nameless } from '../alert/find-matter.ts'
import { keepNews } from '../alert/keep-news.ts'
import type { Db } from '../db/open.ts'
import { readWorkCalendar } from './task-store.ts'

/** So many working days late, it is no longer only the owner's affair. */
const graveFrom = 5

/**
 * Reminders and escalation are those of every other alert: what is due soon is an incident of the slightest kind, what is
 * overdue a warning, and what stays overdue goes up. It is over when the task is reported, withdrawn or given more time.
 * Looked at again, the same changes nothing.
 */
export async function raiseFromTasks(db: Db, now: Date): Promise<number> {
  const calendar = await readWorkCalendar(db)
  const today = dayOf(now)
  const tasks = await db.selectFrom('task').selectAll().where('phase', 'in', ['given', 'taken']).orderBy('id').execute()
  const open = await db
    .selectFrom('incident')
    .select('object')
    .where('phase', '=', 'open')
    .where('scope', '=', 'task')
    .execute()
  let kept = 0
  const keep = async (id: string, heard: { news: News; seen: Text | null; matter: ReturnType<typeof nameless> }) => {
    const subject = { scope: 'task', id } as const
    await db.transaction().execute(async (trx) => keepNews(trx, await readAlertGround(trx), { subject, ...heard }, now))
    kept += 1
  }
  const pressing = new Set<string>()
  for (const task of tasks) {
    const { id, title, unit, provider } = task
    const facts = { phase: task.phase, givenOn: task.given_on, dueOn: task.due_on, reportedOn: task.reported_on }
    const standing = judgeTask(facts, today, calendar)
    const severity = severityOf(standing)
    if (severity === null) continue
    pressing.add(id)
    const matter = { ...nameless('task', id), name: { vi: title, en: title }, unit, provider }
    const condition = standing.colour === 'red' ? 'overdue' : 'due'
    const news: News = { kind: 'seen', severity, condition, reasons: [], members: [], tell: true }
    await keep(id, { news, seen: seenOf(standing), matter })
  }
  for (const { object } of open) {
    if (pressing.has(object)) continue
    await keep(object, { news: { kind: 'over' }, seen: null, matter: nameless('task', object) })
  }
  return kept
}

function severityOf({ colour, days }: Standing): Severity | null {
  if (colour === 'amber') return 'info'
  if (colour !== 'red') return null
  return days >= graveFrom ? 'major' : 'warning'
}

function seenOf({ why, days, dueOn }: Standing): Text {
  const seen = (locale: Locale) =>
    say(locale, taskAlertTexts.seen, {
      day: formatDay(locale, dueOn),
      standing: say(locale, standingTexts[why], { n: days }),
    })
  return { vi: seen('vi'), en: seen('en') }
}
