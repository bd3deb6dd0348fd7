import { addDays, type Day, dayOfMonth } from 'shared/day.ts'
import { draw } from './chance.ts'
import type { Profile } from './profile.ts'
import { serialOf } from './serial-of.ts'

export const portalItems = ['tenMien', 'emc', 'tiepCan', 'cauTruc', 'baoMat'] as const
export type PortalChecks = Record<(typeof portalItems)[number], boolean>

export const isPortalDay = (day: Day): boolean => dayOfMonth(addDays(day, 1)) === 1

/**
 * All portals passed in July 2025. Afterwards a page loses a mark now and then (a certificate runs out, accessibility
 * slips), and when Decree 224/2026 comes into force on 1/7/2026 some need months to follow the new structure.
 */
export function portalChecksOf(profile: Profile, monthEnd: Day): PortalChecks {
  const month = Math.floor(serialOf(monthEnd) / 30)
  const monthsOfDecree = (serialOf(monthEnd) - serialOf('2026-07-01')) / 30
  const behind = monthsOfDecree > 0 && draw(profile.seed, 95) < 0.16 - 0.03 * monthsOfDecree - 0.05 * profile.quality
  const passes = (item: number, slips: number) =>
    monthEnd <= '2025-07-31' || draw(profile.seed, 96, month, item) >= slips
  return {
    tenMien: true,
    emc: passes(1, 0.003),
    tiepCan: passes(2, 0.012),
    cauTruc: !behind,
    baoMat: passes(4, 0.006),
  }
}
