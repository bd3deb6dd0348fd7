import type { JsonPath, PathStep } from './json-path.ts'
import { sameStep } from './json-path.ts'

export type PlaceStep = string | number

/** A value of an answer, and how one gets to it from the whole. */
export interface FoundNode {
  value: unknown
  place: readonly PlaceStep[]
}

/** Where a path ends before it has come to its end, and the names that stand there instead. */
export interface LostAt {
  place: readonly PlaceStep[]
  /** The step that could not be taken; of a path that goes on, the rest is not known. */
  step: PathStep
  seen: readonly string[]
}

const mostSeen = 12

/** A JSON pointer (RFC 6901). */
export const pointerOf = (place: readonly PlaceStep[]): string =>
  place.map((one) => `/${String(one).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const mostLost = 1_000

/** Every value a path leads to, in the order of the answer, and the places at which it leads nowhere. */
export function walkPath(
  whole: unknown,
  steps: readonly PathStep[],
  most: number,
): { nodes: FoundNode[]; lost: LostAt[]; more: boolean } {
  const nodes: FoundNode[] = []
  const lost: LostAt[] = []
  let more = false
  const go = (value: unknown, place: readonly PlaceStep[], at: number): void => {
    const step = steps[at]
    if (!step) {
      if (nodes.length < most) nodes.push({ value, place })
      else more = true
      return
    }
    if (more) return
    const inner = childrenOf(value, step)
    if (inner === null) {
      if (lost.length < mostLost) lost.push({ place, step, seen: namesIn(value) })
    } else for (const [name, child] of inner) go(child, [...place, name], at + 1)
  }
  go(whole, [], 0)
  return { nodes, lost, more }
}

/** What a field's path leads to in a record, or where it ends early. */
export type FieldFinder = (whole: unknown, record: FoundNode) => { value: unknown } | LostAt

/**
 * What a field's path means for one record. From `@` it goes down inside the record; from `$` it shares its beginning
 * with the path of the records, `$.units[*].code` beside `$.units[*].days.*`, and means the same unit the record is in.
 * How far they go together is the same for every record of an answer, so it is looked at once.
 */
export function makeFieldFinder(recordSteps: readonly PathStep[], { root, steps, key }: JsonPath): FieldFinder {
  const shared = root === '@' ? recordSteps.length : sharedSteps(recordSteps, steps)
  const own = root === '@' ? steps : steps.slice(shared)
  const within = shared === recordSteps.length
  return (whole, record) => {
    let value = within ? record.value : valueAt(whole, record.place, shared)
    let name = record.place[shared - 1]
    for (const [at, step] of own.entries()) {
      const inner = onlyChild(value, step)
      if (inner === null) return lostAt(whole, record, { shared, own, at, value })
      name = inner.name
      value = inner.value
    }
    return key ? { value: String(name ?? '') } : { value }
  }
}

/** Where it stands that could not be found: looked for only then, for few records lack anything. */
function lostAt(
  whole: unknown,
  record: FoundNode,
  { shared, own, at, value }: { shared: number; own: readonly PathStep[]; at: number; value: unknown },
): LostAt {
  const place: PlaceStep[] = record.place.slice(0, shared)
  let inner = shared === record.place.length ? record.value : valueAt(whole, record.place, shared)
  for (const step of own.slice(0, at)) {
    const child = onlyChild(inner, step)!
    place.push(child.name)
    inner = child.value
  }
  return { place, step: own[at]!, seen: namesIn(value) }
}

export const isLost = (found: { value: unknown } | LostAt): found is LostAt => 'step' in found

function onlyChild(value: unknown, step: PathStep): { name: PlaceStep; value: unknown } | null {
  if (typeof value !== 'object' || value === null) return null
  if (step.kind === 'name')
    return !Array.isArray(value) && Object.hasOwn(value, step.name)
      ? { name: step.name, value: (value as Record<string, unknown>)[step.name] }
      : null
  const [inner, ...others] = childrenOf(value, step) ?? []
  return inner && others.length === 0 ? { name: inner[0], value: inner[1] } : null
}

/** How many steps two paths go together. */
export function sharedSteps(one: readonly PathStep[], other: readonly PathStep[]): number {
  let shared = 0
  while (shared < one.length && shared < other.length && sameStep(one[shared]!, other[shared]!)) shared++
  return shared
}

function childrenOf(value: unknown, step: PathStep): (readonly [PlaceStep, unknown])[] | null {
  if (typeof value !== 'object' || value === null) return null
  if (step.kind === 'each')
    return Array.isArray(value) ? value.map((item: unknown, place) => [place, item]) : Object.entries(value)
  if (step.kind === 'index')
    return Array.isArray(value) && step.index < value.length ? [[step.index, value[step.index]]] : null
  return !Array.isArray(value) && Object.hasOwn(value, step.name)
    ? [[step.name, (value as Record<string, unknown>)[step.name]]]
    : null
}

function valueAt(whole: unknown, place: readonly PlaceStep[], steps: number): unknown {
  let value = whole
  for (let at = 0; at < steps; at++) value = (value as Record<PlaceStep, unknown>)[place[at]!]
  return value
}

/** What is there in place of what was looked for; a list says how long it is. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return [`[${value.length}]`]
  if (typeof value !== 'object' || value === null) return [value === null ? 'null' : typeof value]
  return Object.keys(value)
    .slice(0, mostSeen)
    .map((name) => name.slice(0, 40))
}
