import { sheetSays } from 'shared/messages/sheet-answer.ts'
import { sheetMappingSchema } from 'shared/submission/sheet.ts'
import { makeLane } from '../../account/identity/lane.ts'
import type { ShowRows } from '../../explain/read-sheet-excerpt.ts'
import { Refusal } from '../../http/refusal.ts'
import { readSheetApart } from './read-sheet-apart.ts'

/** Opens uploaded files at a row, one at a time: beside those that are being handed in, and never in this process. */
export function showSheetRows(checkout: string): ShowRows {
  const lane = makeLane({ width: 1, queue: 10 })
  return async (bytes, { answer, row, measure }) => {
    const kept = sheetMappingSchema.safeParse((answer as { mapping?: unknown } | null)?.mapping)
    if (!kept.success) return null
    const { sheet, headerRow, measures } = kept.data
    const show = { sheet, headerRow, row }
    const opened = lane.run(() => readSheetApart(bytes, { units: [], measures: [], judge: null, show }, checkout))
    if (!opened) throw new Refusal(503, sheetSays.busy, { headers: { 'retry-after': '2' } })
    const said = await opened
    if (said.kind !== 'shown') return null
    const column = measures.find((one) => one.measure === measure)?.column ?? null
    return { sheet: said.sheet, header: said.header, rows: said.rows, column }
  }
}
