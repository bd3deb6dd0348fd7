import { drawingSvg } from 'shared/chart/drawing-svg.ts'
import type { Figure } from 'shared/report/document.ts'
import { drawPaperChart } from 'shared/report/paper-chart.ts'
import type { Locale } from 'shared/text.ts'
import { pdfText } from './pdf-text.ts'

/** A figure as a vector picture; its texts hold no letter that the typeface lacks. */
export function figureDrawing(
  { chart, caption }: Figure,
  locale: Locale,
): { svg: string; width: number; height: number } {
  const drawn = drawPaperChart(chart, locale)
  const marks = drawn.marks.map((mark) => (mark.kind === 'text' ? { ...mark, text: pdfText(mark.text) } : mark))
  return { svg: drawingSvg({ ...drawn, marks }, pdfText(caption)), width: drawn.width, height: drawn.height }
}
