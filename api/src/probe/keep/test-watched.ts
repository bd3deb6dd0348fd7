import { aroundTheClock } from 'shared/probe/contract-hours.ts'
import type { ConnectionConfigOf } from 'shared/probe/connection.ts'
import type { PathNodeDefinition } from 'shared/probe/path-node.ts'
import type { Sample } from 'shared/probe/sample.ts'
import type { Db } from '../../db/open.ts'
import { loadProvince } from '../../unit/load-province.ts'
import { both, testDocument } from '../../unit/test-document.ts'
import type { Batch, StandingOf } from './batch.ts'

type Tcp = ConnectionConfigOf<'tcp'>

export const testNode = (id: string, change: Partial<PathNodeDefinition> = {}): PathNodeDefinition => ({
  id,
  kind: 'core',
  name: both(id),
  parents: [],
  unit: null,
  subsystem: null,
  provider: null,
  ...change,
})

export const testConnection = (id: string, change: Partial<Tcp> = {}): Tcp => ({
  id,
  name: both(id),
  unit: '13285',
  subsystem: 'mot-cua',
  vantage: 'soc',
  path: ['soc', 'core'],
  intervalS: 60,
  sentinel: false,
  deadlineMs: 10_000,
  contractualMs: null,
  echoes: 0,
  provider: 'vnpt',
  contractHours: aroundTheClock,
  enabled: true,
  kind: 'tcp',
  target: { host: '127.0.0.1', port: 1 },
  assertions: {},
  ...change,
})

/** A small province in which these connections are watched, taken in by the path every province takes. */
export async function loadWatched(db: Db, watched: Tcp[], pathNodes: PathNodeDefinition[] = []): Promise<void> {
  const nodes = [testNode('soc', { kind: 'vantage' }), testNode('core', { parents: ['soc'] }), ...pathNodes]
  const loaded = await loadProvince(db, testDocument({ pathNodes: nodes, watched }), new Date(0))
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.problems))
}

export const testSample = (connection: string, at: Date | number, change: Partial<Sample> = {}): Sample => ({
  at: +at,
  connection,
  ok: true,
  cls: 'ok',
  totalUs: 80_000,
  connectUs: 20_000,
  sent: 0,
  lost: 0,
  ...change,
})

export const testStanding = (
  connection: string,
  state: StandingOf['state'],
  since: Date | number,
  change: Partial<StandingOf> = {},
): StandingOf => ({ connection, state, since: +since, reasons: [], overlays: [], root: null, ...change })

export const testBatch = (seq: number, change: Partial<Batch> = {}): Batch => ({
  prober: 'p1',
  seq,
  samples: [],
  standings: [],
  events: [],
  ...change,
})
