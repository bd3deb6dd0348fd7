import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { severities } from 'shared/alert/incident.ts'
import { formatCount, formatInstant } from 'shared/format.ts'
import { severityTexts } from 'shared/messages/alert.ts'
import { incidentStripMessages as m } from 'shared/messages/incident-strip.ts'
import type { Answer } from '../http.ts'
import { toAlerts, toIncident } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import './open-incidents.css'

type Incident = Answer<'listIncidents'>['incidents'][number]

/** So many are named; how many more there are stands beside. */
const mostNamed = 3

/**
 * What is grave and open now, be it a connection or a task, whatever period the page shows: a closed month says nothing of the line that is cut this morning.
 * Of a unit, what is its own and what concerns it. Nothing while nothing grave is open.
 */
export function OpenIncidents({ unit }: { unit?: string }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const { data } = useQuery({
    ...q('listIncidents', { query: { phase: 'open', severity: 'major', limit: 20, ...(unit && { unit }) } }),
    enabled: may('incident.read'),
    staleTime: 0,
    refetchInterval: 30_000,
  })
  if (!data || data.incidents.length === 0) return null
  const { critical, major } = unit === undefined ? data.open : countedOf(data.incidents)
  const counts = (
    [
      ['critical', critical],
      ['major', major],
    ] as const
  )
    .filter(([, n]) => n > 0)
    .map(([severity, n]) => `${formatCount(locale, n)} ${say(severityTexts[severity]).toLowerCase()}`)
  return (
    <section className="open-incidents" aria-label={say(m.openGrave)}>
      <p>
        <strong>{say(m.openGrave)}:</strong> {counts.join(', ')} ·{' '}
        <Link {...toAlerts({ phase: 'open', ...(unit && { unit }) })}>{say(m.bandsMore)}</Link>
      </p>
      <ul>
        {gravestFirst(data.incidents)
          .slice(0, mostNamed)
          .map((incident) => (
            <li key={incident.id}>
              <Link {...toIncident(incident.id)}>{incident.name[locale]}</Link>
              {incident.members > 1 && ` · ${say(m.connections, { n: formatCount(locale, incident.members) })}`}
              {` · ${say(m.sinceWhen, { when: formatInstant(locale, incident.openedAt) })}`}
            </li>
          ))}
      </ul>
    </section>
  )
}

/** The answer counts all that whoever asks may read; of one unit, what is listed is counted. */
const countedOf = (incidents: readonly Incident[]) => ({
  critical: incidents.filter(({ severity }) => severity === 'critical').length,
  major: incidents.filter(({ severity }) => severity === 'major').length,
})

/** The gravest first, of those the ones that concern most. */
const gravestFirst = (incidents: readonly Incident[]): Incident[] =>
  incidents.toSorted(
    (one, other) =>
      severities.indexOf(other.severity) - severities.indexOf(one.severity) || other.members - one.members,
  )
