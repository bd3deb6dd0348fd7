import type { SheetExcerpt } from 'shared/explain/explanation-contract.ts'
import { sheetMappingSchema } from 'shared/submission/sheet.ts'
import type { readPayloadOf } from '../feed/payload-store.ts'
import type { PlaceAsked } from './cut-out.ts'

/**
 * Opens a spreadsheet at a row, where files are read safely; null where it is not there. Handed in, for those who read
 * files know of this room and not the other way round.
 */
export type ShowRows = (
  bytes: Buffer,
  at: { sheet: number; headerRow: number; row: number },
) => Promise<Pick<SheetExcerpt, 'sheet' | 'header' | 'rows'> | null>

interface Uploaded {
  asked: PlaceAsked
  payload: NonNullable<Awaited<ReturnType<typeof readPayloadOf>>>
  /** What was answered when it was handed in; by which columns stood for what, among the rest. */
  answer: unknown
  row: number
}

/** The cell of an uploaded file that a figure was read from, by the mapping it was read with. */
export async function readSheetExcerpt(
  { asked, payload, answer, row }: Uploaded,
  showRows: ShowRows,
): Promise<SheetExcerpt | null> {
  const kept = sheetMappingSchema.safeParse((answer as { mapping?: unknown } | null)?.mapping)
  if (!kept.success) return null
  const { sheet, headerRow, measures } = kept.data
  const shown = await showRows(payload.body, { sheet, headerRow, row })
  if (!shown) return null
  const column = measures.find(({ measure }) => measure === asked.measure)?.column ?? null
  return {
    kind: 'sheet',
    collection: asked.collection,
    hash: payload.hash,
    bytes: payload.body.length,
    contentType: payload.contentType,
    pointer: `row ${row}`,
    field: column === null ? null : asked.measure,
    fileName: payload.fileName,
    ...shown,
    row,
    column,
  }
}
