import type { FormerProvince, Unit, UnitKind } from 'shared/unit/unit.ts'
import communes from './units.json' with { type: 'json' }

/**
 * The departments whose dossiers go through the province's one-stop system. Police, tax and social insurance answer
 * on the systems of their ministries and are left out. The names are those of the province merged on 1/7/2025; the
 * province's list of identification codes (Decision 20/2020/QĐ-TTg) has not been seen, so the number after `H42.` is
 * ours until it is.
 */
const departmentNames = [
  'Văn phòng Ủy ban nhân dân tỉnh',
  'Sở Nội vụ',
  'Sở Tư pháp',
  'Sở Tài chính',
  'Sở Công Thương',
  'Sở Nông nghiệp và Môi trường',
  'Sở Xây dựng',
  'Sở Khoa học và Công nghệ',
  'Sở Văn hóa và Thể thao',
  'Sở Du lịch',
  'Sở Giáo dục và Đào tạo',
  'Sở Y tế',
  'Thanh tra tỉnh',
  'Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh',
] as const

const withoutTerritory = { formerProvince: null, tile: null, areaKm2: null, lat: null, lon: null }

export const provinceUnit: Unit = { code: '37', name: 'Tỉnh Ninh Bình', kind: 'province', ...withoutTerritory }

export const departments: Unit[] = departmentNames.map((name, index) => ({
  code: `H42.${index + 1}`,
  name,
  kind: 'department',
  ...withoutTerritory,
}))

/** The 97 communes and 32 wards of Decision 19/2025/QĐ-TTg, with the tile each has on the equal-area map. */
export const communeUnits: Unit[] = communes.map((unit) => ({
  ...unit,
  kind: unit.kind as UnitKind,
  formerProvince: unit.formerProvince as FormerProvince,
  tile: [unit.tile[0] ?? 0, unit.tile[1] ?? 0],
}))

export const units: Unit[] = [provinceUnit, ...departments, ...communeUnits]
