import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { addDays, type Day, instantOf } from 'shared/day.ts'
import { formatCount } from 'shared/format.ts'
import { incidentStripMessages as m } from 'shared/messages/incident-strip.ts'
import { placeOnLine } from '../chart/band-model.ts'
import { Bands } from '../chart/Bands.tsx'
import { toAlerts, toIncident } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { bandsOf, gravestOf, incidentBands } from './incident-bands.ts'
import './incident-strip.css'
import { useNow } from './use-now.ts'

/** More stripes than this are one stripe to the eye. */
const mostBands = 100

/** The incidents of a period as a strip under its data: what a figure may have suffered from. Nothing when there were none. */
export function IncidentStrip({ from, to }: { from: Day; to: Day }) {
  const say = useSay()
  const locale = useLocale()
  const now = useNow()
  const { may } = useWho()
  const shown = may('incident.read')
  const { data } = useQuery({ ...incidentBands({ from, to, limit: mostBands }), enabled: shown })
  if (!data || data.bands.length === 0) return null
  const span = { from: instantOf(from).getTime(), to: instantOf(addDays(to, 1)).getTime() }
  const gravest = gravestOf(data.bands)!
  const said = say(m.bandsSaid, { n: data.bands.length, name: gravest.name[locale] })
  return (
    <section className="incident-strip" aria-label={say(m.bands)}>
      <div className="strip-line">
        <Bands bands={placeOnLine(bandsOf(locale, data.bands), span, now.getTime())} label={said} />
      </div>
      <p>
        <strong>{say(m.bands)}:</strong> {formatCount(locale, data.bands.length)}
        {data.bands.length === mostBands && '+'} · <Link {...toIncident(gravest.id)}>{gravest.name[locale]}</Link> ·{' '}
        <Link {...toAlerts()}>{say(m.bandsMore)}</Link>
      </p>
    </section>
  )
}
