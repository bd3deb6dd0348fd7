import type { FormerProvince, UnitKind } from 'shared/unit/unit.ts'

export interface GroundUnit {
  code: string
  name: string
  kind: UnitKind
  formerProvince: FormerProvince | null
  /** The units it was made of: what was set for all of them alike holds for it. */
  before?: readonly string[]
}
