import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { comparePageMessages as m } from 'shared/messages/compare-page.ts'
import { toCompare } from '../../links.ts'
import { q } from '../../query.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { type KpiBrief, useProvince } from '../../shell/use-province.ts'
import { Answered } from '../../ui/Answered.tsx'
import { usePeriodAsked } from '../../ui/use-period.ts'
import { comparedLines } from './compared-line.ts'
import { FunnelFigure } from './FunnelFigure.tsx'

interface Props {
  kpi: KpiBrief
  own: string | null
  /** The version of the definition it is counted by; without one, that of the period. */
  definition: number | undefined
}

/** The funnel of the period on the page of a KPI, its own unit ringed, and the way to the whole comparison. */
export function KpiFunnel({ kpi, own, definition }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const { period } = usePeriodAsked()
  const asked = { ...period, ...(definition !== undefined && { definition }) }
  const query = useQuery(q('readKpiComparison', { params: { id: kpi.id }, query: asked }))
  return (
    <div>
      <Answered query={query} what={say(m.what)} lines={14}>
        {(answer) => <FunnelFigure kpi={kpi} answer={answer} lines={comparedLines(locale, kpi, units, answer, own)} />}
      </Answered>
      <p className="page-links">
        <Link {...toCompare({ k: kpi.id, ...(own !== null && { unit: own }) })}>{say(m.title)}</Link>
      </p>
    </div>
  )
}
