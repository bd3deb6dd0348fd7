import { csvCount } from './count.ts'
import { formatRules } from './format-rules.ts'
import { type Candidate, makeGatherer } from './gather.ts'
import { type CsvRow, parseCsv } from './parse-csv.ts'
import type { ReadContext, Reading } from './reading.ts'
import { plainDay } from './written-day.ts'

const columns = [
  'ngay',
  'ma_don_vi',
  'ten_don_vi',
  'phut_ke_hoach',
  'phut_hoat_dong',
  'ket_noi',
  'thiet_bi_hoi_nghi',
] as const

/** The operator's export of leased lines (TSLCD): a row per commune and day. */
export function readLineCsv(bytes: Uint8Array, context: ReadContext): Reading {
  const parsed = parseCsv(bytes, ';', columns)
  if (!parsed.ok) return parsed.reading
  const gatherer = makeGatherer(context, formatRules['line-csv'])
  for (const row of parsed.rows) {
    gatherer.offer({
      unit: row.cell('ma_don_vi'),
      unitField: 'ma_don_vi',
      day: plainDay(row.cell('ngay')),
      dayField: 'ngay',
      source: row.cells.join(';'),
      pointer: `line ${row.line}`,
      index: row.line,
      counts: () => countLine(row),
    })
  }
  return gatherer.finish()
}

function countLine(row: CsvRow): ReturnType<Candidate['counts']> {
  const planned = csvCount(row.cell('phut_ke_hoach'))
  if (!planned.ok) return { ok: false, reason: planned.reason, field: 'phut_ke_hoach' }
  const up = csvCount(row.cell('phut_hoat_dong'))
  if (!up.ok) return { ok: false, reason: up.reason, field: 'phut_hoat_dong' }
  const connected = yesOrNo(row.cell('ket_noi'))
  if (!connected.ok) return { ok: false, reason: connected.reason, field: 'ket_noi' }
  const equipped = yesOrNo(row.cell('thiet_bi_hoi_nghi'))
  if (!equipped.ok) return { ok: false, reason: equipped.reason, field: 'thiet_bi_hoi_nghi' }
  return {
    ok: true,
    counts: {
      line_minutes_planned: planned.count,
      line_minutes_up: up.count,
      lines: 1,
      lines_connected: connected.count,
      conference_sites_equipped: equipped.count,
    },
  }
}

/** `0` or `1`, nothing else. */
export function yesOrNo(text: string | undefined): ReturnType<typeof csvCount> {
  const counted = csvCount(text)
  return counted.ok && counted.count > 1 ? { ok: false, reason: 'not-a-count' } : counted
}
