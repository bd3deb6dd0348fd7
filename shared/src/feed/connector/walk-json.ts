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

/**
 * What a field's path means for one record. From `@` it goes down inside the record; from `$` it shares its beginning
 * with the path of the records, `$.units[*].code` beside `$.units[*].days.*`, and means the same unit the record is in.
 */
export function fieldOf(
  whole: unknown,
  record: FoundNode,
  recordSteps: readonly PathStep[],
  { root, steps, key }: JsonPath,
): FoundNode | LostAt {
  const shared = root === '@' ? recordSteps.length : sharedSteps(recordSteps, steps)
  const own = root === '@' ? steps : steps.slice(shared)
  const begin = record.place.slice(0, shared)
  const place: PlaceStep[] = [...begin]
  let value = shared === recordSteps.length ? record.value : valueAt(whole, begin)
  for (const step of own) {
    const [inner, ...others] = childrenOf(value, step) ?? []
    if (!inner || others.length > 0) return { place, step, seen: namesIn(value) }
    place.push(inner[0])
    value = inner[1]
  }
  return key ? { value: String(place.at(-1) ?? ''), place } : { value, place }
}

export const isLost = (found: FoundNode | LostAt): found is LostAt => 'step' in found

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

const valueAt = (whole: unknown, place: readonly PlaceStep[]): unknown =>
  place.reduce<unknown>((value, step) => (value as Record<PlaceStep, unknown>)[step], whole)

/** What is there in place of what was looked for; a list says how long it is. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return [`[${value.length}]`]
  if (typeof value !== 'object' || value === null) return [value === null ? 'null' : typeof value]
  return Object.keys(value)
    .slice(0, mostSeen)
    .map((name) => name.slice(0, 40))
}
