import { formatMeasures } from 'shared/feed/format-measures.ts'
import { formatFields } from './format-fields.ts'
import { formatRules } from './format-rules.ts'
import { makeGatherer } from './gather.ts'
import { pair, readCounts } from './json-counts.ts'
import { field, isObject, parseJson, step } from './parse-json.ts'
import { drifted, type ReadContext, type Reading } from './reading.ts'
import { plainDay } from './written-day.ts'

/** A day's row is `[day, attempts, failures]`. */
const fields = pair(formatFields['signature-json'], formatMeasures['signature-json'])

/** The signing service: rows of a unit under its code. */
export function readSignatureJson(bytes: Uint8Array, context: ReadContext): Reading {
  const parsed = parseJson(bytes)
  if (!parsed.ok) return parsed.reading
  const data = isObject(parsed.value) ? field(parsed.value, 'data') : undefined
  if (!isObject(data)) return drifted('notAnObject', '/data', { field: 'data' })

  const gatherer = makeGatherer(context, formatRules['signature-json'])
  let index = 0
  for (const [unit, rows] of Object.entries(data)) {
    const at = `/data${step(unit)}`
    if (!Array.isArray(rows)) {
      gatherer.reject('missing-field', null, at, rows)
      continue
    }
    rows.forEach((row: unknown, i) => {
      const pointer = `${at}/${i}`
      if (!Array.isArray(row) || row.length > 3) return gatherer.reject('missing-field', null, pointer, row)
      gatherer.offer({
        unit,
        unitField: null,
        day: plainDay(row[0]),
        dayField: '0',
        source: row,
        pointer,
        index: index++,
        counts: () => readCounts({ '1': row[1], '2': row[2] }, fields),
      })
    })
  }
  return gatherer.finish()
}
