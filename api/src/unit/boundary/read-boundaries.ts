import { createHash } from 'node:crypto'
import type { BoundaryReport, BoundaryShapes, FeatureFault, FileFaultKind } from 'shared/unit/boundary.ts'
import { ringFault } from './check-rings.ts'
import { matchUnits, type UnitKnown } from './match-units.ts'
import { calledBy, type ReadFeature, readFeatures } from './read-features.ts'
import { simplifyShapes } from './simplify-shapes.ts'

export type ReadBoundaries =
  | { kind: 'read'; shapes: BoundaryShapes; report: BoundaryReport }
  | { kind: 'refused'; why: FileFaultKind; detail: string }

/** So many faults are told one by one. */
const faultsTold = 200

/** A file of boundaries, judged feature by feature: what is sound and is a unit of ours is taken, the rest is told of. */
export function readBoundaries(bytes: Buffer, units: readonly UnitKnown[]): ReadBoundaries {
  const read = readFeatures(textOf(bytes))
  if (read.kind === 'refused') return read
  const faults: FeatureFault[] = [...read.faults]
  const sound: ReadFeature[] = []
  for (const feature of read.features) {
    const kind = ringFault(feature.polygons)
    if (kind === null) sound.push(feature)
    else faults.push({ feature: feature.feature, called: calledBy(feature.properties), kind, unit: null })
  }
  const matched = matchUnits(sound, units)
  faults.push(...matched.faults)
  if (matched.found.size === 0) return { kind: 'refused', why: 'nothing-matched', detail: '' }
  const found = new Map([...matched.found].map(([unit, { polygons }]) => [unit, polygons]))
  const { shapes, holes, gaps, pointsAfter } = simplifyShapes(found)
  const mapped = new Set(Object.keys(shapes))
  return {
    kind: 'read',
    shapes,
    report: {
      digest: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      features: read.count,
      foundBy: matched.foundBy,
      property: matched.property,
      matched: matched.by.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)),
      faults: faults.toSorted((a, b) => a.feature - b.feature).slice(0, faultsTold),
      faultsMore: Math.max(0, faults.length - faultsTold),
      unmapped: units
        .filter(({ kind, code }) => (kind === 'commune' || kind === 'ward') && !mapped.has(code))
        .map(({ code }) => code),
      holes,
      gaps,
      pointsBefore: read.points,
      pointsAfter,
    },
  }
}

/** A byte-order mark is no part of JSON. */
const textOf = (bytes: Buffer): string => bytes.toString('utf8').replace(/^\uFEFF/, '')
