import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

interface Requirements {
  requirements: Record<string, { what: string; tests: { file: string; test: string }[] }>
}

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
  return new Set([...calls, ...eachOf].map(([, , name]) => name!.replaceAll("\\'", "'")))
}
const cache = new Map<string, Set<string>>()
const has = (file: string, name: string): boolean => {
  if (!cache.has(file)) cache.set(file, namesIn(file))
  return cache.get(file)!.has(name)
}

describe('each requirement is shown by tests that exist', () => {
  test.each(named)('%s', (_, { what, tests }) => {
    expect(what).not.toBe('')
    expect(tests.length).toBeGreaterThan(0)
    expect(tests.filter(({ file, test: name }) => !has(file, name))).toEqual([])
  })

  test('and a name that no test has is found out', () => {
    expect(has('api/src/security/asvs.test.ts', 'each requirement is shown by tests that exist')).toBe(true)
    expect(has('api/src/security/asvs.test.ts', 'a test there is not')).toBe(false)
  })
})
