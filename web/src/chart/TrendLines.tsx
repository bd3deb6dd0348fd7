import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts'
import { axisDomain, niceTicks } from 'shared/chart/scale.ts'
import { trendMessages } from 'shared/messages/trend.ts'
import { controlChartMessages as m } from 'shared/messages/control-chart.ts'
import { useSay } from '../shell/locale.tsx'
import { BreakMarks } from './BreakMarks.tsx'
import { TrendMarkSign } from './TrendMarkSign.tsx'
import type { TrendDrawn, TrendProps } from './trend-model.ts'

/** The one place, with its wrapper, that knows Recharts. */
export function TrendLines({ points, label, format, bounds, notes = [], breaks = [], height = 280 }: TrendProps) {
  const domain = axisDomain(
    points.flatMap(({ value, target, limits, ghost = null }) => [
      value,
      target,
      ghost,
      limits?.low ?? null,
      limits?.high ?? null,
    ]),
    bounds,
  )
  const ticks = niceTicks(domain, 5).filter((tick) => tick >= domain[0] && tick <= domain[1])
  const labels = new Map(points.map((point) => [point.key, point.label]))
  const stretches = each(points.map(({ limits }) => limits?.stretch))
  const within = (stretch: number) => (point: TrendDrawn) =>
    point.limits?.stretch === stretch ? point.limits : undefined
  const still = { dot: false, activeDot: false, isAnimationActive: false } as const
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart
        data={[...points]}
        margin={{ top: breaks.length > 0 ? 36 : 20, right: 12, bottom: 0, left: 0 }}
        desc={label}
      >
        <CartesianGrid vertical={false} stroke="var(--hairline)" />
        <XAxis
          dataKey="key"
          tickFormatter={(key: string) => labels.get(key) ?? ''}
          tickLine={false}
          axisLine={{ stroke: 'var(--hairline-2)' }}
          minTickGap={10}
          interval="preserveStartEnd"
        />
        <YAxis domain={[...domain]} ticks={ticks} tickFormatter={format} width={56} axisLine={false} tickLine={false} />
        <Tooltip content={Tip} isAnimationActive={false} cursor={{ stroke: 'var(--hairline-2)' }} />
        {stretches.map((stretch) => (
          <Area
            key={`limits ${stretch}`}
            {...still}
            type="step"
            dataKey={(point: TrendDrawn) => {
              const limits = within(stretch)(point)
              return limits && [limits.low, limits.high]
            }}
            fill="var(--accent-wash)"
            fillOpacity={0.7}
            stroke="var(--hairline-2)"
            strokeWidth={1}
          />
        ))}
        {stretches.map((stretch) => (
          <Line
            key={`centre ${stretch}`}
            {...still}
            dataKey={(point: TrendDrawn) => within(stretch)(point)?.centre}
            stroke="var(--ink-2)"
            strokeWidth={1}
          />
        ))}
        {notes.map(({ at, sign, breaks }) => (
          <ReferenceLine
            key={at}
            x={at}
            stroke={breaks ? 'var(--ink)' : 'var(--hairline-2)'}
            strokeDasharray={breaks ? '' : '1 3'}
            label={{ value: sign, position: 'top', fill: 'var(--ink)', fontSize: 12, fontWeight: 600 }}
          />
        ))}
        {breaks.length > 0 && <BreakMarks breaks={breaks} />}
        {each(points.map(({ ghostStretch }) => ghostStretch)).map((stretch) => (
          <Line
            key={`ghost ${stretch}`}
            {...still}
            dataKey={({ ghost, ghostStretch }: TrendDrawn) => (ghostStretch === stretch ? ghost : undefined)}
            stroke="var(--category-4)"
            strokeWidth={1.5}
            strokeDasharray="2 3"
          />
        ))}
        <Line {...still} dataKey="target" type="step" stroke="var(--target)" strokeWidth={1.5} strokeDasharray="5 3" />
        {each(points.map(({ stretch }) => stretch)).map((stretch) => (
          <Line
            key={`value ${stretch}`}
            dataKey={(point: TrendDrawn) => (point.stretch === stretch ? point.value : undefined)}
            stroke="var(--accent)"
            strokeWidth={2}
            dot={Dot}
            activeDot={{ r: 5, fill: 'var(--accent)' }}
            isAnimationActive={false}
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

/** Every stretch there is, once. */
const each = (stretches: readonly (number | undefined)[]): number[] => [
  ...new Set(stretches.filter((stretch) => stretch !== undefined)),
]

/** Hollow where the period still runs or reports are missing; a shape where it is not as usual; a gap has no dot at all. */
function Dot({ cx, cy, payload }: { cx?: number | null; cy?: number | null; payload?: TrendDrawn }) {
  if (typeof cx !== 'number' || typeof cy !== 'number' || !payload || payload.value === null) return null
  if (payload.mark !== null)
    return (
      <g transform={`translate(${cx} ${cy})`}>
        <TrendMarkSign mark={payload.mark} />
      </g>
    )
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
        {point.running && ` (${say(trendMessages.provisional).toLowerCase()})`}
      </span>
      {point.mark !== null && (
        <span>
          {say(m[point.mark])}: {point.signals}
        </span>
      )}
      {point.counted && <small>{point.counted}</small>}
      {point.detail && <small>{point.detail}</small>}
      {point.limits !== null && (
        <small>
          {say(m.limits)}: {point.limits.text}
        </small>
      )}
      {point.target !== null && (
        <small>
          {say(trendMessages.target)}: {point.targetText}
        </small>
      )}
      {point.ghostText !== undefined && point.ghostText !== point.text && (
        <small>
          {say(trendMessages.ghost)}: {point.ghostText}
        </small>
      )}
    </div>
  )
}
