import { useQuery } from '@tanstack/react-query'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import { q } from '../query.ts'
import { Smoke } from '../probe/LatencyChart.tsx'
import { useSay } from '../shell/locale.tsx'
import { useNow } from '../ui/use-now.ts'
import { Answered } from '../ui/Answered.tsx'
import type { Detail } from './answer-types.ts'

const hourMs = 3_600_000
/** The picture ends at a whole five minutes, so that it is asked for no more often than it can change. */
const stepMs = 300_000
/** What began longer ago is shown from its beginning for so long; its own page shows all of it. */
const mostMs = 48 * hourMs

/** What was measured of the connection around its incident: an hour before, and what came of it. */
export function IncidentLatency({ incident }: { incident: Detail['incident'] }) {
  const say = useSay()
  const now = useNow().getTime()
  const opened = Date.parse(incident.openedAt)
  const ended = incident.settledAt === null ? now : Date.parse(incident.settledAt)
  const from = Math.floor((opened - hourMs) / stepMs) * stepMs
  const to = Math.min(Math.ceil((ended + hourMs) / stepMs) * stepMs, Math.ceil(now / stepMs) * stepMs, from + mostMs)
  const query = useQuery({
    ...q('readSamples', {
      params: { id: incident.object },
      query: { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    }),
    staleTime: 60_000,
  })
  return (
    <Answered query={query} what={say(m.measured)} lines={8}>
      {(bands) => <Smoke bands={bands} title={say(m.measured)} during={{ from: opened, to: ended }} />}
    </Answered>
  )
}
