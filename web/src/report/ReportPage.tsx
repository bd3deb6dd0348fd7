import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { formatInstant, formatProseDay } from 'shared/format.ts'
import { reportPageMessages as m } from 'shared/messages/report-page.ts'
import { reportStateNames } from 'shared/messages/report-life.ts'
import { periodDays } from 'shared/period.ts'
import { isOpen } from 'shared/report/life.ts'
import { isUnderWay } from 'shared/report/run-state.ts'
import { toReport, toReports } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import type { Detail } from './answer-types.ts'
import { Comments } from './Comments.tsx'
import { DocumentView } from './DocumentView.tsx'
import { FiguresChanged } from './FiguresChanged.tsx'
import { ReportActs } from './ReportActs.tsx'
import { ReportFacts } from './ReportFacts.tsx'
import { reportTitle } from './report-title.ts'
import { StateMark } from './StateMark.tsx'
import '../account/account.css'
import './report.css'

/** One report: its text with the numbers bound, and beside it all that people do to it. */
export function ReportPage() {
  const say = useSay()
  const locale = useLocale()
  const { id = '' } = useParams({ strict: false })
  const query = useQuery({
    ...q('readReport', { params: { id } }),
    staleTime: 0,
    // While something of it is being written or sent, how far that is.
    refetchInterval: ({ state: { data } }) => (data && goesOn(data) ? 1_000 : false),
  })
  const client = useQueryClient()
  const told = (detail: Detail) => {
    client.setQueryData(q('readReport', { params: { id: detail.report.id } }).queryKey, detail)
    void client.invalidateQueries({ queryKey: ['readReportDocument'] })
    void client.invalidateQueries({ queryKey: ['readReport'], refetchType: 'none' })
    void client.invalidateQueries({ queryKey: ['listReports'] })
    void client.invalidateQueries({ queryKey: ['listReportDeadlines'] })
  }
  const { data } = query
  return (
    <div className="report-page">
      <p className="page-links">
        <Link {...toReports()}>{say(m.reports)}</Link>
      </p>
      <PageHead
        title={data ? reportTitle(locale, data.report) : say(m.report)}
        under={data && <Under detail={data} />}
      />
      <Answered query={query} what={say(m.theReport)} lines={16}>
        {(detail) => <Whole detail={detail} told={told} />}
      </Answered>
    </div>
  )
}

const goesOn = ({ run, deliveries }: Detail): boolean =>
  (run !== null && isUnderWay(run.state)) || deliveries.some(({ state }) => state === 'waiting' || state === 'sending')

function Under({ detail: { report } }: { detail: Detail }) {
  const say = useSay()
  const locale = useLocale()
  return (
    <>
      <StateMark state={report.state} /> · {say(m.number, { n: report.number })} · {periodDays(locale, report.period)} ·{' '}
      {say(m.cutOff)} {formatInstant(locale, report.cutOff)}
      {report.dueOn && ` · ${say(m.due)} ${formatProseDay(locale, report.dueOn)}`}
    </>
  )
}

function Whole({ detail, told }: { detail: Detail; told: (detail: Detail) => void }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const { report, supplements } = detail
  const query = useQuery({
    ...q('readReportDocument', { params: { id: report.id } }),
    // What it says changes with its revision alone.
    staleTime: report.state === 'issued' ? Number.POSITIVE_INFINITY : 0,
  })
  const open = isOpen(report.state) && may('report.compose')
  return (
    <>
      {report.corrected && (
        <p className="loud" role="status">
          {say(m.corrected, { at: formatInstant(locale, report.corrected.at), n: report.corrected.numbers })}
        </p>
      )}
      <div className="report-columns">
        <div className="report-side now">
          <ReportActs detail={detail} told={told} />
        </div>
        <div className="report-text">
          <Answered query={query} what={say(m.theDocument)} lines={30}>
            {(document) => (
              <>
                {document.warnings.length > 0 && (
                  <details className="warnings">
                    <summary>
                      {say(m.warnings)} ({document.warnings.length})
                    </summary>
                    <ul>
                      {document.warnings.map((warning) => (
                        <li key={warning}>{warning}</li>
                      ))}
                    </ul>
                  </details>
                )}
                <DocumentView document={document} detail={detail} open={open} told={told} />
              </>
            )}
          </Answered>
          <FiguresChanged report={report} />
        </div>
        <div className="report-side">
          {(report.supplements || supplements.length > 0) && (
            <section aria-labelledby="supplements">
              <h2 id="supplements">{say(report.supplements ? m.supplemented : m.supplements)}</h2>
              <ul className="plain-list">
                {report.supplements && (
                  <li>
                    <Link {...toReport(report.supplements.id)}>{say(m.report)}</Link>
                  </li>
                )}
                {supplements.map((one) => (
                  <li key={one.id}>
                    <Link {...toReport(one.id)}>{say(m.supplementOf, { n: one.ordinal })}</Link> ·{' '}
                    {say(reportStateNames[one.state])}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Comments detail={detail} document={query.data} told={told} />
          <ReportFacts detail={detail} told={told} />
        </div>
      </div>
    </>
  )
}
