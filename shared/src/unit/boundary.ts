/** A ring as [longitude, latitude] in WGS 84, closed; the first of a polygon is its outside, the others are holes. */
export type Ring = [number, number][]
export type ShapePolygon = Ring[]

/** Where units lie, by code: each one or several polygons. Neighbours share the points of their common line. */
export type BoundaryShapes = Record<string, ShapePolygon[]>

export const featureFaultKinds = [
  'no-geometry',
  'not-a-polygon',
  'not-a-position',
  'ring-open',
  'ring-short',
  'self-intersects',
  'hole-outside',
  'elsewhere',
  'no-unit',
  'several-units',
  'code-and-name',
  'unit-twice',
  'no-territory',
  'far-away',
] as const
/** Why a feature was left out. */
export type FeatureFaultKind = (typeof featureFaultKinds)[number]

export interface FeatureFault {
  /** The place in `features`, from 0. */
  feature: number
  /** What the file calls it, as far as it does. */
  called: string
  kind: FeatureFaultKind
  /** The unit it was taken for, where it was. */
  unit: string | null
}

/** What a file brought, said before anything is kept and kept with it. */
export interface BoundaryReport {
  digest: string
  bytes: number
  features: number
  /** The property the units were found by; null: their names. */
  foundBy: 'code' | 'name' | null
  property: string | null
  matched: { unit: string; called: string; by: 'code' | 'name' }[]
  faults: FeatureFault[]
  faultsMore: number
  /** Units with a territory that the file does not show. */
  unmapped: string[]
  /** Holes in units that no other unit fills, and gaps between units: what a map would show as nobody's. */
  holes: string[]
  gaps: number
  pointsBefore: number
  pointsAfter: number
}

/** Why a file as a whole is refused. */
export const fileFaultKinds = [
  'too-large',
  'not-json',
  'not-geojson',
  'other-projection',
  'in-metres',
  'swapped',
  'elsewhere',
  'too-many-features',
  'too-many-points',
  'nothing-matched',
  'took-too-long',
  'reader-died',
] as const
export type FileFaultKind = (typeof fileFaultKinds)[number]
