import type { QueryClient } from '@tanstack/react-query'
import { machineCsv, officeCsv } from 'shared/export/csv.ts'
import { coverageOfSheet, factsOf } from 'shared/export/provenance.ts'
import type { Sheet } from 'shared/export/sheet.ts'
import type { Locale } from 'shared/text.ts'
import type { PageState } from '../shell/page-state.ts'
import { drawFigure, pngOf, svgText } from './draw-figure.ts'
import { provenanceNow } from './provenance-now.ts'
import { fileNameOf, saveFile } from './save-file.ts'

export type ExportForm = 'xlsx' | 'office-csv' | 'machine-csv' | 'svg' | 'png'

export interface Exported {
  title: string
  summary: string
  sheet: Sheet | null
  chart: HTMLElement | null
}

export interface ExportedFrom {
  client: QueryClient
  state: PageState
  locale: Locale
  address: string
}

/** Everything here is fetched when somebody exports for the first time; until then a page is no heavier for it. */
export async function makeExport(form: ExportForm, { title, summary, sheet, chart }: Exported, from: ExportedFrom) {
  const { locale } = from
  const provenance = provenanceNow(from, { title, coverage: sheet && coverageOfSheet(sheet) })
  const save = (extension: string, content: Blob) => saveFile(fileNameOf(title, provenance.period, extension), content)
  if (form === 'svg' || form === 'png') {
    if (!chart) throw new Error('a picture was asked for where no chart is drawn')
    const picture = await drawFigure({ title, summary, facts: factsOf(locale, provenance), chart })
    if (form === 'png') save('png', await pngOf(picture))
    else save('svg', new Blob([svgText(picture)], { type: 'image/svg+xml' }))
    return
  }
  if (!sheet) throw new Error('a table was asked for where none can be read')
  if (form === 'xlsx') {
    const { writeXlsx } = await import('./write-xlsx.ts')
    save('xlsx', await writeXlsx(sheet, provenance, locale))
    return
  }
  const text = form === 'machine-csv' ? machineCsv(sheet, provenance) : officeCsv(sheet, provenance, locale)
  save('csv', new Blob([text], { type: 'text/csv;charset=utf-8' }))
}
