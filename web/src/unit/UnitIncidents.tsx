import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Day } from 'shared/day.ts'
import { formatInstant } from 'shared/format.ts'
import { severityTexts } from 'shared/messages/alert.ts'
import { standingPageMessages as m } from 'shared/messages/standing-page.ts'
import { toIncident } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { incidentBands } from '../ui/incident-bands.ts'

/** What a unit's figures of the period may have suffered from; for those who may read incidents. */
export function UnitIncidents({ unit, from, to }: { unit: string; from: Day; to: Day }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const { data } = useQuery({ ...incidentBands({ from, to, unit }), enabled: may('incident.read') })
  if (!data) return null
  return (
    <section aria-labelledby="incidents">
      <h2 id="incidents">{say(m.incidentsTitle)}</h2>
      {data.bands.length === 0 ? (
        <p className="all-in">{say(m.incidentsNone)}</p>
      ) : (
        <DataTable
          caption={say(m.incidentsTitle)}
          rows={data.bands}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'incident',
              label: say(m.incident),
              cell: ({ id, name, severity }) => (
                <>
                  <Link {...toIncident(id)}>{name[locale]}</Link> <small>{severityTexts[severity][locale]}</small>
                </>
              ),
            },
            { key: 'from', label: say(m.incidentFrom), cell: (band) => formatInstant(locale, band.from) },
            {
              key: 'to',
              label: say(m.incidentTo),
              cell: (band) => (band.to === null ? say(m.incidentStill) : formatInstant(locale, band.to)),
            },
          ]}
        />
      )}
    </section>
  )
}
