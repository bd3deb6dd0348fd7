import { overviewMessages } from 'shared/messages/overview.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { type KpiBrief, useProvince } from '../shell/use-province.ts'
import { KpiMap } from '../ui/KpiMap.tsx'
import { mappable } from '../ui/kpi-map-model.ts'
import { kpiOnMap } from './overview-model.ts'

/** One KPI over all communes at once; which one stands in the address. */
export function MapPanel() {
  const say = useSay()
  const province = useProvince()
  const [{ k }] = usePageState()
  const kpi = kpiOnMap(province.kpis, k)
  return kpi && <KpiMap kpi={kpi} title={say(overviewMessages.mapTitle)} aside={<KpiChoice chosen={kpi} />} />
}

function KpiChoice({ chosen }: { chosen: KpiBrief }) {
  const say = useSay()
  const locale = useLocale()
  const { kpis } = useProvince()
  const [, change] = usePageState()
  return (
    <select
      aria-label={say(overviewMessages.mapChoose)}
      value={chosen.id}
      onChange={(event) => change({ k: event.target.value })}
    >
      {kpis.filter(mappable).map(({ id, name }) => (
        <option key={id} value={id}>
          {name[locale]}
        </option>
      ))}
    </select>
  )
}
