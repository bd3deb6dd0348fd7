import { dotCorners, type Drawing, type Mark, tones } from './drawing.ts'

/** The metric twin comes second: where Times New Roman is not, no letter shifts. */
const family = 'Times New Roman, Tinos, Liberation Serif, serif'

/** A drawing as SVG. Texts are escaped and nothing else of them is markup; the same drawing gives the same bytes. */
export function drawingSvg({ width, height, marks }: Drawing, title: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${family}">`,
    `<title>${escape(title)}</title>`,
    ...marks.map(markSvg),
    '</svg>',
  ].join('')
}

function markSvg(mark: Mark): string {
  switch (mark.kind) {
    case 'line': {
      const points = mark.points.map(([x, y]) => `${short(x)},${short(y)}`).join(' ')
      const dash = mark.dash === undefined ? '' : ` stroke-dasharray="${mark.dash}"`
      return `<polyline points="${points}" fill="none" stroke="${tones[mark.tone]}" stroke-width="${mark.width}"${dash} stroke-linejoin="round"/>`
    }
    case 'box': {
      const { x, y, width, height, fill, edge } = mark
      const stroke = edge === undefined ? '' : ` stroke="${tones[edge]}" stroke-width="0.8"`
      return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${tones[fill]}"${stroke}/>`
    }
    case 'dot': {
      const look = `fill="${tones[mark.filled ? 'ink' : 'white']}" stroke="${tones.ink}" stroke-width="1.2"`
      const corners = dotCorners(mark)
      return corners === null
        ? `<circle cx="${short(mark.x)}" cy="${short(mark.y)}" r="${mark.size}" ${look}/>`
        : `<polygon points="${corners.map(([x, y]) => `${short(x)},${short(y)}`).join(' ')}" ${look}/>`
    }
    case 'text': {
      const { x, y, text, size, anchor, bold } = mark
      return `<text x="${short(x)}" y="${short(y)}" font-size="${size}" text-anchor="${anchor}"${bold ? ' font-weight="700"' : ''} fill="${tones.ink}">${escape(text)}</text>`
    }
  }
}

const short = (length: number): string => String(Math.round(length * 100) / 100)

const escape = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex -- what no XML may hold
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
