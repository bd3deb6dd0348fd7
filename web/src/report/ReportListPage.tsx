import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatInstant, formatProseDay } from 'shared/format.ts'
import { reportPageMessages as m } from 'shared/messages/report-page.ts'
import { periodDays, periodLabel } from 'shared/period.ts'
import { reportStateNames } from 'shared/messages/report-life.ts'
import { reportStates } from 'shared/report/life.ts'
import { toReport, toTemplates } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Pager } from '../ui/Pager.tsx'
import type { ReportBrief } from './answer-types.ts'
import { DeadlineTable } from './DeadlineTable.tsx'
import { DraftDialog } from './DraftDialog.tsx'
import { Recipients } from './Recipients.tsx'
import { StateMark } from './StateMark.tsx'
import '../account/account.css'
import './report.css'

/** Every report, the newest first, beneath what is due. */
export function ReportListPage() {
  const say = useSay()
  const { may } = useWho()
  const [{ open, report: state, before }, change] = usePageState()
  const asked = { ...(state && { state }), ...(before && { before: Number(before) }) }
  const query = useQuery({ ...q('listReports', { query: asked }), staleTime: 0 })
  return (
    <div className="report-list">
      <PageHead title={say(m.reports)} under={say(m.under)}>
        {may('report.compose') && (
          <span className="head-acts">
            <Link {...toTemplates()}>{say(m.templates)}</Link>
            <button type="button" className="primary" onClick={() => change({ open: 'draft' })}>
              {say(m.draft)}
            </button>
          </span>
        )}
      </PageHead>
      {open === 'draft' && may('report.compose') && <DraftDialog />}
      <DeadlineTable />
      <p className="filters">
        <label className="field">
          {say(m.state)}{' '}
          <select
            value={state ?? ''}
            onChange={({ target }) =>
              change({ report: reportStates.find((one) => one === target.value), before: undefined })
            }
          >
            <option value="">{say(m.allStates)}</option>
            {reportStates.map((one) => (
              <option key={one} value={one}>
                {say(reportStateNames[one])}
              </option>
            ))}
          </select>
        </label>
      </p>
      <Answered query={query} what={say(m.theReports)} lines={10}>
        {({ reports, next }) => (
          <>
            {reports.length === 0 ? <p className="empty">{say(m.none)}</p> : <Reports reports={reports} />}
            <Pager
              label={say(m.reports)}
              words={[say(m.newest), say(m.older)]}
              next={next === null ? null : String(next)}
            />
          </>
        )}
      </Answered>
      {may('report.compose') && <Recipients />}
    </div>
  )
}

function Reports({ reports }: { reports: readonly ReportBrief[] }) {
  const say = useSay()
  const locale = useLocale()
  const columns: Column<ReportBrief>[] = [
    {
      key: 'report',
      label: say(m.report),
      cell: ({ id, number, template, locale: lang, subject, supplements }) => (
        <>
          <Link {...toReport(id)}>{template.name[locale]}</Link>
          <span className="second">
            {subject && `${subject.name} · `}
            {say(m.number, { n: number })}
            {supplements && ` · ${say(m.supplementOf, { n: supplements.ordinal })}`}
            {lang === 'en' && ` · ${say(m.english)}`}
          </span>
        </>
      ),
    },
    {
      key: 'period',
      label: say(m.period),
      cell: ({ period }) => (
        <>
          <span className="period-name">{periodLabel(locale, period)}</span>
          {period.calendar !== 'range' && <span className="second">{periodDays(locale, period)}</span>}
        </>
      ),
    },
    {
      key: 'state',
      label: say(m.state),
      cell: ({ state, issuedAt, corrected }) => (
        <>
          <StateMark state={state} />
          {issuedAt && <span className="second">{formatInstant(locale, issuedAt)}</span>}
          {corrected && <span className="second worse">{say(m.correctedShort)}</span>}
        </>
      ),
    },
    {
      key: 'left',
      label: say(m.left),
      cell: ({ state, unwritten, openComments }) =>
        state === 'draft'
          ? [
              ...(unwritten > 0 ? [say(m.unwritten, { n: unwritten })] : []),
              ...(openComments > 0 ? [say(m.openComments, { n: openComments })] : []),
            ].join(' · ') || '–'
          : '–',
    },
    { key: 'due', label: say(m.due), cell: ({ dueOn }) => (dueOn ? formatProseDay(locale, dueOn) : '–') },
    { key: 'cut-off', label: say(m.cutOff), cell: ({ cutOff }) => formatInstant(locale, cutOff) },
  ]
  return (
    <div className="scrolled">
      <DataTable className="listed" caption={say(m.reports)} columns={columns} rows={reports} rowKey={({ id }) => id} />
    </div>
  )
}
