import { type FigureStanding, judgeFeed, judgeKpi } from 'shared/alert/figure-condition.ts'
import type { News } from 'shared/alert/decision.ts'
import { subjectOf } from 'shared/alert/incident.ts'
import { dayOf } from 'shared/day.ts'
import type { FeedStatus } from 'shared/feed/feed-contract.ts'
import type { KpiRow } from 'shared/kpi/kpi-contract.ts'
import { figureTexts as t } from 'shared/messages/alert-figure.ts'
import { say } from 'shared/messages/say.ts'
import type { Locale, Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import { readFeedStatus } from '../feed/read-feed-status.ts'
import { askedPeriods } from '../kpi/asked-periods.ts'
import { gatherOverview, type Overview } from '../kpi/gather-overview.ts'
import { inSnapshot } from '../kpi/in-snapshot.ts'
import { keepGround } from '../kpi/read-ground.ts'
import { readKnowledge } from '../kpi/read-knowledge.ts'
import { readAlertGround } from './alert-ground.ts'
import { type Matter, nameless } from './find-matter.ts'
import { keepNews } from './keep-news.ts'

interface Judged extends FigureStanding {
  matter: Matter
}

/**
 * Looks at the province's figures as the one page shows them, and makes incidents of what is off: a KPI short of its
 * target, a source gone silent, a coverage that has fallen. Evaluated anew, the same changes nothing.
 */
export function makeRaiseFromFigures() {
  let at = new Date(0)
  const readGround = keepGround(() => at)
  return async (db: Db, now: Date): Promise<number> => {
    at = now
    const judged = await inSnapshot(db, (snapshot) => judge(snapshot, now, readGround))
    const open = await db
      .selectFrom('incident')
      .select('subject')
      .where('phase', '=', 'open')
      .where('scope', 'in', ['kpi', 'coverage', 'feed'])
      .execute()
    const known = new Set(open.map(({ subject }) => subject))
    let kept = 0
    for (const { subject, trouble, matter } of judged) {
      if (!trouble && !known.has(subjectOf(subject))) continue
      const news: News = trouble ? { kind: 'seen', ...trouble, reasons: [], members: [], tell: true } : { kind: 'over' }
      const heard = { subject, news, matter, seen: trouble?.seen ?? null }
      await db.transaction().execute(async (trx) => keepNews(trx, await readAlertGround(trx), heard, now))
      kept += 1
    }
    return kept
  }
}

async function judge(snapshot: Db, now: Date, readGround: ReturnType<typeof keepGround>): Promise<Judged[]> {
  const ground = await readGround(snapshot).catch(() => null)
  // There is no province yet.
  if (!ground) return []
  const feeds = await readFeedStatus(snapshot, now, 'vi', ground)
  const ofFeeds = feeds.flatMap((feed) =>
    judgeFeed(feed, now).map((standing) => ({ ...standing, matter: feedMatter(feed) })),
  )
  // While history comes in, every figure is short of something.
  if (feeds.some(({ state }) => state === 'loading' || state === 'never')) return ofFeeds
  const periods = askedPeriods({}, ground, dayOf(now))
  const knowledge = await readKnowledge(snapshot, ground, undefined, now)
  const rows = async (locale: Locale): Promise<KpiRow[]> =>
    rowsOf(await gatherOverview(snapshot, { ground, periods, knowledge, feeds, now, locale }))
  const [vi, en] = [await rows('vi'), await rows('en')]
  const names = new Map(ground.kpis.map(({ id, name }) => [id, name]))
  const ofKpis = vi.flatMap((row, place) =>
    judgeKpi({ vi: row, en: en[place]! }).map((standing) => ({
      ...standing,
      matter: kpiMatter(standing, names.get(row.kpi) ?? { vi: row.kpi, en: row.kpi }),
    })),
  )
  return [...ofFeeds, ...ofKpis]
}

/** Those with a row on the one page, and those without. */
const rowsOf = ({ rows, offPage }: Overview): KpiRow[] => [...rows, ...offPage]

const both = (text: Text, name: Text): Text => ({
  vi: say('vi', text, { name: name.vi }),
  en: say('en', text, { name: name.en }),
})

const feedMatter = ({ id, name, subsystem }: FeedStatus): Matter => ({
  ...nameless('feed', id),
  name: both(t.feedName, name),
  subsystem,
})

const kpiMatter = ({ subject }: FigureStanding, name: Text): Matter => ({
  ...nameless(subject.scope, subject.id),
  name: subject.scope === 'coverage' ? both(t.coverageName, name) : name,
  kpi: subject.id,
})
