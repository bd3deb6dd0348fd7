import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import { ImageRun, Paragraph } from 'docx'
import type { Figure } from 'shared/report/document.ts'
import type { Locale } from 'shared/text.ts'
import { paperText } from './clean-text.ts'
import { figureDrawing } from './figure-drawing.ts'

const folder = import.meta.resolve('@expo-google-fonts/tinos/package.json')
const fontFiles = ['400Regular', '700Bold'].map((face) => fileURLToPath(new URL(`${face}/Tinos_${face}.ttf`, folder)))
const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Tinos', serifFamily: 'Tinos' }

/** Word counts pictures in points of a screen, of which 15 twips are one. */
const twipsAPoint = 15
const dots = 1_280

/** A figure as Word shows it: a vector picture, with one of dots for programs that draw none; its caption below. */
export function docxFigure(figure: Figure, width: number, locale: Locale): Paragraph[] {
  const { svg, ...drawn } = figureDrawing(figure, locale)
  const points = Math.round(width / twipsAPoint)
  const alt = paperText(figure.summary)
  return [
    new Paragraph({
      style: 'ReportFigure',
      children: [
        new ImageRun({
          type: 'svg',
          data: Buffer.from(svg),
          fallback: {
            type: 'png',
            data: new Resvg(svg, { font, fitTo: { mode: 'width', value: dots } }).render().asPng(),
          },
          transformation: { width: points, height: Math.round((points * drawn.height) / drawn.width) },
          // The library counts pictures through the life of the process; the tree's own name counts in the report.
          altText: { id: figure.id, name: figure.id, title: paperText(figure.caption), description: alt },
        }),
      ],
    }),
    new Paragraph({ style: 'ReportFigureCaption', text: paperText(figure.caption) }),
  ]
}
