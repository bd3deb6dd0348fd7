import type { Day } from '../../day.ts'
import type { MeasureId } from '../measure.ts'
import { connectorLimits, type Mapping } from './connector.ts'
import { type FieldReader, type MappedPayload, type OpenedRecord, openRecords } from './open-records.ts'
import type { Drift, MappedRow } from './mapped-row.ts'
import { mappedCount, mappedDay } from './mapped-value.ts'

export interface MappedReading {
  rows: MappedRow[]
  drift: Drift[]
  /** More records than are read at all. */
  more: boolean
}

interface Watch {
  of: string
  reader: FieldReader
  missing: number
  unreadable: number
  first: Pick<Drift, 'pointer' | 'seen'> | null
}

/**
 * Reads an answer as a mapping says. A field that is missing from one record is that record's fault; one that is
 * missing from all of them, or readable in none, is the source's: it has changed its shape, and the path says where.
 */
export function readByMapping(
  mapping: Mapping,
  payload: MappedPayload,
  asked: { day: Day; unit?: string | undefined },
): MappedReading {
  const opened = openRecords(mapping, payload, connectorLimits.rows)
  if (opened.drift.length > 0) return { rows: [], drift: opened.drift, more: false }
  const watch = (of: string, reader: FieldReader | null): Watch | null =>
    reader && { of, reader, missing: 0, unreadable: 0, first: null }
  const unit = watch('unit', opened.unit)
  const day = watch('day', opened.day)
  const measures = mapping.measures.map(({ measure }, place) => watch(measure, opened.measures[place]!)!)
  const dayOf = mapping.day && makeDayReader(mapping.day)
  const rows = opened.records.map((record) => readRow(record))
  const all = [unit, day, ...measures].filter((one) => one !== null)
  const drift = rows.length === 0 ? [] : all.flatMap((one) => driftOf(one, rows.length))
  return { rows: [...rows, ...opened.lost], drift, more: opened.more }

  function readRow(record: OpenedRecord): MappedRow {
    const { pointer, index, source } = record
    const whole = 'code' in mapping.unit ? mapping.unit.code : (asked.unit ?? null)
    return {
      pointer,
      index,
      source: source(),
      unit: unit ? readUnit(unit, record) : whole,
      day: day && dayOf ? readDay(day, record, dayOf) : asked.day,
      counts: readCounts(record),
    }
  }

  function readCounts(record: OpenedRecord): MappedRow['counts'] {
    const counts: Record<MeasureId, number> = {}
    let fault: MappedRow['counts'] | null = null
    for (const measure of measures) {
      const found = look(measure, record)
      const counted = mappedCount(found, mapping.numbers)
      if (counted.ok) counts[measure.of] = counted.count
      else {
        if (found !== undefined && counted.reason === 'not-a-count') unreadable(measure, record)
        fault ??= { ...counted, field: measure.reader.field }
      }
    }
    return fault ?? { ok: true, counts }
  }
}

function readUnit(watch: Watch, record: OpenedRecord): string | null {
  const found = look(watch, record)
  if (typeof found === 'string' && found.trim() !== '') return found.trim()
  if (typeof found === 'number') return String(found)
  if (found !== undefined) unreadable(watch, record)
  return null
}

function readDay(watch: Watch, record: OpenedRecord, dayOf: (written: unknown) => Day | null): Day | null {
  const found = look(watch, record)
  const day = dayOf(found)
  if (day === null && found !== undefined) unreadable(watch, record)
  return day
}

const mostDaysKnown = 5_000

/** A day is written once for each unit: what a text means is worked out once. */
function makeDayReader({ style, zone }: NonNullable<Mapping['day']>): (written: unknown) => Day | null {
  const known = new Map<unknown, Day | null>()
  return (written) => {
    const before = known.get(written)
    if (before !== undefined) return before
    const day = mappedDay(written, style, zone)
    if (known.size < mostDaysKnown && typeof written !== 'object') known.set(written, day)
    return day
  }
}

/** What stands there; undefined where nothing does. */
function look(watch: Watch, record: OpenedRecord): unknown {
  const found = watch.reader.read(record)
  if (found.found) return found.value
  watch.missing++
  watch.first ??= { pointer: found.pointer, seen: found.seen }
  return undefined
}

function unreadable(watch: Watch, record: OpenedRecord): void {
  watch.unreadable++
  watch.first ??= { pointer: record.pointer, seen: [] }
}

function driftOf({ of, reader, missing, unreadable: unread, first }: Watch, rows: number): Drift[] {
  if (!first || missing + unread < rows) return []
  return [{ of, path: reader.path, problem: missing > 0 ? 'missing' : 'unreadable', ...first }]
}
