import { lazy, type ReactNode, Suspense } from 'react'
import { trendMessages } from 'shared/messages/trend.ts'
import { controlChartMessages as m } from 'shared/messages/control-chart.ts'
import { useSay } from '../shell/locale.tsx'
import { Bands } from './Bands.tsx'
import { TrendMarkSign } from './TrendMarkSign.tsx'
import { trendMarks, type TrendProps } from './trend-model.ts'

const TrendLines = lazy(() => import('./TrendLines.tsx').then((module) => ({ default: module.TrendLines })))

/** The line of a KPI through time within its limits. Recharts comes over the wire only when a page has such a line. */
export function Trend({ height = 320, bands = [], bandsLabel, ...props }: TrendProps) {
  const say = useSay()
  const has = (found: (point: TrendProps['points'][number]) => boolean) => props.points.some(found)
  return (
    <div className="trend">
      <ul className="trend-legend">
        <Key text={say(trendMessages.series)}>{line('var(--accent)', 2)}</Key>
        {has(({ limits }) => limits !== null) && (
          <>
            <Key text={say(m.centre)}>{line('var(--ink-2)', 1)}</Key>
            <Key text={say(m.limits)}>
              <rect width={22} height={9} y={0.5} fill="var(--accent-wash)" stroke="var(--hairline-2)" />
            </Key>
          </>
        )}
        {has(({ target }) => target !== null) && (
          <Key text={say(trendMessages.target)}>{line('var(--target)', 1.5, '5 3')}</Key>
        )}
        {props.ghostLabel && <Key text={props.ghostLabel}>{line('var(--category-4)', 1.5, '2 3')}</Key>}
        {trendMarks
          .filter((mark) => has((point) => point.mark === mark))
          .map((mark) => (
            <Key key={mark} text={say(m[mark])}>
              <g transform="translate(11 5) scale(0.8)">
                <TrendMarkSign mark={mark} />
              </g>
            </Key>
          ))}
        {has(({ running, incomplete }) => running || incomplete) && (
          <Key text={say(trendMessages.provisional)}>
            <circle cx={11} cy={5} r={4} fill="var(--ground)" stroke="var(--accent)" strokeWidth={1.5} />
          </Key>
        )}
        {(props.notes ?? []).length > 0 && (
          <Key text={say(m.written)}>
            <text x={11} y={9} textAnchor="middle" fill="var(--ink)" fontWeight={600} fontSize={11}>
              1
            </text>
          </Key>
        )}
        {(props.breaks ?? []).length > 0 && (
          <Key text={say(trendMessages.definitionBreak)}>
            <path d="M11-2V12" stroke="var(--ink)" strokeDasharray="3 3" />
          </Key>
        )}
        {bands.length > 0 && (
          <Key text={say(m.incident)}>
            <path d="M2 10L10 0M8 10L16 0M14 10L22 0" stroke="var(--neutral)" strokeWidth={1.5} />
          </Key>
        )}
      </ul>
      <Suspense fallback={<div style={{ height }} aria-busy="true" />}>
        <div className={(props.breaks ?? []).length > 0 ? 'trend-plot marked' : 'trend-plot'}>
          {bands.length > 0 && (
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

const line = (stroke: string, width: number, dash = '') => (
  <line x1={0} x2={22} y1={5} y2={5} stroke={stroke} strokeWidth={width} strokeDasharray={dash} />
)

const Key = ({ text, children }: { text: string; children: ReactNode }) => (
  <li>
    <svg width={22} height={10} aria-hidden="true" overflow="visible">
      {children}
    </svg>
    {text}
  </li>
)
