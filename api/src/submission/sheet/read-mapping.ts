import { sheetSays } from 'shared/messages/sheet-answer.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import { type SheetMapping, sheetMappingSchema } from 'shared/submission/sheet.ts'
import { parseJsonText } from '../../feed/read/parse-json.ts'
import { badRequest } from '../../http/refusal.ts'

const at = 'query.mapping'

/** The mapping as the query carries it; refused where it contradicts itself or names what the dataset has not. */
export function readMapping(text: string, measures: readonly MeasureId[]): SheetMapping {
  const parsed = parseJsonText(text)
  const read = sheetMappingSchema.safeParse(parsed.ok ? parsed.value : null)
  if (!read.success) {
    const place = read.error.issues[0]?.path.join('.') ?? ''
    throw badRequest({ at, detail: sheetSays.badMapping, parameters: { at: place || 'JSON' } })
  }
  const mapping = read.data
  if (mapping.measures.length === 0) throw badRequest({ at, detail: sheetSays.noMeasure })
  for (const { measure } of mapping.measures)
    if (!measures.includes(measure)) throw badRequest({ at, detail: sheetSays.unknownMeasure, parameters: { measure } })
  const named = mapping.measures.map(({ measure }) => measure)
  if (new Set(named).size < named.length) throw badRequest({ at, detail: sheetSays.measureTwice })
  const columns = [mapping.unit, mapping.day, ...mapping.measures].flatMap((one) =>
    'column' in one ? [one.column] : [],
  )
  if (new Set(columns).size < columns.length) throw badRequest({ at, detail: sheetSays.columnTwice })
  return mapping
}
