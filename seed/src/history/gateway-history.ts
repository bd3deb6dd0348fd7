import type { Day } from 'shared/day.ts'
import { countAround, draw, partOf, seedOf } from './chance.ts'
import type { Season } from './season.ts'
import { volume } from './curve.ts'
import { serialOf } from './serial-of.ts'

export interface GatewayHour {
  hour: number
  service: string
  consumer: string
  calls: number
  ok: number
  businessError: number
  /** Calls by response time, milliseconds up to; they add up to `calls`. */
  buckets: { 100: number; 300: number; 1000: number; 3000: number; inf: number }
}

interface Service {
  id: string
  consumer: string
  /** Calls on an ordinary working day. */
  calls: number
  /** Share of the calls that fail in an ordinary hour, in July 2025. */
  failing: number
  /** How often it has a bad half-day; the workshop named the first five as not stable. */
  badDays: number
}

const services: Service[] = [
  { id: 'dan-cu', consumer: 'mot-cua', calls: 9_400, failing: 0.006, badDays: 0.05 },
  { id: 'ho-tich', consumer: 'mot-cua', calls: 2_100, failing: 0.011, badDays: 0.07 },
  { id: 'dat-dai', consumer: 'mot-cua', calls: 1_650, failing: 0.014, badDays: 0.08 },
  { id: 'lien-thong-khai-sinh', consumer: 'mot-cua', calls: 640, failing: 0.016, badDays: 0.07 },
  { id: 'lien-thong-khai-tu', consumer: 'mot-cua', calls: 380, failing: 0.014, badDays: 0.06 },
  { id: 'dvcqg', consumer: 'mot-cua', calls: 7_800, failing: 0.003, badDays: 0.015 },
  { id: 'thanh-toan', consumer: 'mot-cua', calls: 1_500, failing: 0.005, badDays: 0.02 },
  { id: 'truc-lien-thong', consumer: 'van-ban', calls: 6_200, failing: 0.002, badDays: 0.012 },
]

/** How a day's calls fall on its hours: two working half-days with a lunch dip, and machines at night. */
const hours = [2, 1, 1, 1, 1, 2, 6, 60, 110, 125, 115, 60, 30, 70, 118, 122, 98, 45, 12, 10, 9, 7, 4, 3]
const hourSum = hours.reduce((sum, share) => sum + share, 0)

/** One day of the gateway's log: a line for each hour and service. */
export function makeGatewayHistory(seedText: string, season: Season): (day: Day) => GatewayHour[] {
  const seeded = services.map((service) => ({ ...service, seed: seedOf(`${seedText}/gateway/${service.id}`) }))
  return (day) => {
    const serial = serialOf(day)
    const load = season.loadOf(day) * volume(serial)
    return hours.flatMap((share, hour) =>
      seeded.map((service): GatewayHour => {
        const chance = (key: number) => draw(service.seed, key, serial, hour)
        const calls = countAround(((service.calls * share) / hourSum) * load, chance(1))
        const bad = isBad(service, serial, hour)
        const failing = bad ? 0.06 + 0.16 * draw(service.seed, 4, serial) : service.failing * improving(serial)
        const failed = partOf(calls, failing, chance(2))
        return {
          hour,
          service: service.id,
          consumer: service.consumer,
          calls,
          ok: calls - failed,
          businessError: partOf(failed, bad ? 0.1 : 0.55, chance(3)),
          buckets: bucketsOf(calls, bad, chance),
        }
      }),
    )
  }
}

const improving = (serial: number): number => Math.max(0.45, 1 - (serial - serialOf('2025-07-01')) / 1_000)

/** A bad half-day falls in the morning or in the afternoon, when most people are at work. */
function isBad(service: Service & { seed: number }, serial: number, hour: number): boolean {
  if (draw(service.seed, 5, serial) >= service.badDays * improving(serial)) return false
  return draw(service.seed, 6, serial) < 0.5 ? hour >= 8 && hour < 11 : hour >= 14 && hour < 17
}

function bucketsOf(calls: number, bad: boolean, chance: (key: number) => number): GatewayHour['buckets'] {
  const shares = bad ? [0.18, 0.3, 0.5, 0.7] : [0.62, 0.8, 0.88, 0.9]
  let left = calls
  const take = (index: number) => {
    const taken = partOf(left, shares[index] ?? 0, chance(10 + index))
    left -= taken
    return taken
  }
  return { 100: take(0), 300: take(1), 1000: take(2), 3000: take(3), inf: left }
}
