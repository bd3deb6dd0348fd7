import { useQuery } from '@tanstack/react-query'
import { formatCount, formatDay, formatNumber, formatRatio } from 'shared/format.ts'
import { countingNames, probePageMessages as m, timeNames } from 'shared/messages/probe-page.ts'
import { timeKinds } from 'shared/probe/availability.ts'
import type { Answer } from '../http.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { Answered } from '../ui/Answered.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { latencyText } from './probe-text.ts'

type Availability = Answer<'readAvailability'>
type Hours = Answer<'readConnection'>['contractHours']

/** This month's availability in contract hours, with its formula and how each kind of time counts. */
export function AvailabilityCard({ id, contractHours }: { id: string; contractHours: Hours }) {
  const say = useSay()
  const query = useQuery({
    ...q('readAvailability', { query: { by: 'connection', connection: id } }),
    staleTime: 60_000,
    refetchInterval: 120_000,
  })
  return (
    <section className="availability" aria-labelledby="availability">
      <h2 id="availability">{say(m.availability)}</h2>
      <Answered query={query} what={say(m.availability)} lines={6}>
        {(answer) => <Shown answer={answer} contractHours={contractHours} />}
      </Answered>
    </section>
  )
}

function Shown({ answer, contractHours }: { answer: Availability; contractHours: Hours }) {
  const say = useSay()
  const locale = useLocale()
  const [row] = answer.rows
  if (!row) return <p className="empty">{say(m.noShare)}</p>
  const share = (value: number | null) =>
    value === null ? '—' : `${formatNumber(locale, Math.floor(value * 10_000) / 100, 2)}%`
  const counted = row.good + row.bad
  return (
    <>
      <p className="summary">
        {say(m.availabilityOf, {
          from: formatDay(locale, answer.from),
          to: formatDay(locale, answer.to),
          hours: hoursText(say, contractHours),
        })}
      </p>
      {row.share === null || counted === 0 ? (
        <p className="empty">{say(m.noShare)}</p>
      ) : (
        <>
          <p className="share">{formatRatio(locale, row.good, counted, 2)}</p>
          <p>{say(m.formula, { good: formatCount(locale, row.good), bad: formatCount(locale, row.bad) })}</p>
          <p className="summary">{say(m.interval, { low: share(row.low), high: share(row.high) })}</p>
        </>
      )}
      <DataTable
        className="times"
        caption={say(m.availability)}
        columns={[
          { key: 'kind', label: say(m.kindOfTime), cell: (kind) => timeNames[kind][locale] },
          {
            key: 'minutes',
            label: say(m.minutes),
            numeric: true,
            cell: (kind) => formatCount(locale, row.minutes[kind]),
          },
          {
            key: 'counts',
            label: say(m.countsAs),
            cell: (kind) => countingNames[kind === 'up' ? 'good' : kind === 'down' ? 'bad' : answer.rule[kind]][locale],
          },
        ]}
        rows={timeKinds.filter((kind) => row.minutes[kind] > 0 || kind === 'up' || kind === 'down')}
        rowKey={(kind) => kind}
      />
      <p className="summary">
        {say(m.outages, {
          n: formatCount(locale, row.downs),
          longest: formatNumber(locale, row.longestDownMinutes, 1),
          p95: latencyText(locale, row.p95Us),
        })}
      </p>
    </>
  )
}

function hoursText(say: ReturnType<typeof useSay>, { days, hours }: Hours): string {
  const list = hours.map(({ from, to }) => `${from}–${to}`).join(', ')
  if (days === 'every' && list === '00:00–24:00') return say(m.aroundTheClock)
  return say(days === 'every' ? m.everyDay : m.workingDays, { hours: list })
}
