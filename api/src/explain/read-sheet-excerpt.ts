import type { SheetExcerpt } from 'shared/explain/explanation-contract.ts'
import type { readPayloadOf } from '../feed/payload-store.ts'
import type { PlaceAsked } from './cut-out.ts'

/**
 * Opens a spreadsheet at a row, where files are read safely, and says in which column of it a measure stood by the mapping it
 * was read with; null where it is not there. Handed in, for those who read files know of this room and not the other way round.
 */
export type ShowRows = (
  bytes: Buffer,
  at: { answer: unknown; row: number; measure: string | null },
) => Promise<Pick<SheetExcerpt, 'sheet' | 'header' | 'rows' | 'column'> | null>

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
  const shown = await showRows(payload.body, { answer, row, measure: asked.measure })
  if (!shown) return null
  return {
    kind: 'sheet',
    collection: asked.collection,
    hash: payload.hash,
    bytes: payload.body.length,
    contentType: payload.contentType,
    pointer: `row ${row}`,
    field: shown.column === null ? null : asked.measure,
    fileName: payload.fileName,
    ...shown,
    row,
  }
}
