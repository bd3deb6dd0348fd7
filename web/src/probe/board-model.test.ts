import { type BoardDelta, packMembers } from 'shared/probe/board.ts'
import { expect, test } from 'vitest'
import { applyDelta, type Board, cellsOf, countStates, isTroubled, rootBands } from './board-model.ts'

const up = { state: 'up', reasons: [], overlays: [], root: null } as const
const board: Board = {
  stream: 'e:1',
  at: 1000,
  standings: [{ ...up, reasons: [], overlays: [] }],
  connections: {
    n: [1, 2, 3, 4],
    id: ['a-x', 'a-y', 'b-x', 'b-y'],
    unit: ['a', 'a', 'b', 'b'],
    subsystem: ['x', 'y', 'x', 'y'],
    kind: ['tcp', 'tcp', 'tcp', 'tcp'],
    standing: [0, 0, 0, 0],
    since: [0, 0, 0, 0],
    lastAt: [990, 990, 990, 990],
    lastUs: [1, 2, 3, null],
  },
  names: [],
  troubles: { n: [], from: [], to: [], standing: [] },
}
const delta = (
  at: number,
  state: Board['standings'][number]['state'],
  members: [number, number][],
  root: string | null = null,
): BoardDelta => ({
  at,
  groups: [{ state, reasons: state === 'up' ? [] : ['errors'], overlays: [], root, members: packMembers(members) }],
})
const lines = (shown: Board) =>
  cellsOf(shown).map(({ id, standing, since, troubles }) =>
    [
      id,
      standing.state,
      since,
      ...troubles.map(({ from, to, standing: { state } }) => `${from}–${to ?? ''} ${state}`),
    ].join(' '),
  )

test('changes move the board as the answer would have it', () => {
  let shown = applyDelta(
    board,
    delta(1100, 'down', [
      [1, 30],
      [2, 0],
    ]),
  )
  expect(lines(shown)).toEqual(['a-x down 1070 1070– down', 'a-y down 1100 1100– down', 'b-x up 0', 'b-y up 0'])
  shown = applyDelta(shown, delta(1200, 'up', [[1, 5]]))
  expect(lines(shown)[0]).toBe('a-x up 1195 1070–1195 down')
  expect(countStates(cellsOf(shown))).toEqual({ unknown: 0, up: 3, degraded: 0, unstable: 0, down: 1 })
  expect(shown.at).toBe(1200)
})

test('the same change again changes nothing, and one of a stranger is passed over', () => {
  const once = applyDelta(board, delta(1100, 'down', [[1, 30]]))
  expect(lines(applyDelta(once, delta(1100, 'down', [[1, 30]])))).toEqual(lines(once))
  expect(lines(applyDelta(board, delta(1100, 'down', [[99, 0]])))).toEqual(lines(board))
})

test('a new reason begins a stretch of its own and leaves the state as old as it is', () => {
  const once = applyDelta(board, delta(1100, 'unstable', [[1, 30]]))
  const again = applyDelta(once, {
    at: 1200,
    groups: [{ state: 'unstable', reasons: ['errors', 'slow'], overlays: [], root: null, members: [[130, 1]] }],
  })
  expect(lines(again)[0]).toBe('a-x unstable 1070 1070–1200 unstable 1200– unstable')
})

test('the answer it was given stays as it was', () => {
  const before = structuredClone(board)
  applyDelta(board, delta(1100, 'down', [[1, 30]]))
  expect(board).toEqual(before)
})

test('a root is a band over the rows and columns it explains', () => {
  const shown = applyDelta(
    board,
    delta(
      1100,
      'down',
      [
        [1, 30],
        [3, 10],
      ],
      'system-x',
    ),
  )
  const [band] = rootBands(cellsOf(shown))
  expect([band!.node, band!.members.length, band!.since]).toEqual(['system-x', 2, 1090])
  expect([[...band!.subsystems], [...band!.units]]).toEqual([['x'], []])
  expect(rootBands(cellsOf(board))).toEqual([])
})

test('a root is known since its members are: one that was never measured tells no time', () => {
  const unmeasured = { ...board, connections: { ...board.connections, since: board.connections.since.map(() => 0) } }
  const [band] = rootBands(cellsOf(applyDelta(unmeasured, delta(0, 'down', [[1, 0]], 'system-x'))))
  expect([band!.node, band!.since]).toEqual(['system-x', null])
})

test('troubled is what is not up, or was not within the time shown', () => {
  const shown = applyDelta(applyDelta(board, delta(1100, 'down', [[1, 0]])), delta(1200, 'up', [[1, 0]]))
  const [cell, other] = cellsOf(shown)
  expect([isTroubled(cell!, 1150), isTroubled(cell!, 1250), isTroubled(other!, 0)]).toEqual([true, false, false])
})
