import { lazy, Suspense } from 'react'
import { chartMessages } from 'shared/messages/chart.ts'
import { useSay } from '../shell/locale.tsx'
import { Bands } from './Bands.tsx'
import type { TrendProps } from './trend-model.ts'

const TrendLines = lazy(() => import('./TrendLines.tsx').then((module) => ({ default: module.TrendLines })))

/** The line of a KPI through time. Recharts comes over the wire only when a page has such a line. */
export function Trend({ height = 280, bands, bandsLabel, ...props }: TrendProps) {
  const say = useSay()
  const has = (key: 'target' | 'yearAgo') => props.points.some((point) => point[key] !== null)
  const hollow = props.points.some(({ running, incomplete }) => running || incomplete)
  return (
    <div className="trend">
      <ul className="trend-legend">
        <Key dash="" stroke="var(--accent)" width={2} text={say(chartMessages.series)} />
        {has('target') && <Key dash="5 3" stroke="var(--target)" width={1.5} text={say(chartMessages.target)} />}
        {props.ghostLabel && <Key dash="2 3" stroke="var(--category-4)" width={1.5} text={props.ghostLabel} />}
        {has('yearAgo') && <Key dash="" stroke="var(--hairline-2)" width={1.5} text={say(chartMessages.yearAgo)} />}
        {hollow && (
          <li>
            <svg width={12} height={12} aria-hidden="true">
              <circle cx={6} cy={6} r={4} fill="var(--ground)" stroke="var(--accent)" strokeWidth={1.5} />
            </svg>
            {say(chartMessages.provisional)}
          </li>
        )}
      </ul>
      <Suspense fallback={<div style={{ height }} aria-busy="true" />}>
        <div className="trend-plot">
          {bands && bands.length > 0 && (
            <div className="trend-bands">
              <Bands bands={bands} label={bandsLabel ?? ''} />
            </div>
          )}
          <TrendLines {...props} height={height} />
        </div>
      </Suspense>
    </div>
  )
}

const Key = ({ dash, stroke, width, text }: { dash: string; stroke: string; width: number; text: string }) => (
  <li>
    <svg width={22} height={10} aria-hidden="true">
      <line x1={0} x2={22} y1={5} y2={5} stroke={stroke} strokeWidth={width} strokeDasharray={dash} />
    </svg>
    {text}
  </li>
)
