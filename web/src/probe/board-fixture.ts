import type { BoardDelta } from 'shared/probe/board.ts'
import type { Board } from './board-model.ts'

/** Three units to two systems and a connection of the province, in the shape the contract gives. */
export const boardAt = (at: number): Board => ({
  stream: 'e:7',
  at,
  standings: [
    { state: 'up', reasons: [], overlays: [], root: null },
    { state: 'unstable', reasons: ['flapping'], overlays: [], root: null },
    { state: 'down', reasons: ['unreachable'], overlays: ['suppressed'], root: 'line-13285' },
  ],
  connections: {
    n: [1, 2, 3, 4, 5],
    id: ['13285-mot-cua', '13285-dan-cu', '14329-mot-cua', '14329-dan-cu', 'mot-cua-dan-cu'],
    unit: ['13285', '13285', '14329', '14329', null],
    subsystem: ['mot-cua', 'dan-cu', 'mot-cua', 'dan-cu', 'dan-cu'],
    kind: ['http', 'http', 'http', 'http', 'tcp'],
    standing: [2, 2, 0, 1, 0],
    since: [at - 600, at - 590, at - 90_000, at - 1_800, at - 90_000],
    lastAt: [at, at, at, at, at],
    lastUs: [null, null, 80_000, 90_000, 70_000],
  },
  names: [{ id: 'mot-cua-dan-cu', name: { vi: 'Một cửa – CSDLQG về dân cư', en: 'One-stop – population' } }],
  troubles: { n: [1, 2, 4], from: [at - 600, at - 590, at - 1_800], to: [null, null, null], standing: [2, 2, 1] },
})

export const recovered = (at: number): BoardDelta => ({
  at,
  groups: [{ state: 'up', reasons: [], overlays: [], root: null, members: [[0, 4]] }],
})
