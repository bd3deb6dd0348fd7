import { expect, test } from 'vitest'
import { closureOf, isOver } from './byte-budget.ts'

const manifest = {
  'index.html': { file: 'a.js', imports: ['_b'], css: ['a.css'] },
  _b: { file: 'b.js', imports: ['_c', 'index.html'], css: ['b.css'] },
  _c: { file: 'c.js', imports: ['_b'] },
  'page.tsx': { file: 'page.js', imports: ['_c'], isDynamicEntry: true },
}

test('static imports count, however deep and in circles; pages fetched later do not', () => {
  expect(closureOf(manifest, 'index.html')).toEqual({ js: ['a.js', 'b.js', 'c.js'], css: ['a.css', 'b.css'] })
})

test('a missing entry is a fault of the build, not an empty budget', () => {
  expect(() => closureOf({}, 'index.html')).toThrow('build first')
})

test('a limit is passed by one byte, not by meeting it', () => {
  expect(isOver({ js: 170_000, css: 20_001 }, { js: 170, css: 20 })).toEqual(['css'])
})
