import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { formatCount } from 'shared/format.ts'
import { overviewMessages } from 'shared/messages/overview.ts'
import { say as sayIn } from 'shared/messages/say.ts'
import type { Locale } from 'shared/text.ts'
import type { Answer } from '../http.ts'
import { type Say, useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { Figure } from '../ui/Figure.tsx'
import { FirstGlance } from '../ui/FirstGlance.tsx'
import { IncidentStrip } from '../ui/IncidentStrip.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PeriodPicker } from '../ui/PeriodPicker.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { usePeriod } from '../ui/use-period.ts'
import { gapOf } from '../ui/value-model.ts'
import { AttentionList } from './AttentionList.tsx'
import { DataStatusStrip } from './DataStatusStrip.tsx'
import { HeadlineNumbers } from './HeadlineNumbers.tsx'
import { HeadlineTable } from './HeadlineTable.tsx'
import { inSentence } from 'shared/in-sentence.ts'
import { MapPanel } from './MapPanel.tsx'
import { OpenIncidents } from '../ui/OpenIncidents.tsx'
import './overview.css'
import { overviewQuestion } from './overview-question.ts'
import { drawRows, type RowDrawn, rowsAtAGlance } from './overview-model.ts'

/** Not of the first picture: fetched once it stands. */
const ExceptionList = lazy(() => import('./ExceptionList.tsx').then((module) => ({ default: module.ExceptionList })))

/** Leadership's one page: how good the data are, where each KPI stands, where in the province, what needs attention. */
export function OverviewPage() {
  const say = useSay()
  const locale = useLocale()
  const province = useProvince()
  const [state] = usePageState()
  const { comparison } = usePeriod()
  const overview = useQuery(overviewQuestion(state, locale, comparison))
  return (
    <div className="overview">
      {overview.data ? (
        <DataStatusStrip data={overview.data.data} />
      ) : (
        <div className="data-status waiting" aria-hidden="true" />
      )}
      <OpenIncidents />
      {overview.data && <IncidentStrip from={overview.data.period.from} to={overview.data.period.to} />}
      <PageHead title={say(overviewMessages.title, { province: inSentence(locale, province.name[locale]) })}>
        <PeriodPicker />
      </PageHead>
      <div className="overview-columns">
        <div className="overview-main">
          <Answered
            query={overview}
            what={say(overviewMessages.what)}
            waiting={<FirstGlance tableOnly otherwise={<Skeleton lines={16} what={say(overviewMessages.what)} />} />}
          >
            {(answer) => <Rows answer={answer} />}
          </Answered>
        </div>
        <div className="overview-map">
          <MapPanel />
        </div>
      </div>
    </div>
  )
}

function Rows({ answer }: { answer: Answer<'readOverview'> }) {
  const say = useSay()
  const locale = useLocale()
  const { kpis } = useProvince()
  const rows = drawRows(answer, kpis)
  if (rows.length === 0) return <p className="empty">{say(overviewMessages.noRows)}</p>
  return (
    <>
      <Figure
        title={say(overviewMessages.indicators)}
        summary={glance(say, locale, rows)}
        summaryShown
        table={<HeadlineNumbers rows={rows} />}
      >
        <HeadlineTable rows={rows} period={answer.period} />
      </Figure>
      <Suspense>
        <ExceptionList />
      </Suspense>
      <AttentionList items={answer.attention} loading={answer.data.loading !== null} />
    </>
  )
}

function glance(say: Say, locale: Locale, rows: readonly RowDrawn[]): string {
  const { met, withTarget, worst } = rowsAtAGlance(rows)
  if (withTarget === 0) return say(overviewMessages.rowsUnjudged)
  const gap = worst && gapOf(locale, worst.brief, worst.target)
  return say(overviewMessages.rowsSummary, {
    met: formatCount(locale, met),
    withTarget: formatCount(locale, withTarget),
    worst:
      worst && gap && !gap.met
        ? say(overviewMessages.rowsWorst, {
            name: worst.brief.name[locale],
            gap: say(gap.message, { n: gap.shown, what: sayIn(locale, gap.what, { n: gap.count }) }),
          })
        : '',
  })
}
