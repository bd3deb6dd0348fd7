import type { Unit } from './unit.ts'

const collator = new Intl.Collator('vi')
const kinds: Readonly<Record<Unit['kind'], number>> = { province: 0, department: 1, commune: 2, ward: 2 }

/** As an annex lists them: departments, then communes and wards together, each by name in Vietnamese order. */
export const compareUnits = (one: Pick<Unit, 'kind' | 'name'>, other: Pick<Unit, 'kind' | 'name'>): number =>
  kinds[one.kind] - kinds[other.kind] || collator.compare(one.name, other.name)
