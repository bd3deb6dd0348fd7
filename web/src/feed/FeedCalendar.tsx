import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { addDays, dayOfMonth } from 'shared/day.ts'
import { formatCount, formatProseDay } from 'shared/format.ts'
import type { FeedStatus } from 'shared/feed/feed-contract.ts'
import { feedPageMessages as m } from 'shared/messages/feed-page.ts'
import { say } from 'shared/messages/say.ts'
import type { Locale } from 'shared/text.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import { DayGrid } from '../chart/DayGrid.tsx'
import { toUnit } from '../links.ts'
import type { Answer } from '../http.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { byName, useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { calendarFacts, daysWith, monthDays, monthWithin } from '../ui/calendar-model.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { DayLegend } from '../ui/DayLegend.tsx'
import { dayRow, shareOfDays, shortDays } from '../ui/day-row.tsx'
import { Figure } from '../ui/Figure.tsx'
import { monthLabel, MonthSteps } from '../ui/MonthSteps.tsx'
import { unitName } from 'shared/unit/unit-name.ts'
import { coverageText } from 'shared/kpi/coverage.ts'
import { refreshing } from './refreshing.ts'

type Completeness = Answer<'readCompleteness'>

/** Unit × day for a month: what has come, what was put right, what is missing. */
export function FeedCalendar({ feed }: { feed: FeedStatus }) {
  const say = useSay()
  const [state, change] = usePageState()
  const locale = useLocale()
  const { today } = useProvince()
  const month = monthWithin(state.m, feed.historyFrom, feed.dueTo < today ? feed.dueTo : today)
  const { from, to } = monthDays(month)
  const query = useQuery({ ...q('readCompleteness', { params: { id: feed.id }, query: { from, to } }), ...refreshing })
  const label = monthLabel(locale, month)
  const steps = (
    <>
      <MonthSteps month={month} first={feed.historyFrom} last={feed.dueTo} />
      <label className="check">
        <input
          type="checkbox"
          checked={state.only === 'short'}
          onChange={(event) => change({ only: event.target.checked ? 'short' : undefined })}
        />
        {say(m.onlyShort)}
      </label>
    </>
  )
  return (
    <Answered query={query} what={say(m.theCalendar)} lines={30}>
      {(answer) => <Calendar answer={answer} month={label} aside={steps} onlyShort={state.only === 'short'} />}
    </Answered>
  )
}

interface Shown {
  answer: Completeness
  month: string
  aside: ReactNode
  onlyShort: boolean
}

function Calendar({ answer, month, aside, onlyShort }: Shown) {
  const say = useSay()
  const locale = useLocale()
  return (
    <Figure
      title={say(m.calendarTitle)}
      summary={summarise(locale, answer, month)}
      summaryShown
      aside={aside}
      table={<ShortTable {...answer} />}
    >
      <DayLegend />
      <Grid answer={answer} onlyShort={onlyShort} />
    </Figure>
  )
}

function summarise(locale: Locale, answer: Completeness, month: string): string {
  const facts = calendarFacts(answer)
  const named = month.charAt(0).toUpperCase() + month.slice(1)
  if (facts.expected === 0) return say(locale, m.calendarNothing, { month: named })
  const count = (n: number) => formatCount(locale, n)
  return [
    say(locale, m.calendarSummary, {
      month: named,
      reported: count(facts.reported),
      expected: count(facts.expected),
      share: coverageText(locale, facts),
      short: facts.short,
      n: facts.short,
    }),
    facts.worst &&
      say(locale, m.calendarWorst, {
        day: formatProseDay(locale, facts.worst.day),
        n: formatCount(locale, facts.worst.units),
      }),
  ]
    .filter(Boolean)
    .join(' ')
}

/** The rows with the names of their units, in the order of the alphabet. */
function useNamed(units: Completeness['units']) {
  const { units: all } = useProvince()
  const locale = useLocale()
  return units
    .map((row) => {
      const unit = all.find(({ code }) => code === row.code)
      return { ...row, name: unit?.name ?? row.code, full: unit ? unitName(locale, unit) : row.code }
    })
    .toSorted(byName)
}

function Grid({ answer, onlyShort }: { answer: Completeness; onlyShort: boolean }) {
  const say = useSay()
  const locale = useLocale()
  const { specialDays } = useProvince()
  const calendar = makeWorkCalendar(specialDays)
  const rows = useNamed(answer.units).filter(({ days }) => !onlyShort || days.includes('m'))
  if (rows.length === 0) return <p className="empty">{say(onlyShort ? m.calendarAllIn : m.calendarEmpty)}</p>
  const length = answer.units[0]?.days.length ?? 0
  const days = Array.from({ length }, (_, place) => addDays(answer.from, place))
  return (
    <DayGrid
      caption={say(m.calendarCaption)}
      headings={{ name: say(m.unit), days: say(m.daysOf), figure: say(m.share) }}
      days={days.map((day) => ({ label: String(dayOfMonth(day)), off: !calendar.isWorkingDay(day) }))}
      rows={rows.map((row) =>
        dayRow(
          locale,
          answer.from,
          row,
          row.code,
          <Link {...toUnit(row.code)} title={row.full}>
            {row.name}
          </Link>,
        ),
      )}
    />
  )
}

/** The twin: only what is missing, in words. */
function ShortTable({ from, units }: Completeness) {
  const say = useSay()
  const locale = useLocale()
  const rows = useNamed(units).filter(({ days }) => days.includes('m'))
  if (rows.length === 0) return <p className="empty">{say(m.calendarAllIn)}</p>
  return (
    <DataTable
      caption={say(m.calendarCaption)}
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        { key: 'unit', label: say(m.unit), cell: ({ code, full }) => <Link {...toUnit(code)}>{full}</Link> },
        {
          key: 'share',
          label: say(m.share),
          numeric: true,
          cell: (row) => shareOfDays(locale, row),
        },
        { key: 'days', label: say(m.missingDays), cell: ({ days }) => shortDays(locale, daysWith('m', days, from)) },
      ]}
    />
  )
}
