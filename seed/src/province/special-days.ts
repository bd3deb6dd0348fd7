import { addDays, type Day } from 'shared/day.ts'
import type { SpecialDay } from 'shared/province.ts'
import type { Text } from 'shared/text.ts'
import { both } from './both.ts'

const newYear = both('Tết Dương lịch', 'New Year')
const tet = both('Tết Nguyên đán', 'Lunar New Year (Tết)')
const kings = both('Giỗ Tổ Hùng Vương', 'Hùng Kings’ Commemoration Day')
const kingsInLieu = both('Nghỉ bù Giỗ Tổ Hùng Vương', 'Day in lieu of Hùng Kings’ Commemoration Day')
const victory = both('Ngày Giải phóng miền Nam, thống nhất đất nước', 'Reunification Day')
const labour = both('Ngày Quốc tế Lao động', 'International Labour Day')
const national = both('Quốc khánh', 'National Day')
const culture = both('Ngày Văn hóa Việt Nam', 'Vietnam Culture Day')
const swapped = both('Nghỉ theo phương án hoán đổi ngày làm việc', 'Day off by a swap of working days')
const workedSaturday = both(
  'Làm bù theo phương án hoán đổi ngày làm việc',
  'Working Saturday by a swap of working days',
)

const off = (day: Day, name: Text, confidence: SpecialDay['confidence'] = 'confirmed'): SpecialDay => ({
  day,
  working: false,
  name,
  confidence,
})

const worked = (day: Day, confidence: SpecialDay['confidence'] = 'confirmed'): SpecialDay => ({
  day,
  working: true,
  name: workedSaturday,
  confidence,
})

const run = (from: Day, count: number): Day[] => Array.from({ length: count }, (_, index) => addDays(from, index))

/**
 * Days off for civil servants on what would be working days, and Saturdays worked instead. 2025 and 2026 by
 * notices 6150/TB-BLĐTBXH and 9441/TB-BNV; the swaps of 2026 and the whole of 2027 await confirmation, because the
 * Prime Minister fixes Tết, the second National Day holiday and the swaps each year.
 */
export const specialDays: SpecialDay[] = [
  off('2025-01-01', newYear),
  ...run('2025-01-27', 5).map((day) => off(day, tet)),
  off('2025-04-07', kings),
  worked('2025-04-26'),
  off('2025-04-30', victory),
  off('2025-05-01', labour),
  off('2025-05-02', swapped),
  off('2025-09-01', national),
  off('2025-09-02', national),

  off('2026-01-01', newYear),
  off('2026-01-02', swapped, 'unconfirmed'),
  worked('2026-01-10', 'unconfirmed'),
  ...run('2026-02-16', 5).map((day) => off(day, tet)),
  off('2026-04-27', kingsInLieu),
  off('2026-04-30', victory),
  off('2026-05-01', labour),
  worked('2026-08-22', 'unconfirmed'),
  off('2026-08-31', swapped, 'unconfirmed'),
  off('2026-09-01', national),
  off('2026-09-02', national),
  off('2026-11-24', culture),

  off('2027-01-01', newYear, 'unconfirmed'),
  // New Year's Eve to the fifth day by the usual five days around 6/2/2027, weekend days made up on the next ones.
  off('2027-02-05', tet, 'unconfirmed'),
  ...run('2027-02-08', 4).map((day) => off(day, tet, 'unconfirmed')),
  off('2027-04-16', kings, 'unconfirmed'),
  off('2027-04-30', victory, 'unconfirmed'),
  // 1/5/2027 is a Saturday, made up on Monday.
  off('2027-05-03', both('Nghỉ bù Ngày Quốc tế Lao động', 'Day in lieu of International Labour Day'), 'unconfirmed'),
  off('2027-09-02', national, 'unconfirmed'),
  off('2027-09-03', national, 'unconfirmed'),
  off('2027-11-24', culture, 'unconfirmed'),
]
