/** One step down into JSON: a member by name, an element by place, or each of them in turn. */
export type PathStep = { kind: 'name'; name: string } | { kind: 'index'; index: number } | { kind: 'each' }

/** `$` begins at the whole answer, `@` at the record. `key`: not the value there but the name it stands under. */
export interface JsonPath {
  root: '$' | '@'
  steps: readonly PathStep[]
  key: boolean
}

export type ParsedPath = { ok: true; path: JsonPath } | { ok: false; at: number }

export const pathLimits = { letters: 300, steps: 12, each: 3 } as const

const named = /^\.([\p{L}_][\p{L}\p{N}_-]*)/u
const quoted = /^\[(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\]/
const placed = /^\[(\d{1,6})\]/
const each = /^(?:\.\*|\[\*\])/

/**
 * A path in the part of RFC 9535 that names exactly one place of each record: names, places and `*`. No filter, slice,
 * union or descent, so its cost is that of the answer and nothing is ever evaluated. One thing is added that exports
 * need and the standard lacks: `~` at the end is the name under which a value stands.
 */
export function parseJsonPath(text: string): ParsedPath {
  const root = text[0]
  if ((root !== '$' && root !== '@') || text.length > pathLimits.letters) return { ok: false, at: 0 }
  const steps: PathStep[] = []
  let at = 1
  while (at < text.length) {
    const rest = text.slice(at)
    if (rest === '~' && (root === '@' || steps.length > 0)) break
    const found = readStep(rest)
    if (!found || steps.length === pathLimits.steps) return { ok: false, at }
    steps.push(found.step)
    at += found.letters
  }
  const many = steps.filter(({ kind }) => kind === 'each').length
  if (many > pathLimits.each) return { ok: false, at: 0 }
  return { ok: true, path: { root, steps, key: at < text.length } }
}

function readStep(text: string): { step: PathStep; letters: number } | null {
  const every = each.exec(text)
  if (every) return { step: { kind: 'each' }, letters: every[0].length }
  const byName = named.exec(text)
  if (byName) return { step: { kind: 'name', name: byName[1]! }, letters: byName[0].length }
  const byPlace = placed.exec(text)
  if (byPlace) return { step: { kind: 'index', index: Number(byPlace[1]) }, letters: byPlace[0].length }
  const inQuotes = quoted.exec(text)
  if (!inQuotes) return null
  const name = (inQuotes[1] ?? inQuotes[2] ?? '').replaceAll(/\\(.)/g, '$1')
  return { step: { kind: 'name', name }, letters: inQuotes[0].length }
}

/** The path as one writes it. */
export function writeJsonPath({ root, steps, key }: JsonPath): string {
  return root + steps.map(writeStep).join('') + (key ? '~' : '')
}

function writeStep(step: PathStep): string {
  if (step.kind === 'each') return '[*]'
  if (step.kind === 'index') return `[${step.index}]`
  const plain = `.${step.name}`
  if (named.exec(plain)?.[0] === plain) return plain
  return `['${step.name.replaceAll(/[\\']/g, '\\$&')}']`
}

export const sameStep = (one: PathStep, other: PathStep): boolean =>
  one.kind === other.kind &&
  (one.kind !== 'name' || one.name === (other as typeof one).name) &&
  (one.kind !== 'index' || one.index === (other as typeof one).index)
