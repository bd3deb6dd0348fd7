import type { Fact } from 'shared/export/provenance.ts'
import { drawElement, measureIn, svgElement } from './draw-element.ts'
import { fontStyles } from './embed-fonts.ts'

interface Figure {
  title: string
  summary: string
  facts: readonly Fact[]
  chart: HTMLElement
}

const family = 'Be Vietnam Pro'
const edge = 24
const least = 560
/** Twice as many points as the screen has by default, enough for a printed page. */
const sharper = 2
const [ink, faint] = ['#1b1d1f', '#55585c']

interface Line {
  text: string
  size: number
  weight: number
  fill: string
  below: number
}

/** A chart as a picture that stands by itself: title above, where its numbers come from below, fonts and colours inside. */
export async function drawFigure({ title, summary, facts, chart }: Figure): Promise<SVGSVGElement> {
  const fonts = await fontStyles(family)
  const { group, width: inner, height } = onPaper(() => drawElement(chart))
  const width = Math.ceil(Math.max(least, inner)) + 2 * edge
  const room = width - 2 * edge
  const above = [
    ...broken(title, room, { size: 17, weight: 600, fill: ink, below: 4 }),
    ...broken(summary, room, { size: 13, weight: 400, fill: faint, below: 4 }),
  ]
  const under = facts.flatMap(({ name, text }) =>
    broken(`${name}: ${text}`, room, { size: 11, weight: 400, fill: faint, below: 3 }),
  )
  const picture = svgElement('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    'font-family': `'${family}', Arial, sans-serif`,
  })
  const style = svgElement('style')
  style.textContent = fonts
  const [name, said] = [svgElement('title'), svgElement('desc')]
  name.textContent = title
  said.textContent = summary
  const ground = svgElement('rect', { width: '100%', height: '100%', fill: '#ffffff' })
  picture.append(name, said, style, ground)
  const chartTop = write(picture, above, edge) + 10
  group.setAttribute('transform', `translate(${edge} ${chartTop})`)
  picture.append(group)
  const end = write(picture, under, chartTop + height + 16) + edge - 8
  picture.setAttribute('height', String(Math.ceil(end)))
  picture.setAttribute('viewBox', `0 0 ${width} ${Math.ceil(end)}`)
  return picture
}

/** Pictures go on paper: read in the light colours, whatever the screen is in. Nothing is painted in between. */
function onPaper<Read>(read: () => Read): Read {
  const { dataset } = document.documentElement
  const before = dataset['theme']
  dataset['theme'] = 'light'
  try {
    return read()
  } finally {
    if (before === undefined) delete dataset['theme']
    else dataset['theme'] = before
  }
}

function write(into: SVGElement, lines: readonly Line[], from: number): number {
  let y = from
  for (const { text, size, weight, fill, below } of lines) {
    const line = svgElement('text', { x: edge, y: y + size, 'font-size': size, 'font-weight': weight, fill })
    line.textContent = text
    into.append(line)
    y += size + below + 2
  }
  return y
}

/** Words set into lines no wider than the room; one that is wider itself is broken where it must be. */
function broken(text: string, room: number, look: Omit<Line, 'text'>): Line[] {
  if (text === '') return []
  const font = `${look.weight} ${look.size}px '${family}'`
  const wide = (part: string) => (measureIn(font, part)?.width ?? part.length * look.size * 0.55) > room
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (!wide(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (wide(line)) {
      let end = line.length - 1
      while (end > 1 && wide(line.slice(0, end))) end -= 1
      lines.push(line.slice(0, end))
      line = line.slice(end)
    }
  }
  lines.push(line)
  return lines.map((part) => ({ ...look, text: part }))
}

/** Whether the title is drawn: where it stands, something is dark. */
function hasWords(pen: CanvasRenderingContext2D): boolean {
  const { data } = pen.getImageData(edge * sharper, edge * sharper, 200 * sharper, 20 * sharper)
  return data.some((light, at) => at % 4 === 0 && light < 128)
}

export const svgText = (picture: SVGSVGElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`

/** The same picture in points; only a browser can draw it with its fonts. */
export async function pngOf(picture: SVGSVGElement): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Number(picture.getAttribute('width')) * sharper
  canvas.height = Number(picture.getAttribute('height')) * sharper
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser draws no pictures')
  // Browsers read the fonts inside a picture after they say that it is there: drawn until its words are.
  for (let left = 60; left > 0; left -= 1) {
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    if (hasWords(pen)) break
    await new Promise((next) => setTimeout(next, 50))
  }
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('this browser made no picture'))), 'image/png'),
  )
}
