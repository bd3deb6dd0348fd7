import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

type Requirement = { what: string } & (
  | { status: 'shown'; tests: { file: string; test: string }[] }
  | { status: 'not applicable' | 'not met'; because: string }
)
interface Requirements {
  requirements: Record<string, Requirement>
}

/** How many requirements of levels 1 and 2 each section of the standard has, chapter by chapter. */
const counts: Record<number, number[]> = {
  1: [2, 9, 11, 3, 2],
  2: [3, 3, 4, 1],
  3: [0, 2, 4, 6, 5, 0, 2],
  4: [3, 1, 2, 4],
  5: [1, 3, 2, 3],
  6: [3, 12, 4, 4, 5, 3, 0, 4],
  7: [3, 4, 2, 5, 2, 2],
  8: [2, 3, 1, 1],
  9: [3, 4],
  10: [2, 2, 4, 11, 5, 2, 3],
  11: [2, 3, 3, 4, 1, 1],
  12: [3, 2, 4],
  13: [1, 5, 2, 5],
  14: [2, 4, 3],
  15: [3, 3, 7],
  16: [1, 5, 4, 3, 3],
  17: [1, 4, 2],
}
/** The threats of our own model. */
const threats = 30

const checkout = join(import.meta.dirname, '../../..')
const { requirements } = JSON.parse(readFileSync(join(import.meta.dirname, 'asvs.json'), 'utf8')) as Requirements
const named = Object.entries(requirements)

/** The names of the tests and groups of a file, as they stand in it. */
function namesIn(file: string): Set<string> {
  const text = readFileSync(join(checkout, file), 'utf8')
  const calls = text.matchAll(
    /(?<=^|[^\w.])(?:test|it|describe)(?:\.each)?[^'"`\n]*?\(\s*(['"`])((?:\\.|(?!\1)[^\n])*)\1/gm,
  )
  const eachOf = text.matchAll(/\)\(\s*(['"`])((?:\\.|(?!\1)[^\n])*)\1/g)
  // Cases of a table that go by their name.
  const rows = text.matchAll(/^ {2}(['])([^'\n]+)\1: \{/gm)
  return new Set([...calls, ...eachOf, ...rows].map(([, , name]) => name!.replaceAll("\\'", "'")))
}
const cache = new Map<string, Set<string>>()
const has = (file: string, name: string): boolean => {
  if (!cache.has(file)) cache.set(file, namesIn(file))
  return cache.get(file)!.has(name)
}

describe('each requirement is shown by tests that exist', () => {
  test.each(named)('%s', (_, requirement) => {
    expect(requirement.what).not.toBe('')
    if (requirement.status === 'shown') {
      expect(requirement.tests.length).toBeGreaterThan(0)
      expect(requirement.tests.filter(({ file, test: name }) => !has(file, name))).toEqual([])
    } else expect(requirement.because.length).toBeGreaterThan(10)
  })

  test('none of the standard is left out, nor any threat', () => {
    const all = Object.entries(counts).flatMap(([chapter, sections]) =>
      sections.flatMap((count, at) => Array.from({ length: count }, (_, place) => `${chapter}.${at + 1}.${place + 1}`)),
    )
    expect(all).toHaveLength(253)
    const wanted = [...all, ...Array.from({ length: threats }, (_, at) => `T${at + 1}`)]
    expect(wanted.filter((id) => !(id in requirements))).toEqual([])
  })

  test('and a name that no test has is found out', () => {
    expect(has('api/src/security/asvs.test.ts', 'each requirement is shown by tests that exist')).toBe(true)
    expect(has('api/src/security/asvs.test.ts', 'a test there is not')).toBe(false)
  })
})
