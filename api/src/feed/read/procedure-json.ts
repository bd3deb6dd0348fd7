import { formatMeasures } from 'shared/feed/format-measures.ts'
import { makeGatherer, type Rules } from './gather.ts'
import { pair, readCounts } from './json-counts.ts'
import { field, isObject, parseJson } from './parse-json.ts'
import { drifted, type ReadContext, type Reading } from './reading.ts'
import { plainDay } from './written-day.ts'

const fields = pair(
  [
    'authorityCount',
    'partialCount',
    'fullCount',
    'fullEligibleCount',
    'onlineServiceTotal',
    'onlineServiceIntegrated',
    'onlineDossierCount',
    'totalFeeFormality',
    'totalFeeDossierFormality',
    'publishedTotal',
    'publishedOnTime',
    'updateTotal',
    'updateOnTime',
    'publicTotal',
    'publicFull',
  ],
  formatMeasures['procedure-json'],
)

const rules: Rules = {
  // The same procedure is handled in many communes, so the province's own count is not their sum and comes along.
  provinceToo: true,
  within: [
    { part: 'procedures_online_partial', whole: 'procedures', without: 'procedures_online_full' },
    { part: 'procedures_full_eligible', whole: 'procedures' },
    { part: 'procedures_online_full', whole: 'procedures_full_eligible' },
    { part: 'services_integrated', whole: 'services' },
    { part: 'services_used', whole: 'services' },
    { part: 'procedures_payable_online', whole: 'procedures_with_fee' },
    { part: 'procedures_announced_on_time', whole: 'procedures_announced' },
    { part: 'procedures_updated_on_time', whole: 'procedures_updated' },
    { part: 'procedures_public_complete', whole: 'procedures_public' },
  ],
}

/** The national portal's counts of procedures and online services, as they stood at the end of a day. */
export function readProcedureJson(bytes: Uint8Array, context: ReadContext): Reading {
  const parsed = parseJson(bytes)
  if (!parsed.ok) return parsed.reading
  const result = isObject(parsed.value) ? field(parsed.value, 'result') : undefined
  if (!isObject(result)) return drifted('notAnObject', '/result', { field: 'result' })
  const items = field(result, 'items')
  if (!Array.isArray(items)) return drifted('notAList', '/result/items', { field: 'items' })

  const gatherer = makeGatherer(context, rules)
  items.forEach((record: unknown, index) => {
    const pointer = `/result/items/${index}`
    if (!isObject(record)) return gatherer.reject('missing-field', null, pointer, record)
    gatherer.offer({
      unit: field(record, 'departmentCode'),
      unitField: 'departmentCode',
      day: plainDay(field(record, 'date')),
      dayField: 'date',
      source: record,
      pointer,
      index,
      counts: () => readCounts(record, fields),
    })
  })
  return gatherer.finish()
}
