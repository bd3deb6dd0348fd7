import { useQuery } from '@tanstack/react-query'
import { addDays, type Day, instantOf } from 'shared/day.ts'
import { incidentStripMessages as m } from 'shared/messages/incident-strip.ts'
import { type BandPlaced, placeOnPeriods } from '../chart/band-model.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { useNow } from './use-now.ts'
import { bandsOf, gravestOf, incidentBands } from './incident-bands.ts'

/** The incidents that stand behind the periods of a trend: the outage beside the dip it caused. */
export function useTrendBands(
  kpi: string,
  periods: readonly { from: Day; to: Day }[],
): { bands?: readonly BandPlaced[]; bandsLabel?: string } {
  const say = useSay()
  const locale = useLocale()
  const now = useNow()
  const { may } = useWho()
  const [first, last] = [periods[0], periods.at(-1)]
  const asked = { from: first?.from ?? '2025-07-01', to: last?.to ?? '2025-07-01', kpi }
  const { data } = useQuery({ ...incidentBands(asked), enabled: may('incident.read') && first !== undefined })
  const gravest = data && gravestOf(data.bands)
  if (!data || !gravest) return {}
  const slots = periods.map(({ from, to }) => ({
    from: instantOf(from).getTime(),
    to: instantOf(addDays(to, 1)).getTime(),
  }))
  return {
    bands: placeOnPeriods(bandsOf(locale, data.bands), slots, now.getTime()),
    bandsLabel: say(m.bandsSaid, { n: data.bands.length, name: gravest.name[locale] }),
  }
}
