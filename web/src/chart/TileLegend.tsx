import { chartMessages } from 'shared/messages/chart.ts'
import type { Text } from 'shared/text.ts'
import { useSay } from '../shell/locale.tsx'
import { type PlainKind, type TileLegend as Legend } from './tile-map-model.ts'
import { TileSign } from './TileMap.tsx'

const names: Record<PlainKind, Text> = {
  'too-few': chartMessages.tooFew,
  'none-arose': chartMessages.noneArose,
  missing: chartMessages.missing,
  quarantined: chartMessages.quarantined,
  'not-applicable': chartMessages.notApplicable,
}

/** Every shade and every sign with how many units wear it; nothing on the map is left out of the count. */
export function TileLegend({
  legend,
  format,
  few,
  unmapped,
}: {
  legend: Legend
  format: (value: number) => string
  few: number
  /** How many units have no place on the map that is drawn; the counts above hold them all the same. */
  unmapped?: number | null
}) {
  const say = useSay()
  return (
    <ul className="tile-legend" aria-label={say(chartMessages.legend)}>
      {legend.classes.map(({ from, to, last, step, count }) => (
        <li key={from}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <rect className={`step-${step}`} x={0.6} y={0.6} width={18.8} height={18.8} />
          </svg>
          <span>
            {say(from === to ? chartMessages.classOne : last ? chartMessages.classLast : chartMessages.classFrom, {
              from: format(from),
              to: format(to),
            })}
          </span>
          <b>{count}</b>
        </li>
      ))}
      {legend.plain.map(({ kind, count }) => (
        <li key={kind} className={count === 0 ? 'nil' : undefined}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <rect className={`plain ${kind}`} x={0.6} y={0.6} width={18.8} height={18.8} />
            <TileSign x={0} y={0} kind={kind} hatched={false} />
          </svg>
          <span>{say(names[kind], { n: few })}</span>
          <b>{count}</b>
        </li>
      ))}
      {unmapped !== undefined && unmapped !== null && (
        <li className={unmapped === 0 ? 'nil' : undefined}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path className="sign-line" d="M4 4L16 16M16 4L4 16" />
          </svg>
          <span>{say(chartMessages.unmapped)}</span>
          <b>{unmapped}</b>
        </li>
      )}
    </ul>
  )
}
