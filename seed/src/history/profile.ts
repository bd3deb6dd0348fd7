import type { Unit } from 'shared/unit/unit.ts'
import { bell, draw, odds, rateOf, seedOf } from './chance.ts'

/**
 * What makes a unit itself. `lagging` units start low and improve slowly; `jumpy` ones are small and swing from week
 * to week; the rest are steady. A unit good at one thing tends to be good at others, and stays so.
 */
export interface Profile {
  unit: Unit
  seed: number
  /** Share of the province's work. */
  share: number
  quality: number
  temper: 'steady' | 'lagging' | 'jumpy'
  waveDays: number
}

/** A department's volume of dossiers, a middling commune being 1. */
const departmentSize: Record<string, number> = {
  'Sở Tài chính': 9,
  'Sở Công Thương': 7,
  'Sở Nông nghiệp và Môi trường': 11,
  'Sở Xây dựng': 6,
  'Sở Nội vụ': 4,
  'Sở Tư pháp': 3.5,
  'Sở Y tế': 4.5,
  'Sở Giáo dục và Đào tạo': 2.5,
  'Sở Khoa học và Công nghệ': 1.2,
  'Sở Văn hóa và Thể thao': 1.2,
  'Sở Du lịch': 0.8,
  'Thanh tra tỉnh': 0.25,
  'Văn phòng Ủy ban nhân dân tỉnh': 0.3,
  'Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh': 1.6,
}
const formerSize = { 'ha-nam': 1.08, 'nam-dinh': 1.02, 'ninh-binh': 0.94 }
const formerQuality = { 'ha-nam': 0.12, 'nam-dinh': -0.06, 'ninh-binh': 0.04 }

/** The units that process work, the province itself left out. */
export function profilesOf(seedText: string, units: readonly Unit[]): Profile[] {
  const working = units.filter((unit) => unit.kind !== 'province')
  const sizes = working.map((unit) => sizeOf(unit, seedOf(`${seedText}/${unit.code}`)))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const communeSizes = sizes.filter((_, index) => working[index]?.kind !== 'department').sort((a, b) => a - b)
  const small = communeSizes[Math.floor(communeSizes.length / 5)] ?? 0
  return working.map((unit, index) => {
    const seed = seedOf(`${seedText}/${unit.code}`)
    const size = sizes[index] ?? 1
    const temper = temperOf(unit, seed, size <= small)
    const lean =
      unit.formerProvince === null ? 0.1 : formerQuality[unit.formerProvince] + (unit.kind === 'ward' ? 0.15 : 0)
    return {
      unit,
      seed,
      share: size / total,
      quality: lean + 0.42 * bell(draw(seed, 2)) - (temper === 'lagging' ? 0.75 : 0),
      temper,
      waveDays: 150 + 250 * draw(seed, 3),
    }
  })
}

function sizeOf(unit: Unit, seed: number): number {
  const spread = Math.exp(0.32 * bell(draw(seed, 1)))
  if (unit.kind === 'department') return departmentSize[unit.name] ?? 1
  const area = ((unit.areaKm2 ?? 25) / 25) ** 0.25
  return area * spread * (unit.kind === 'ward' ? 1.55 : 1) * (unit.formerProvince ? formerSize[unit.formerProvince] : 1)
}

function temperOf(unit: Unit, seed: number, isSmall: boolean): Profile['temper'] {
  if (unit.kind === 'department') return 'steady'
  if (isSmall && draw(seed, 4) < 0.25) return 'jumpy'
  return draw(seed, 5) < 0.09 ? 'lagging' : 'steady'
}

/**
 * The unit's own rate on a day: the province's course, moved by the unit's quality, by what it is good at, by a slow
 * wave and by the week. `topic` tells rates apart.
 */
export function ownRate(profile: Profile, course: number, serial: number, topic: number): number {
  const { seed, quality, temper, waveDays } = profile
  const week = Math.floor((serial + 3) / 7)
  const own = 0.3 * bell(draw(seed, topic, 11))
  const wave = 0.16 * Math.sin((serial / waveDays + draw(seed, topic, 12)) * 2 * Math.PI)
  const swing = (temper === 'jumpy' ? 0.85 : 0.13) * bell(draw(seed, topic, 13, week))
  return rateOf(odds(course) + quality + own + wave + swing)
}

/** The same for a rate of which less is better: what is left when everything that goes well is taken away. */
export const ownFaultRate = (profile: Profile, course: number, serial: number, topic: number): number =>
  1 - ownRate(profile, 1 - course, serial, topic)
