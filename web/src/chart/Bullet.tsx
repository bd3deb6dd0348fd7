import { bullet, type BulletAsked } from 'shared/chart/bullet.ts'

interface Props extends BulletAsked {
  /** Colours the bar; the words beside it say the same. */
  met: boolean | null
  hatched?: boolean
  label: string
}

const width = 160
const height = 16

export function Bullet({ met, hatched = false, label, ...asked }: Props) {
  const { bar, mark, band } = bullet(asked)
  return (
    <svg className="bullet" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <rect className="band-2" width={width} height={height} />
      <rect className="band-1" width={band * width} height={height} />
      {bar !== null && (
        <rect
          className={`bar ${met === false ? 'unmet' : ''} ${hatched ? 'faint' : ''}`}
          y={height * 0.31}
          height={height * 0.38}
          width={bar * width}
        />
      )}
      {mark !== null && (
        <rect
          className="mark"
          x={Math.min(width - 2.5, Math.max(0, mark * width - 1.25))}
          y={1}
          width={2.5}
          height={height - 2}
        />
      )}
    </svg>
  )
}
