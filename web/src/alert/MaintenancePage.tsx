import { useQuery, useQueryClient } from '@tanstack/react-query'
import { formatInstant, formatProseDay } from 'shared/format.ts'
import { alertPageMessages as m, weekdayTexts } from 'shared/messages/alert-page.ts'
import { dayOf } from 'shared/day.ts'
import type { Locale } from 'shared/text.ts'
import type { Answer } from '../http.ts'
import { q } from '../query.ts'
import { type Say, useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { AlertFrame } from './AlertFrame.tsx'
import { AnnounceWork } from './AnnounceWork.tsx'
import { minutesText } from './incident-words.ts'
import { useWorkNames } from './use-work-names.ts'

type List = Answer<'listMaintenance'>
type Window = List['windows'][number]

/** Announced work: when it takes place, day by day, and every announcement. */
export function MaintenancePage() {
  const say = useSay()
  const { may } = useWho()
  const [{ open }, change] = usePageState()
  const query = useQuery({ ...q('listMaintenance', { query: {} }), staleTime: 0 })
  return (
    <AlertFrame
      title={say(m.maintenance)}
      under={say(m.maintenanceUnder)}
      steer={
        may('maintenance.change') && (
          <button type="button" className="primary" onClick={() => change({ open: 'new' })}>
            {say(m.announce)}
          </button>
        )
      }
    >
      <Answered query={query} what={say(m.theMaintenance)} lines={10}>
        {(list) =>
          list.windows.length === 0 ? (
            <p className="empty">{say(m.noMaintenance)}</p>
          ) : (
            <div className="incident maintenance">
              <Agenda list={list} />
              <Windows windows={list.windows} />
            </div>
          )
        }
      </Answered>
      {open === 'new' && may('maintenance.change') && <AnnounceWork close={() => change({ open: undefined })} />}
    </AlertFrame>
  )
}

/** The next six weeks, a day a line with something on it. */
function Agenda({ list: { windows, times } }: { list: List }) {
  const say = useSay()
  const locale = useLocale()
  const names = new Map(windows.map(({ id, name }) => [id, name]))
  const days = Map.groupBy(times, ({ from }) => dayOf(new Date(from)))
  const clock = (at: string) => formatInstant('vi', at).slice(0, 5)
  return (
    <section className="incident-main" aria-labelledby="agenda">
      <h2 id="agenda">{say(m.agenda)}</h2>
      <ol className="agenda">
        {[...days].slice(0, 42).map(([day, list]) => (
          <li key={day}>
            <time dateTime={day}>{formatProseDay(locale, day)}</time>
            <ul>
              {list.map(({ window, from, to }) => (
                <li key={`${window} ${from}`}>
                  <span className="clock">
                    {clock(from)}–{clock(to)}
                  </span>{' '}
                  {names.get(window)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Windows({ windows }: { windows: readonly Window[] }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const { nameOf } = useWorkNames()
  const client = useQueryClient()
  const { order, refusal } = useOrder('cancelMaintenance')
  const cancel = async (id: string) => {
    if ((await order({ params: { id } })).kind === 'done')
      await client.invalidateQueries({ queryKey: ['listMaintenance'] })
  }
  const columns: Column<Window>[] = [
    {
      key: 'name',
      label: say(m.workName),
      cell: ({ name, definition }) => (
        <>
          {name}
          <span className="second">{definition.reason}</span>
        </>
      ),
    },
    {
      key: 'when',
      label: say(m.when),
      cell: ({ definition, overran }) => (
        <>
          {timeText(say, locale, definition.time)}
          {overran > 0 && <span className="second worse">{say(m.overran, { n: overran })}</span>}
        </>
      ),
    },
    {
      key: 'on',
      label: say(m.onWhat),
      cell: ({ definition: { on } }) =>
        [...on.nodes, ...on.connections, ...on.subsystems, ...on.units, ...on.providers].map(nameOf).join(', '),
    },
    {
      key: 'act',
      label: '',
      numeric: true,
      cell: ({ id, cancelledAt }) =>
        cancelledAt ? (
          <span className="none">{say(m.cancelled)}</span>
        ) : (
          may('maintenance.change') && (
            <button type="button" onClick={() => void cancel(id)}>
              {say(m.cancel)}
            </button>
          )
        ),
    },
  ]
  return (
    <section className="incident-side" aria-labelledby="announcements">
      <h2 id="announcements">{say(m.announcements)}</h2>
      {refusal && <RefusalNote refusal={refusal} />}
      <DataTable
        className="listed"
        caption={say(m.maintenance)}
        columns={columns}
        rows={windows}
        rowKey={({ id }) => id}
      />
    </section>
  )
}

function timeText(say: Say, locale: Locale, time: Window['definition']['time']): string {
  if (time.kind === 'once') return `${formatInstant(locale, time.from)} – ${formatInstant(locale, time.to)}`
  const { on } = time
  const days = {
    week: () => (on.every === 'week' ? on.weekdays.map((day) => weekdayTexts[day - 1]?.[locale]).join(', ') : ''),
    month: () => (on.every === 'month' ? `${say(m.monthly)}: ${on.daysOfMonth.join(', ')}` : ''),
    'nth-weekday': () => (on.every === 'nth-weekday' ? `${weekdayTexts[on.weekday - 1]?.[locale]} (${on.nth})` : ''),
    'rest-day': () => say(m.restDays),
  }[on.every]()
  return `${days}, ${time.from}, ${minutesText(locale, time.minutes)}`
}
