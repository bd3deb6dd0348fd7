import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { addDays, dayOfMonth } from 'shared/day.ts'
import { formatCount } from 'shared/format.ts'
import { feedPageMessages } from 'shared/messages/feed-page.ts'
import { unitPageMessages as m } from 'shared/messages/unit-page.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import { DayGrid } from '../chart/DayGrid.tsx'
import type { Answer } from '../http.ts'
import { toFeed } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { calendarFacts, daysWith, monthDays, monthKeyOf, monthWithin } from '../ui/calendar-model.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { DayLegend } from '../ui/DayLegend.tsx'
import { dayRow, shareOfDays, shortDays } from '../ui/day-row.tsx'
import { Figure } from '../ui/Figure.tsx'
import { monthLabel, MonthSteps } from '../ui/MonthSteps.tsx'
import { usePeriod } from '../ui/use-period.ts'
import { coverageText } from 'shared/kpi/coverage.ts'
import { useUnitNames } from './use-unit-names.ts'

/** Source × day of one unit for a month: what has come and what is still owed. The month of the page unless another is stepped to. */
export function UnitCalendar({ unit }: { unit: string }) {
  const say = useSay()
  const { may } = useWho()
  const [{ m: asked }] = usePageState()
  const { today, historyFrom } = useProvince()
  const { period } = usePeriod()
  const last = addDays(today, -1)
  const month = monthWithin(asked ?? monthKeyOf(period.to), historyFrom, last)
  const { from, to } = monthDays(month)
  const query = useQuery({
    ...q('readUnitCompleteness', { params: { code: unit }, query: { from, to } }),
    enabled: may('feed.read'),
  })
  if (!may('feed.read')) return null
  return (
    <Answered query={query} what={say(feedPageMessages.theCalendar)} lines={12}>
      {(answer) => (
        <Calendar answer={answer} month={month} aside={<MonthSteps month={month} first={historyFrom} last={last} />} />
      )}
    </Answered>
  )
}

interface Shown {
  answer: Answer<'readUnitCompleteness'>
  month: string
  aside: ReactNode
}

function Calendar({ answer, month, aside }: Shown) {
  const say = useSay()
  const locale = useLocale()
  const { specialDays } = useProvince()
  const calendar = makeWorkCalendar(specialDays)
  const facts = calendarFacts({ from: answer.from, units: answer.feeds })
  const length = answer.feeds[0]?.days.length ?? 0
  const days = Array.from({ length }, (_, place) => addDays(answer.from, place))
  const named = monthLabel(locale, month)
  const said = {
    month: named.charAt(0).toUpperCase() + named.slice(1),
    reported: formatCount(locale, facts.reported),
    expected: formatCount(locale, facts.expected),
    share: coverageText(locale, facts),
    short: formatCount(locale, facts.short),
  }
  const short = answer.feeds.filter(({ days: signs }) => signs.includes('m'))
  const nameOf = useUnitNames()
  /** Of the days before a unit stood, sources stand under the units it came from. */
  const source = ({ feed, name, under }: (typeof answer.feeds)[number]) => (
    <>
      <Link {...toFeed(feed)} title={name[locale]}>
        {name[locale]}
      </Link>
      {under !== answer.unit && <small className="second">{say(m.calendarUnder, { unit: nameOf(under) })}</small>}
    </>
  )
  return (
    <Figure
      title={say(m.calendarTitle)}
      summary={say(facts.expected === 0 ? feedPageMessages.calendarNothing : m.calendarSummary, said)}
      summaryShown
      aside={aside}
      table={
        short.length === 0 ? (
          <p className="empty">{say(m.calendarAllIn)}</p>
        ) : (
          <DataTable
            caption={say(m.calendarTitle)}
            rows={short}
            rowKey={({ feed, under }) => `${under} ${feed}`}
            columns={[
              {
                key: 'feed',
                label: say(m.missingFeed),
                cell: source,
              },
              {
                key: 'share',
                label: say(feedPageMessages.share),
                numeric: true,
                cell: (row) => shareOfDays(locale, row),
              },
              {
                key: 'days',
                label: say(feedPageMessages.missingDays),
                cell: ({ days: signs }) => shortDays(locale, daysWith('m', signs, answer.from)),
              },
            ]}
          />
        )
      }
    >
      {answer.feeds.length === 0 ? (
        <p className="empty">{say(m.calendarEmpty)}</p>
      ) : (
        <>
          <DayLegend />
          <div className="unit-calendar" role="group" aria-label={say(m.calendarTitle)} tabIndex={0}>
            <DayGrid
              caption={say(m.calendarCaption)}
              headings={{
                name: say(m.missingFeed),
                days: say(feedPageMessages.daysOf),
                figure: say(feedPageMessages.share),
              }}
              days={days.map((day) => ({ label: String(dayOfMonth(day)), off: !calendar.isWorkingDay(day) }))}
              rows={answer.feeds.map((row) =>
                dayRow(locale, answer.from, row, `${row.under} ${row.feed}`, source(row)),
              )}
            />
          </div>
        </>
      )}
    </Figure>
  )
}
