import type { BoardStanding } from 'shared/probe/board.ts'
import { expect, test } from 'vitest'
import { stripBackground, stripOf, type Trouble } from './strip-model.ts'

const trouble = (
  from: number,
  to: number | null,
  state: BoardStanding['state'],
  change: Partial<Trouble['standing']> = {},
): Trouble => ({ from, to, standing: { state, overlays: [], root: null, ...change } })
const drawn = (troubles: Trouble[]) =>
  stripOf(troubles, 1000, 1100, 10).map(
    ({ kind, from, to, caused }) => `${from}–${to} ${kind}${caused ? ' caused' : ''}`,
  )

test.each<[string, Trouble[], string[]]>([
  ['nothing told was up', [], ['0–10 up']],
  ['down since the middle', [trouble(1050, null, 'down')], ['0–5 up', '5–10 down']],
  ['a second is a slot', [trouble(1042, 1043, 'down')], ['0–4 up', '4–5 down', '5–10 up']],
  ['what ends where a slot begins does not mark it', [trouble(1030, 1050, 'down')], ['0–3 up', '3–5 down', '5–10 up']],
  [
    'the worst of a slot is seen',
    [trouble(1000, 1005, 'down'), trouble(1005, 1030, 'unstable')],
    ['0–1 down', '1–3 unstable', '3–10 up'],
  ],
  ['what began before and still lasts fills it', [trouble(900, null, 'unknown')], ['0–10 unknown']],
  ['what is over before it does not', [trouble(900, 1000, 'down')], ['0–10 up']],
  [
    'what a root explains stands by itself',
    [trouble(1000, 1020, 'down', { root: 'core' }), trouble(1020, 1030, 'down')],
    ['0–2 down caused', '2–3 down', '3–10 up'],
  ],
  [
    'announced work covers what happens in it',
    [trouble(1000, 1010, 'down', { overlays: ['maintenance'] })],
    ['0–1 maintenance', '1–10 up'],
  ],
])('%s', (_, troubles, expected) => expect(drawn(troubles)).toEqual(expected))

test('a strip has every slot once, whatever happened', () => {
  let seed = 11
  const chance = (below: number) => (seed = (seed * 16_807) % 2_147_483_647) % below
  for (let time = 0; time < 300; time += 1) {
    const troubles = Array.from({ length: chance(12) }, () => {
      const from = 900 + chance(300)
      const state = (['down', 'unstable', 'degraded'] as const)[chance(3)]!
      return trouble(from, chance(4) === 0 ? null : from + chance(200), state)
    })
    const strip = stripOf(troubles, 1000, 1100, 24)
    expect(strip[0]!.from).toBe(0)
    expect(strip.at(-1)!.to).toBe(24)
    for (const [place, { from }] of strip.entries()) if (place > 0) expect(from).toBe(strip[place - 1]!.to)
  }
})

test('a strip is drawn in one element, and a quiet one needs nothing', () => {
  expect(stripBackground(stripOf([], 0, 10, 10), 10)).toBeUndefined()
  const drawn = stripBackground(stripOf([trouble(0, 5, 'unstable'), trouble(8, null, 'down')], 0, 10, 10), 10)
  expect(drawn).toMatchObject({ backgroundSize: '50.00% 100%, 20.00% 100%', backgroundPosition: '0.00% 0, 100.00% 0' })
  expect(stripBackground(stripOf([trouble(0, null, 'down')], 0, 10, 10), 10)).toMatchObject({
    backgroundPosition: '0.00% 0',
  })
})
