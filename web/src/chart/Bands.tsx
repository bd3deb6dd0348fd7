import { useId } from 'react'
import type { BandPlaced } from './band-model.ts'
import './bands.css'

/** Stripes behind a figure, each a stretch of trouble: a texture, so that it is not told by colour alone. */
export function Bands({ bands, label }: { bands: readonly BandPlaced[]; label: string }) {
  const id = useId()
  return (
    <svg className="bands" role="img" aria-label={label} width="100%" height="100%">
      <defs>
        {(['slight', 'grave'] as const).map((name) => (
          <pattern
            key={name}
            id={`${id}-${name}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" className={`${name} wash`} />
            <line x1="0" x2="0" y1="0" y2="6" className={name} strokeWidth={name === 'grave' ? 4 : 2} />
          </pattern>
        ))}
      </defs>
      {bands.map(({ key, start, end, grave, title }) => (
        <g key={key}>
          <title>{title}</title>
          <rect
            x={`${start * 100}%`}
            width={`${Math.max((end - start) * 100, 0.5)}%`}
            height="100%"
            fill={`url(#${id}-${grave ? 'grave' : 'slight'})`}
          />
        </g>
      ))}
    </svg>
  )
}
