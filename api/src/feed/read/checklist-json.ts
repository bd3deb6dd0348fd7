import { type Candidate, makeGatherer } from './gather.ts'
import { field, isObject, type JsonObject, parseJson } from './parse-json.ts'
import { drifted, type ReadContext, type Reading } from './reading.ts'
import { plainDay } from './written-day.ts'

/** Domain name, identification code (EMC), accessibility, structure, security: a portal complies when all five hold. */
const items = ['tenMien', 'emc', 'tiepCan', 'cauTruc', 'baoMat'] as const

/** The checklist of commune portals. */
export function readChecklistJson(bytes: Uint8Array, context: ReadContext): Reading {
  const parsed = parseJson(bytes)
  if (!parsed.ok) return parsed.reading
  const portals = isObject(parsed.value) ? field(parsed.value, 'portals') : undefined
  if (!Array.isArray(portals)) return drifted('notAList', '/portals', { field: 'portals' })

  const gatherer = makeGatherer(context)
  portals.forEach((record: unknown, index) => {
    const pointer = `/portals/${index}`
    const checked = isObject(record) ? field(record, 'items') : undefined
    if (!isObject(record) || !isObject(checked)) return gatherer.reject('missing-field', 'items', pointer, record)
    gatherer.offer({
      unit: field(record, 'unit'),
      unitField: 'unit',
      day: plainDay(field(record, 'checkedOn')),
      dayField: 'checkedOn',
      source: checked,
      pointer,
      index,
      counts: () => countPortal(checked),
    })
  })
  return gatherer.finish()
}

/** An item nobody checked is not an item that failed: the portal is then not counted at all. */
function countPortal(checked: JsonObject): ReturnType<Candidate['counts']> {
  let compliant = true
  for (const item of items) {
    const value = field(checked, item)
    if (value === undefined || value === null) return { ok: false, reason: 'missing-field', field: `items/${item}` }
    if (typeof value !== 'boolean') return { ok: false, reason: 'not-a-count', field: `items/${item}` }
    compliant &&= value
  }
  return { ok: true, counts: { portals: 1, portals_compliant: compliant ? 1 : 0 } }
}
