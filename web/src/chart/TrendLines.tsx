import {
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts'
import { axisDomain, niceTicks } from 'shared/chart/scale.ts'
import { chartMessages } from 'shared/messages/chart.ts'
import { useSay } from '../shell/locale.tsx'
import type { TrendDrawn, TrendProps } from './trend-model.ts'

/** The one place, with its wrapper, that knows Recharts. */
export function TrendLines({ points, label, format, bounds, height = 280 }: TrendProps) {
  const domain = axisDomain(
    points.flatMap(({ value, target, yearAgo, ghost = null }) => [value, target, yearAgo, ghost]),
    bounds,
  )
  const ticks = niceTicks(domain, 5).filter((tick) => tick >= domain[0] && tick <= domain[1])
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={[...points]} margin={{ top: 12, right: 12, bottom: 0, left: 0 }} desc={label}>
        <CartesianGrid vertical={false} stroke="var(--hairline)" />
        <XAxis
          dataKey="label"
          tickLine={false}
          axisLine={{ stroke: 'var(--hairline-2)' }}
          minTickGap={10}
          interval="preserveStartEnd"
        />
        <YAxis domain={[...domain]} ticks={ticks} tickFormatter={format} width={56} axisLine={false} tickLine={false} />
        <Tooltip content={Tip} isAnimationActive={false} cursor={{ stroke: 'var(--hairline-2)' }} />
        <Line
          dataKey="yearAgo"
          stroke="var(--hairline-2)"
          strokeWidth={1.5}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="ghost"
          stroke="var(--category-4)"
          strokeWidth={1.5}
          strokeDasharray="2 3"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="target"
          type="step"
          stroke="var(--target)"
          strokeWidth={1.5}
          strokeDasharray="5 3"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="value"
          stroke="var(--accent)"
          strokeWidth={2}
          dot={Dot}
          activeDot={{ r: 5, fill: 'var(--accent)' }}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}

/** Hollow where the period still runs or reports are missing; a gap has no dot at all. */
function Dot({ cx, cy, payload }: { cx?: number; cy?: number; payload?: TrendDrawn }) {
  if (cx === undefined || cy === undefined || !payload || payload.value === null) return null
  const hollow = payload.running || payload.incomplete
  return (
    <circle
      cx={cx}
      cy={cy}
      r={hollow ? 4 : 3}
      fill={hollow ? 'var(--ground)' : 'var(--accent)'}
      stroke="var(--accent)"
      strokeWidth={1.5}
    />
  )
}

function Tip({ active, payload }: TooltipContentProps) {
  const say = useSay()
  const point = payload[0]?.payload as TrendDrawn | undefined
  if (!active || !point) return null
  return (
    <div className="trend-tip" role="status">
      <strong>{point.title}</strong>
      <span>
        {point.text}
        {point.running && ` (${say(chartMessages.provisional).toLowerCase()})`}
      </span>
      {point.detail && <small>{point.detail}</small>}
      {point.target !== null && (
        <small>
          {say(chartMessages.target)}: {point.targetText}
        </small>
      )}
      {point.ghostText !== undefined && point.ghostText !== point.text && (
        <small>
          {say(chartMessages.ghost)}: {point.ghostText}
        </small>
      )}
      {point.yearAgo !== null && (
        <small>
          {say(chartMessages.yearAgo)}: {point.yearAgoText}
        </small>
      )}
    </div>
  )
}
