import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { formatCount, formatInstant } from 'shared/format.ts'
import { causeTexts, phaseTexts, scopeTexts } from 'shared/messages/alert.ts'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import { evidenceUrl } from '../http.ts'
import { toConnection, toFeed, toIncident, toKpi, toMaintenance, toTask } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { unitName } from 'shared/unit/unit-name.ts'
import { AlertFrame } from './AlertFrame.tsx'
import type { Detail } from './answer-types.ts'
import { IncidentActs } from './IncidentActs.tsx'
import { IncidentLatency } from './IncidentLatency.tsx'
import { conditionText, lastedText } from './incident-words.ts'
import { Letters } from './Letters.tsx'
import { MemberList } from './MemberList.tsx'
import { SeverityMark } from './SeverityMark.tsx'
import { Timeline } from './Timeline.tsx'
import { useNow } from '../ui/use-now.ts'

/** One incident: how it stands, what was done, whom it concerns, and the evidence to hand on. */
export function IncidentPage() {
  const say = useSay()
  const locale = useLocale()
  const { id } = useParams({ strict: false })
  const query = useQuery({
    ...q('readIncident', { params: { id: id ?? '' } }),
    staleTime: 0,
    refetchInterval: 30_000,
  })
  const { data } = query
  return (
    <AlertFrame
      title={data ? data.incident.name[locale] : say(m.incidents)}
      under={data && <Under detail={data} />}
      steer={data?.mayAct && <IncidentActs detail={data} />}
    >
      <Answered query={query} what={say(m.theIncident)} lines={16}>
        {(detail) => <Whole detail={detail} />}
      </Answered>
    </AlertFrame>
  )
}

function Under({ detail: { incident } }: { detail: Detail }) {
  const say = useSay()
  const locale = useLocale()
  return (
    <>
      <SeverityMark severity={incident.severity} />
      {' · '}
      <span className={`phase ${incident.phase}`}>{say(phaseTexts[incident.phase])}</span>
      {' · '}
      {say(scopeTexts[incident.scope])} · {say(m.number, { n: formatCount(locale, incident.number) })}
    </>
  )
}

function Whole({ detail }: { detail: Detail }) {
  const say = useSay()
  const { may } = useWho()
  const locale = useLocale()
  const { incident, members, earlier, letters } = detail
  return (
    <div className="incident">
      <div className="incident-main">
        <Facts detail={detail} />
        {incident.suppressed > 0 && <p className="note">{say(m.suppressedCount, { n: incident.suppressed })}</p>}
        <p className="evidence">
          <a href={evidenceUrl(incident.id, 'html')} download>
            {say(m.evidence)}
          </a>{' '}
          <a href={evidenceUrl(incident.id, 'json')} download>
            {say(m.evidenceJson)}
          </a>
        </p>
        {incident.scope === 'connection' && may('connection.read') && <IncidentLatency incident={incident} />}
        <section aria-labelledby="timeline">
          <h2 id="timeline">{say(m.timeline)}</h2>
          <Timeline entries={detail.timeline} />
        </section>
      </div>
      <div className="incident-side">
        {members.length > 0 && <MemberList members={members} all={incident.members} />}
        {earlier.length > 0 && (
          <section aria-labelledby="earlier">
            <h2 id="earlier">{say(m.earlier)}</h2>
            <ul className="earlier">
              {earlier.map((one) => (
                <li key={one.id}>
                  <Link {...toIncident(one.id)}>{formatInstant(locale, one.openedAt)}</Link>
                </li>
              ))}
            </ul>
          </section>
        )}
        {letters && <Letters letters={letters} />}
      </div>
    </div>
  )
}

function Facts({ detail: { incident, provider } }: { detail: Detail }) {
  const say = useSay()
  const locale = useLocale()
  const now = useNow()
  const { units } = useProvince()
  const unit = units.find(({ code }) => code === incident.unit)
  const { acknowledgedAt, acknowledgedBy, settledAt } = incident
  const at = (when: string) => formatInstant(locale, when)
  const facts: [label: string, value: React.ReactNode][] = [
    [say(m.seen), conditionText(locale, incident)],
    [say(m.since), at(incident.openedAt)],
    [say(m.restored), settledAt ? at(settledAt) : say(m.still)],
    [say(m.lasted), lastedText(locale, incident, now)],
    [
      say(m.who),
      acknowledgedAt ? say(m.takenUp, { who: acknowledgedBy ?? '', when: at(acknowledgedAt) }) : say(m.nobody),
    ],
    [say(m.assignee), incident.assignee ?? '—'],
    [say(m.responsible), provider ? [provider.name[locale], provider.contact].filter(Boolean).join(', ') : '—'],
    [
      say(m.cause),
      incident.cause ? [say(causeTexts[incident.cause]), incident.causeNote].filter(Boolean).join(': ') : say(m.notSet),
    ],
  ]
  if (incident.members > 1) facts.splice(4, 0, [say(m.impact), say(m.connections, { n: incident.members })])
  if (incident.recurrences > 0) facts.splice(4, 0, [say(m.cameBack), say(m.times, { n: incident.recurrences })])
  if (unit) facts.unshift([say(m.unit), unitName(locale, unit)])
  if (incident.snoozedUntil) facts.push([say(m.snooze), say(m.snoozedTo, { until: at(incident.snoozedUntil) })])
  if (incident.maintenance)
    facts.push([
      say(m.maintenance),
      <Link key="work" {...toMaintenance()}>
        {say(m.underMaintenance)}
      </Link>,
    ])
  if (incident.suppressedBy)
    facts.push([
      say(m.explainedBy),
      <Link key="root" {...toIncident(incident.suppressedBy)}>
        {say(m.seeRoot)}
      </Link>,
    ])
  const link = linkOf(incident)
  return (
    <dl className="facts">
      {facts.map(([label, value], place) => (
        <div key={`${label} ${place}`}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {link && (
        <div>
          <dt>{say(scopeTexts[incident.scope])}</dt>
          <dd>
            <Link {...link}>{incident.kpi ?? say(m.openIt)}</Link>
          </dd>
        </div>
      )}
    </dl>
  )
}

function linkOf({ scope, object, kpi }: Detail['incident']) {
  if (scope === 'connection') return toConnection(object)
  if (kpi) return toKpi(kpi)
  if (scope === 'task') return toTask(object)
  return scope === 'feed' ? toFeed(object) : null
}
