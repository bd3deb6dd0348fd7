import encodeQR from 'qr'
import { qrPath } from './qr-path.ts'

/** Drawn as one path of squares: no picture to load, no markup to trust. Dark on light in both themes, or few read it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const cells = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  return (
    <svg className="qr" viewBox={`0 0 ${cells.length} ${cells.length}`} role="img" aria-label={label}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={qrPath(cells)} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
