interface Props {
  name: string
  text: string
  detail: string
  /** Where it points: shares of the drawing, from its left and its top. */
  at: readonly [x: number, y: number]
  /** How far from there it stands, below and above, px; and down to which share of the height it stands below. */
  room: { below: number; above: number; until: number }
}

/** What is looked at, beside it and within the drawing; ears hear it as it changes. */
export function MapTip({ name, text, detail, at: [x, y], room: { below, above, until } }: Props) {
  const lift = y < until ? `${below}px` : `calc(-100% - ${above}px)`
  return (
    <div
      className="tile-tip"
      style={{ left: `${x * 100}%`, top: `${y * 100}%`, translate: `${-100 * x}% ${lift}` }}
      aria-hidden="true"
    >
      <strong>{name}</strong>
      <span>{text}</span>
      {detail && <small>{detail}</small>}
    </div>
  )
}
