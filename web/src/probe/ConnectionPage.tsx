import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { errorNames, nodeKindNames, probePageMessages as m, reasonNames } from 'shared/messages/probe-page.ts'
import type { Answer } from '../http.ts'
import { RefusedRequest } from '../http.ts'
import { toConnections } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { unitName } from 'shared/unit/unit-name.ts'
import { AvailabilityCard } from './AvailabilityCard.tsx'
import { LatencyChart } from './LatencyChart.tsx'
import './probe.css'
import { durationText, latencyText, standingText, whenText } from './probe-text.ts'
import { useNodeNames } from './RootList.tsx'
import { StateMark } from './StateMark.tsx'
import { WhyPanel } from './WhyPanel.tsx'

type Detail = Answer<'readConnection'>

export function ConnectionPage() {
  const { id } = useParams({ from: '/connection/$id' })
  const say = useSay()
  const locale = useLocale()
  const query = useQuery({ ...q('readConnection', { params: { id } }), staleTime: 5_000, refetchInterval: 10_000 })
  const { units, subsystems } = useProvince()
  if (query.error instanceof RefusedRequest && query.error.problem.status === 404)
    return (
      <div className="lone">
        <PageHead title={say(m.unknownConnection, { id })} />
        <Link {...toConnections()}>{say(m.toBoard)}</Link>
      </div>
    )
  const detail = query.data?.id === id ? query.data : undefined
  const unit = units.find(({ code }) => code === detail?.unit)
  const system = subsystems.find((each) => each.id === detail?.subsystem)
  const under = detail && [unit && unitName(locale, unit), system?.name[locale], detail.providerName?.[locale]]
  return (
    <div className="probe-page">
      <PageHead title={detail?.name[locale] ?? say(m.theConnection, { id })} under={under?.filter(Boolean).join(' · ')}>
        <Link {...toConnections()}>{say(m.toBoard)}</Link>
      </PageHead>
      <Answered query={query} what={say(m.theConnection, { id })} lines={24}>
        {(answer) => <Whole detail={answer} now={query.dataUpdatedAt} />}
      </Answered>
    </div>
  )
}

function Whole({ detail, now }: { detail: Detail; now: number }) {
  return (
    <>
      <Standing detail={detail} now={now} />
      <LatencyChart id={detail.id} />
      <div className="probe-columns">
        <WhyPanel detail={detail} now={now} />
        <AvailabilityCard id={detail.id} contractHours={detail.contractHours} />
      </div>
      <History detail={detail} now={now} />
    </>
  )
}

/** How it stands, its newest round by phases, and what it runs through. */
function Standing({ detail, now }: { detail: Detail; now: number }) {
  const say = useSay()
  const locale = useLocale()
  const nameOf = useNodeNames()
  const { standing, path } = detail
  const last = standing?.last
  return (
    <section className="standing">
      <p className={`standing-now ${standing?.state ?? 'unknown'}`}>
        <StateMark state={standing?.state ?? 'unknown'} size={18} />
        <strong>{standing ? standingText(locale, standing) : say(m.never)}</strong>
        {standing && <span>{say(m.since, { when: whenText(locale, standing.since, now) })}</span>}
        {standing?.root && <span>{nameOf(standing.root)}</span>}
      </p>
      <dl>
        <div>
          <dt>{say(m.lastRound)}</dt>
          <dd>{last ? <LastRound last={last} now={now} /> : '—'}</dd>
        </div>
        <div>
          <dt>{detail.kind.toUpperCase()}</dt>
          <dd>{say(m.every, { n: detail.intervalS, deadline: latencyText(locale, detail.deadlineMs * 1000) })}</dd>
        </div>
        <div className="path">
          <dt>{say(m.path)}</dt>
          <dd>
            <ol>
              {path.map(({ id, kind, name }) => (
                <li key={id} title={nodeKindNames[kind][locale]}>
                  {name[locale]}
                </li>
              ))}
            </ol>
          </dd>
        </div>
      </dl>
    </section>
  )
}

function LastRound({ last, now }: { last: NonNullable<NonNullable<Detail['standing']>['last']>; now: number }) {
  const say = useSay()
  const locale = useLocale()
  const total = latencyText(locale, last.totalUs)
  const phases =
    last.cls === 'ok' && last.connectUs !== null
      ? say(m.phases, {
          connect: latencyText(locale, last.connectUs),
          rest: latencyText(locale, Math.max(0, last.totalUs - last.connectUs)),
          total,
        })
      : `${errorNames[last.cls][locale]}, ${total}`
  return (
    <>
      {whenText(locale, last.at, now)}: {phases}
      {last.cls === 'ok' && last.connectUs !== null && last.totalUs > 0 && (
        <span className="phases" aria-hidden="true">
          <span style={{ width: `${Math.min(100, (last.connectUs / last.totalUs) * 100)}%` }} />
        </span>
      )}
    </>
  )
}

/** The last seven days, newest first; what was up stands there too, for how long it held. */
function History({ detail, now }: { detail: Detail; now: number }) {
  const say = useSay()
  const locale = useLocale()
  const nameOf = useNodeNames()
  // Before its first round nothing was known of it, since the beginning of time.
  const history = detail.history.filter(({ from }) => from > 0)
  return (
    <section aria-labelledby="history">
      <h2 id="history">{say(m.history)}</h2>
      {history.length === 0 ? (
        <p className="empty">{say(m.historyNone)}</p>
      ) : (
        <DataTable
          className="history"
          caption={say(m.history)}
          columns={[
            { key: 'from', label: say(m.from), cell: (row) => whenText(locale, row.from, now) },
            {
              key: 'state',
              label: say(m.kindOfTime),
              cell: (row) => (
                <>
                  <StateMark state={row.state} /> {standingText(locale, { ...row, reasons: [] })}
                </>
              ),
            },
            {
              key: 'lasted',
              label: say(m.lasted),
              cell: (row) =>
                `${durationText(locale, (row.to ?? now) - row.from)}${row.to === null ? `, ${say(m.stillLasting)}` : ''}`,
            },
            {
              key: 'reasons',
              label: say(m.reasons),
              cell: (row) =>
                [
                  ...row.reasons.map((reason) => reasonNames[reason][locale]),
                  ...(row.root ? [nameOf(row.root)] : []),
                ].join(', ') || '—',
            },
          ]}
          rows={history.toReversed().slice(0, 60)}
          rowKey={(row) => String(row.from)}
        />
      )}
    </section>
  )
}
