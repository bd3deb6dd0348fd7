import { type Day } from 'shared/day.ts'
import { csvCount } from './count.ts'
import { makeGatherer, owes, type Gatherer } from './gather.ts'
import { yesOrNo } from './line-csv.ts'
import { type CsvRow, parseCsv } from './parse-csv.ts'
import type { ReadContext, Reading } from './reading.ts'
import { outsideLife } from './unit-days.ts'
import { plainDay } from './written-day.ts'

const columns = [
  'ma_phien',
  'ngay',
  'ten_phien',
  'ma_don_vi',
  'ten_diem_cau',
  'tham_gia',
  'so_lan_ngat',
  'phut',
] as const
const trailer = 'TONG'

interface MeetingDay {
  meetings: Set<string>
  /** A commune's sites of the day by meeting; `null` once a row of it cannot be believed. */
  sites: Map<string, Map<string, boolean> | null>
  /** The number of meetings its trailer row states, and the line it stands on; null until it comes. */
  total: { meetings: number; line: number } | null
  /** True when a row belongs to the day but to no commune we know: then nobody's absence means anything. */
  broken: boolean
}

/**
 * Call records of video meetings: a row per meeting and site, and per day a trailer row with the number of meetings.
 * The trailer is what makes absence mean something: with it, a commune without rows had no meeting (0 of 0 served);
 * without it, the day has not been delivered and is missing.
 */
export function readMeetingCsv(bytes: Uint8Array, context: ReadContext): Reading {
  const parsed = parseCsv(bytes, ',', columns)
  if (!parsed.ok) return parsed.reading
  const gatherer = makeGatherer(context)
  const days = new Map<Day, MeetingDay>()
  for (const row of parsed.rows) takeRow(row, context, days, gatherer)
  for (const [day, found] of days) if (found.total) offerDay(day, found, found.total, context, gatherer)
  return gatherer.finish()
}

function takeRow(row: CsvRow, context: ReadContext, days: Map<Day, MeetingDay>, gatherer: Gatherer): void {
  const pointer = `line ${row.line}`
  const source = row.cells.join(',')
  const refuse = (reason: Parameters<Gatherer['reject']>[0], field: string | null) =>
    gatherer.reject(reason, field, pointer, source)

  const day = plainDay(row.cell('ngay'))
  if (day === null) return refuse('bad-day', 'ngay')
  if (day < context.from || day > context.to) return refuse('outside-asked', 'ngay')
  const found = days.get(day) ?? { meetings: new Set<string>(), sites: new Map(), total: null, broken: false }
  days.set(day, found)

  const meeting = row.cell('ma_phien')
  if (meeting === trailer) {
    const total = csvCount(row.cell('ten_phien'))
    if (!total.ok) return refuse(total.reason, trailer)
    if (found.total) found.broken = true
    if (found.total) return refuse('duplicate', trailer)
    found.total = { meetings: total.count, line: row.line }
    return
  }
  if (!meeting) {
    found.broken = true
    return refuse('missing-field', 'ma_phien')
  }
  found.meetings.add(meeting)

  const unit = row.cell('ma_don_vi') ?? ''
  const kind = context.units.get(unit)
  if (kind === undefined) {
    found.broken = true
    return refuse('unknown-unit', 'ma_don_vi')
  }
  if (!owes(kind, context.scope)) return refuse('out-of-scope', 'ma_don_vi')
  const joined = yesOrNo(row.cell('tham_gia'))
  const drops = csvCount(row.cell('so_lan_ngat'))
  const sites = found.sites.get(unit)
  if (!joined.ok || !drops.ok) {
    found.sites.set(unit, null)
    if (!joined.ok) return refuse(joined.reason, 'tham_gia')
    if (!drops.ok) return refuse(drops.reason, 'so_lan_ngat')
    return
  }
  if (sites?.has(meeting)) {
    found.sites.set(unit, null)
    return refuse('duplicate', 'ma_phien')
  }
  if (sites === null) return
  found.sites.set(unit, (sites ?? new Map<string, boolean>()).set(meeting, joined.count === 1 && drops.count === 0))
}

function offerDay(
  day: Day,
  found: MeetingDay,
  total: { meetings: number; line: number },
  context: ReadContext,
  gatherer: Gatherer,
): void {
  const pointer = `line ${total.line}`
  if (found.broken || found.meetings.size !== total.meetings)
    return gatherer.reject(
      'parts-do-not-add-up',
      trailer,
      pointer,
      `${day}: ${found.meetings.size} / ${total.meetings}`,
    )
  for (const [unit, kind] of context.units) {
    if (!owes(kind, context.scope)) continue
    const sites = found.sites.get(unit)
    if (sites === null) continue
    // Nobody planned anything with a unit that was no more.
    if (!sites && outsideLife(context.lives?.get(unit), day)) continue
    const served = [...(sites?.values() ?? [])].filter(Boolean).length
    gatherer.offer({
      unit,
      unitField: null,
      day,
      dayField: null,
      source: day,
      pointer,
      index: total.line,
      counts: () => ({ ok: true, counts: { sites_planned: sites?.size ?? 0, sites_served: served } }),
    })
  }
}
