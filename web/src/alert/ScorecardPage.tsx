import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { causeClasses } from 'shared/alert/incident.ts'
import { formatCount, formatNumber, formatProseDay } from 'shared/format.ts'
import { causeTexts } from 'shared/messages/alert.ts'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import type { Answer } from '../http.ts'
import { toAlerts } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { DayField } from '../ui/DayField.tsx'
import { AlertFrame } from './AlertFrame.tsx'
import { minutesText } from './incident-words.ts'

type Row = Answer<'readScorecard'>['rows'][number]

/** Each provider over a stretch of days, beside the others. */
export function ScorecardPage() {
  const say = useSay()
  const locale = useLocale()
  const { historyFrom, today } = useProvince()
  const [{ from, to, sort }, change] = usePageState()
  const query = useQuery({
    ...q('readScorecard', { query: { ...(from && { from }), ...(to && { to }) } }),
    staleTime: 60_000,
  })
  const { data } = query
  // A month of which we know the end only is shown from its first day.
  const first = data && !from && data.from < historyFrom ? data.from : historyFrom
  const under =
    data && say(m.scorecardUnder, { from: formatProseDay(locale, data.from), to: formatProseDay(locale, data.to) })
  return (
    <AlertFrame
      title={say(m.scorecardTitle)}
      under={under}
      steer={
        <div className="list-filters">
          <DayField
            key={`from ${data?.from}`}
            label={say(m.from)}
            value={from ?? data?.from ?? null}
            first={first}
            last={today}
            onChange={(day) => day && change({ from: day })}
          />
          <DayField
            key={`to ${data?.to}`}
            label={say(m.to)}
            value={to ?? data?.to ?? null}
            first={first}
            last={today}
            onChange={(day) => day && change({ to: day })}
          />
        </div>
      }
    >
      <Answered query={query} what={say(m.theScorecard)} lines={8}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="empty">{say(m.noProviders)}</p>
          ) : (
            <Providers rows={rows} sort={sort} onSort={(by) => change({ sort: by })} />
          )
        }
      </Answered>
    </AlertFrame>
  )
}

function Providers({
  rows,
  sort,
  onSort,
}: {
  rows: readonly Row[]
  sort: string | undefined
  onSort: (by: string) => void
}) {
  const say = useSay()
  const locale = useLocale()
  const by = (of: (row: Row) => number | null) => ({
    order: (a: Row, b: Row) => (of(a) ?? 0) - (of(b) ?? 0),
    lacks: (row: Row) => of(row) === null,
  })
  const columns: Column<Row>[] = [
    {
      key: 'provider',
      label: say(m.provider),
      cell: ({ provider, name, contact, connections }) => (
        <>
          <Link {...toAlerts({ provider })}>{name[locale]}</Link>
          <span className="second">
            {[say(m.connections, { n: formatCount(locale, connections) }), contact].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'availability',
      label: say(m.availability),
      numeric: true,
      ...by(({ availability }) => availability),
      cell: ({ availability }) =>
        availability === null ? '—' : `${formatNumber(locale, floor2(availability * 100), 2)}%`,
    },
    {
      key: 'incidents',
      label: say(m.count),
      numeric: true,
      ...by(({ incidents }) => incidents),
      cell: ({ incidents, open }) => (
        <>
          {formatCount(locale, incidents)}
          {open > 0 && <span className="second">{say(m.openCount, { n: formatCount(locale, open) })}</span>}
        </>
      ),
    },
    {
      key: 'acknowledge',
      label: say(m.mtta),
      numeric: true,
      ...by(({ acknowledgeMinutes }) => acknowledgeMinutes),
      cell: ({ acknowledgeMinutes }) => minutesText(locale, acknowledgeMinutes),
    },
    {
      key: 'restore',
      label: say(m.mttr),
      numeric: true,
      ...by(({ restoreMinutes }) => restoreMinutes),
      cell: ({ restoreMinutes }) => minutesText(locale, restoreMinutes),
    },
    {
      key: 'longest',
      label: say(m.longest),
      numeric: true,
      ...by(({ longestMinutes }) => longestMinutes),
      cell: ({ longestMinutes }) => minutesText(locale, longestMinutes),
    },
    {
      key: 'down',
      label: say(m.downTime),
      numeric: true,
      ...by(({ downMinutes }) => downMinutes),
      cell: ({ downMinutes, unstableMinutes }) => (
        <>
          {minutesText(locale, downMinutes)}
          <span className="second">
            {say(m.unstableTime)}: {minutesText(locale, unstableMinutes)}
          </span>
        </>
      ),
    },
    {
      key: 'answers',
      label: say(m.answerTime),
      numeric: true,
      ...by(({ answers }) => answers?.medianMinutes ?? null),
      cell: ({ answers }) =>
        answers === null || answers.asked === 0 ? (
          '—'
        ) : (
          <>
            {minutesText(locale, answers.medianMinutes)}
            <span className="second">
              {say(m.answeredOf, {
                n: formatCount(locale, answers.answered),
                all: formatCount(locale, answers.asked),
              })}
            </span>
            {answers.longestWaitMinutes !== null && (
              <span className="second">
                {say(m.waitsSince, { time: minutesText(locale, answers.longestWaitMinutes) })}
              </span>
            )}
          </>
        ),
    },
    {
      key: 'cause',
      label: say(m.byCause),
      cell: ({ byCause }) => {
        const parts = causeClasses
          .filter((cause) => byCause[cause] > 0)
          .map((cause) => `${say(causeTexts[cause])}: ${formatCount(locale, byCause[cause])}`)
        if (byCause.unexplained > 0) parts.push(`${say(m.unexplained)}: ${formatCount(locale, byCause.unexplained)}`)
        return parts.join('; ') || '—'
      },
    },
  ]
  return (
    <DataTable
      className="listed scorecard"
      caption={say(m.scorecardTitle)}
      columns={columns}
      rows={rows}
      rowKey={({ provider }) => provider}
      sort={sort}
      onSort={onSort}
    />
  )
}

/** Never rounded up: 99,996 % is not 100 %. */
const floor2 = (percent: number): number => Math.floor(percent * 100) / 100
