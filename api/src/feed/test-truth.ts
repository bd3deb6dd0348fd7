import { addDays, type Day, toSerial } from 'shared/day.ts'
import type { Province } from 'shared/province.ts'
import { testDocument, testFeed } from '../unit/test-document.ts'

/** A made-up one-stop system whose every figure can be worked out again, to compare a ledger with. */
const fields =
  'tiepNhan trucTuyen trucTiep buuChinh dungHan quaHanDangXuLy hoanThanh tongNgayXuLy duDieuKienToanTrinh toanTrinh coNghiaVuTaiChinh thanhToanTrucTuyen soHoaThanhPhan yeuCauKetQua ketQuaDienTu taiSuDung dungDuLieuDanCu phaiDongBo daDongBo'.split(
    ' ',
  )

/** A small number that depends on unit, day and place only. */
function chance(unit: number, day: number, place: number): number {
  let h = Math.imul(unit + 1, 0x9e3779b1) ^ Math.imul(day + 1, 0x85ebca6b) ^ Math.imul(place + 1, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return (h ^ (h >>> 13)) >>> 0
}

/** The counts of a unit's day in the order of the measures; on every seventh day or so one of them was first told wrong. */
export function trueCounts(unit: number, day: Day, correctedBefore: Day | null = null): number[] {
  const at = toSerial(day)
  const received = chance(unit, at, 0) % 40
  const part = (place: number, whole: number) => (whole === 0 ? 0 : chance(unit, at, place) % (whole + 1))
  const online = part(1, received)
  const counter = part(2, received - online)
  const counts = [
    received,
    online,
    counter,
    received - online - counter,
    part(4, received),
    part(5, 9),
    part(6, 50),
    part(7, 90),
  ]
  for (const [i, of] of [null, 8, null, 10, 0, null, 13, 0, 0, null, 17].entries()) {
    const whole = of === null ? received : (counts[of] ?? 0)
    counts.push(part(8 + i, whole))
  }
  const wrongFirst = chance(unit, at, 99) % 7 === 0 && correctedBefore !== null && day >= correctedBefore
  return wrongFirst ? counts.with(6, (counts[6] ?? 0) + 1) : counts
}

export const unitCode = (unit: number): string => String(10_000 + unit)

/** The answer for some days; those from `correctedBefore` on still hold the first, wrong figures. */
export function trueAnswer(units: number, from: Day, to: Day, correctedBefore: Day | null = null): string {
  const records: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1))
    for (let unit = 0; unit < units; unit++) {
      const counts = trueCounts(unit, day, correctedBefore)
      const named = fields.map((field, i) => `"${field}":${counts[i] ?? 0}`)
      records.push(
        `{"maDonVi":"${unitCode(unit)}","tenDonVi":"UBND xã ${unit}","ngay":"${day.replaceAll('-', '')}",${named.join(',')}}`,
      )
    }
  return `{"error_code":0,"error_message":"","data":[${records.join(',')}]}`
}

export const dayWritten = (compact: string): Day => `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6)}`

/** A province of so many communes whose only feed is this system. */
export function truthDocument(url: string, units: number, backfillDays: number): Province {
  const { units: own, ...document } = testDocument()
  const communes = Array.from({ length: units }, (_, unit) => ({ ...own[3]!, code: unitCode(unit), tile: null }))
  return {
    ...document,
    units: [own[0]!, ...communes],
    feeds: [
      testFeed('dossier', 'dossier-json', {
        url,
        backfillDays,
        recheckDays: 7,
        deadlineMs: 15_000,
        maxBytes: 64_000_000,
      }),
    ],
  }
}
