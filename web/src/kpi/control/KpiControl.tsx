import { useQuery } from '@tanstack/react-query'
import type { CatalogueKpi } from 'shared/kpi/kpi-contract.ts'
import { controlChartMessages as m } from 'shared/messages/control-chart.ts'
import { q } from '../../query.ts'
import { useSay } from '../../shell/locale.tsx'
import { usePageState } from '../../shell/use-page-state.ts'
import type { KpiBrief } from '../../shell/use-province.ts'
import { Answered } from '../../ui/Answered.tsx'
import { usePeriod, usePeriodAsked } from '../../ui/use-period.ts'
import { ChartWritings } from './ChartWritings.tsx'
import { ControlFigure } from './ControlFigure.tsx'
import './control.css'
import { EarlyWarning } from './EarlyWarning.tsx'
import { periodsAsked, writingsOf } from './control-figure-model.ts'

interface Props {
  kpi: KpiBrief
  unit: string | undefined
  versions: CatalogueKpi['versions']
  /** The version all is counted by, where one was chosen. */
  definition: number | undefined
}

/** The control chart of a KPI, of the province or of one unit, and what is written beside it. */
export function KpiControl({ kpi, unit, versions, definition }: Props) {
  const say = useSay()
  const { period } = usePeriod()
  const asked = {
    ...usePeriodAsked().period,
    ...(unit !== undefined && { unit }),
    ...(definition !== undefined && { definition }),
  }
  const query = useQuery(
    q('readControlChart', { params: { id: kpi.id }, query: { ...asked, count: periodsAsked(period) } }),
  )
  const [{ ghost: asOf }] = usePageState()
  const ghost = useQuery({
    ...q('readControlChart', { params: { id: kpi.id }, query: { ...asked, asOf, count: periodsAsked(period) } }),
    enabled: asOf !== undefined,
  })
  return (
    <Answered query={query} what={say(m.titleNone).toLowerCase()} lines={14}>
      {(answer) => {
        const writings = writingsOf(answer.chart.points, answer)
        return (
          <div className="kpi-control">
            <ControlFigure
              kpi={kpi}
              answer={answer}
              then={asOf === undefined ? undefined : ghost.data?.chart}
              writings={writings}
              versions={versions}
            />
            <EarlyWarning kpi={kpi.id} unit={unit} definition={definition} />
            <ChartWritings kpi={kpi} unit={answer.unit} writings={writings} />
          </div>
        )
      }}
    </Answered>
  )
}
