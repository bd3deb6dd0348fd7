import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { daysBetween, type Day } from 'shared/day.ts'
import { formatInstant, formatProseDay } from 'shared/format.ts'
import { reportPageMessages as m } from 'shared/messages/report-page.ts'
import { periodLabel } from 'shared/period.ts'
import type { Answer } from '../http.ts'
import { toReport } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { StateMark } from './StateMark.tsx'

type Line = Answer<'listReportDeadlines'>['deadlines'][number]

/** What is due next, and what became of what was due last. */
export function DeadlineTable() {
  const say = useSay()
  const { may } = useWho()
  const query = useQuery({
    ...q('listReportDeadlines', {}),
    staleTime: 0,
    enabled: may('report.compose') || may('report.check'),
  })
  if (query.data?.deadlines.length === 0 || !query.isEnabled) return null
  return (
    <section aria-labelledby="deadlines" className="deadlines">
      <h2 id="deadlines">{say(m.deadlines)}</h2>
      <Answered query={query} what={say(m.theDeadlines)} lines={5}>
        {({ deadlines }) => <Lines deadlines={deadlines} />}
      </Answered>
    </section>
  )
}

function Lines({ deadlines }: { deadlines: readonly Line[] }) {
  const say = useSay()
  const locale = useLocale()
  const { today } = useProvince()
  const columns: Column<Line>[] = [
    {
      key: 'period',
      label: say(m.period),
      cell: ({ period, template }) => (
        <>
          <span className="period-name">{periodLabel(locale, period)}</span>
          <span className="second">{template.name[locale]}</span>
        </>
      ),
    },
    { key: 'draft', label: say(m.draftAt), cell: ({ draftAt }) => formatInstant(locale, draftAt) },
    {
      key: 'due',
      label: say(m.due),
      cell: (line) => (
        <>
          {formatProseDay(locale, line.dueOn)}
          <Nearness line={line} today={today} />
        </>
      ),
    },
    {
      key: 'report',
      label: say(m.state),
      cell: ({ report, period }) =>
        report ? (
          <Link {...toReport(report.id)}>
            <StateMark state={report.state} />
          </Link>
        ) : (
          say(period.to < today ? m.missing : m.notYet)
        ),
    },
  ]
  return (
    <div className="scrolled">
      <DataTable
        className="listed"
        caption={say(m.deadlines)}
        columns={columns}
        rows={deadlines}
        rowKey={({ template, period }) => `${template.id} ${period.calendar} ${period.key}`}
      />
    </div>
  )
}

/** How near the deadline is, while the report is not issued. */
function Nearness({ line, today }: { line: Line; today: Day }) {
  const say = useSay()
  if (line.report?.state === 'issued') return null
  if (line.dueOn < today) return <span className="second worse">{say(m.overdue)}</span>
  const left = daysBetween(today, line.dueOn) - 1
  return <span className="second">{left === 0 ? say(m.today) : say(m.days, { n: left })}</span>
}
