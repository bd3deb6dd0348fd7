import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Severity, severities } from 'shared/alert/incident.ts'
import { formatCount, formatInstant } from 'shared/format.ts'
import { phaseTexts, scopeTexts } from 'shared/messages/alert.ts'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import type { Answer } from '../http.ts'
import { toIncident } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import type { PageState } from '../shell/page-state.ts'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { unitName } from 'shared/unit/unit-name.ts'
import { AlertFilters } from './AlertFilters.tsx'
import { AlertFrame } from './AlertFrame.tsx'
import { conditionText, lastedText } from './incident-words.ts'
import { SeverityMark } from './SeverityMark.tsx'
import { useNow } from '../ui/use-now.ts'
import { Pager } from '../ui/Pager.tsx'

type List = Answer<'listIncidents'>
type Incident = List['incidents'][number]

const asked = ({ phase, severity, scope, provider, unit, from, to, before }: PageState) => ({
  ...(phase && { phase }),
  ...(severity && { severity }),
  ...(scope && { scope }),
  ...(provider && { provider }),
  ...(unit && { unit }),
  ...(from && { from }),
  ...(to && { to }),
  ...(before && { before: Number(before) }),
})

/** Every incident, the newest first; filters stand in the address. */
export function AlertListPage() {
  const say = useSay()
  const [state] = usePageState()
  const query = useQuery({ ...q('listIncidents', { query: asked(state) }), staleTime: 0, refetchInterval: 30_000 })
  return (
    <AlertFrame title={say(m.title)} under={say(m.under)}>
      <Answered query={query} what={say(m.theList)} lines={14}>
        {({ incidents, next, open }) => (
          <>
            <OpenNow open={open} />
            <AlertFilters />
            {incidents.length === 0 ? <p className="empty">{say(m.none)}</p> : <Incidents incidents={incidents} />}
            <Pager
              label={say(m.title)}
              words={[say(m.newest), say(m.older)]}
              next={next === null ? null : String(next)}
            />
          </>
        )}
      </Answered>
    </AlertFrame>
  )
}

/** How many are open of each gravity; a click shows them. */
function OpenNow({ open }: { open: List['open'] }) {
  const say = useSay()
  const locale = useLocale()
  const [, change] = usePageState()
  const show = (severity: Severity) => change({ phase: 'open', severity, before: undefined })
  return (
    <ul className="open-now" aria-label={say(m.openNow)}>
      {severities.toReversed().map((severity) => (
        <li key={severity} className={open[severity] > 0 ? severity : 'nothing'}>
          <button type="button" className="plain" onClick={() => show(severity)}>
            <strong>{formatCount(locale, open[severity])}</strong>
            <SeverityMark severity={severity} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function Incidents({ incidents }: { incidents: readonly Incident[] }) {
  const say = useSay()
  const locale = useLocale()
  const now = useNow()
  const { units } = useProvince()
  const unitOf = (code: string | null) => {
    const unit = units.find((one) => one.code === code)
    return unit ? unitName(locale, unit) : null
  }
  const columns: Column<Incident>[] = [
    {
      key: 'what',
      label: say(m.what),
      cell: (incident) => (
        <>
          <Link {...toIncident(incident.id)}>{incident.name[locale]}</Link>
          <span className="second">
            {[
              say(m.number, { n: formatCount(locale, incident.number) }),
              say(scopeTexts[incident.scope]),
              unitOf(incident.unit),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      ),
    },
    { key: 'severity', label: say(m.severity), cell: ({ severity }) => <SeverityMark severity={severity} /> },
    {
      key: 'seen',
      label: say(m.seen),
      cell: (incident) => (
        <>
          {conditionText(locale, incident)}
          {incident.recurrences > 0 && (
            <span className="second">{say(m.recurrences, { n: incident.recurrences })}</span>
          )}
        </>
      ),
    },
    {
      key: 'phase',
      label: say(m.phase),
      cell: (incident) => (
        <>
          <span className={`phase ${incident.phase}`}>{say(phaseTexts[incident.phase])}</span>
          {incident.snoozedUntil && incident.phase === 'open' && (
            <span className="second">{say(m.snoozedTo, { until: formatInstant(locale, incident.snoozedUntil) })}</span>
          )}
          {incident.maintenance && incident.phase === 'open' && (
            <span className="second">{say(m.underMaintenance)}</span>
          )}
        </>
      ),
    },
    {
      key: 'since',
      label: say(m.since),
      cell: (incident) => (
        <>
          <span className="instant">{formatInstant(locale, incident.openedAt)}</span>
          <span className="second">{lastedText(locale, incident, now)}</span>
        </>
      ),
    },
    {
      key: 'impact',
      label: say(m.impact),
      numeric: true,
      cell: ({ members }) => (members > 0 ? say(m.connections, { n: members }) : '—'),
    },
    {
      key: 'who',
      label: say(m.who),
      cell: ({ acknowledgedAt, assignee }) =>
        acknowledgedAt === null ? (
          <span className="none">{say(m.nobody)}</span>
        ) : (
          (assignee ?? say(m.takenUpAt, { when: formatInstant(locale, acknowledgedAt) }))
        ),
    },
  ]
  return (
    <DataTable
      className="listed incidents"
      caption={say(m.title)}
      columns={columns}
      rows={incidents}
      rowKey={({ id }) => id}
    />
  )
}
