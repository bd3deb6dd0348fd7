import type { Db } from '../db/open.ts'
import { detected } from './test-alerts.ts'
import { raiseFromDetection } from './raise-from-detection.ts'

const id = (last: string) => `00000000-0000-4000-8000-0000000000${last}`
const [hook, letters, roster, rule, window] = ['c1', 'c2', 'd1', 'e1', 'f1'].map(id) as [
  string,
  string,
  string,
  string,
  string,
]
const missing = id('00').replace(/0000$/, 'dead')

const none = { nodes: [], connections: [], subsystems: [], units: [], providers: [] }
const time = { kind: 'once', from: '2026-01-01T00:00:00Z', to: '2026-01-01T02:00:00Z' }
const hookDefinition = { kind: 'webhook', locale: 'vi', url: 'http://127.0.0.1:9/hook' }
const rosterDefinition = {
  channel: letters,
  people: [{ name: 'An', recipient: 'an@nhipso.test' }],
  turn: 'week',
  firstDay: '2026-01-05',
  handover: '07:30',
  hours: { days: 'every', hours: [{ from: '00:00', to: '24:00' }] },
  outside: null,
  swaps: [],
}

interface Laid {
  own: string
  other: string
  /** What nobody of the one unit may read of the other. */
  canary: string
  now: Date
}

/** An object of each sort of this room, some of one's own unit and some of another's, as a path can name them. */
export async function layAlerts(db: Db, { own, other, canary, now }: Laid) {
  const incidents: Record<string, string> = {}
  for (const [unit, name] of [
    [own, 'x'],
    [other, canary],
  ] as const) {
    await db.transaction().execute((trx) => raiseFromDetection(trx, [detected(now, 'opened', `line-${unit}`)], now))
    const row = await db
      .updateTable('incident')
      .set({ unit, name: JSON.stringify({ vi: name, en: name }) })
      .where('object', '=', `line-${unit}`)
      .returning('id')
      .executeTakeFirstOrThrow()
    incidents[unit] = row.id
  }
  const made = { enabled: true, created_at: now }
  await db
    .insertInto('channel')
    .values([
      { id: hook, name: 'Web', kind: 'webhook', definition: JSON.stringify(hookDefinition), ...made },
      { id: letters, name: 'Thư', kind: 'email', definition: '{"kind":"email","locale":"vi","to":[]}', ...made },
    ])
    .execute()
  await db
    .insertInto('duty_roster')
    .values({ id: roster, name: 'Trực', definition: JSON.stringify(rosterDefinition) })
    .execute()
  const ruleDefinition = alertBodies.createRule().definition
  await db
    .insertInto('alert_rule')
    .values({ id: rule, name: 'Quy tắc', place: 1, enabled: true, definition: JSON.stringify(ruleDefinition) })
    .execute()
  const { provider, definition } = alertBodies.announceMaintenance()
  await db
    .insertInto('maintenance_window')
    .values({ id: window, name: 'Bảo trì', provider, definition: JSON.stringify(definition), created_at: now })
    .execute()
  const dead = await db
    .insertInto('notification')
    .values({
      topic: id('aa'),
      step: 1,
      channel: hook,
      recipient: '',
      kind: 'test',
      content: JSON.stringify({ kind: 'test', at: now.toISOString(), channel: 'Web' }),
      state: 'dead',
      due_at: now,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return {
    'incidents.id': { own: incidents[own]!, other: incidents[other]!, missing },
    'maintenance.id': { own: window, missing },
    'alert-channels.id': { own: hook, missing },
    'duty-rosters.id': { own: roster, missing },
    'alert-rules.id': { own: rule, missing },
    'alert-dead-letters.id': { own: String(dead.id), missing: '999999' },
  }
}

const operatorProvider = 'VNPT'
/** What has to be said besides what the schema asks for, so that somebody gets through. The operator works for VNPT. */
export const alertBodies = {
  snoozeIncident: () => ({ until: null }),
  createChannel: () => ({
    name: 'Thư',
    enabled: false,
    definition: { kind: 'email', locale: 'vi', to: ['a@nhipso.test'] },
  }),
  changeChannel: () => ({
    name: 'Web',
    enabled: true,
    definition: { kind: 'webhook', locale: 'vi', url: 'https://hook.nhipso.test/x' },
    secret: 'one of the tests',
  }),
  testChannel: () => ({ recipient: '' }),
  createRoster: () => ({ name: 'Trực', definition: rosterDefinition }),
  changeRoster: () => ({ name: 'Trực', definition: rosterDefinition }),
  createRule: () => ({
    name: 'Quy tắc',
    place: 1,
    enabled: true,
    definition: {
      scopes: [],
      atLeast: 'info',
      subsystems: [],
      units: [],
      providers: [],
      to: [],
      digestBelow: null,
      nightBelow: null,
      repeatMinutes: null,
      escalation: [],
    },
  }),
  announceMaintenance: () => ({
    name: 'Bảo trì',
    provider: operatorProvider,
    definition: { time, on: { ...none, units: ['37'] }, reason: 'thay thiết bị' },
  }),
  changeMaintenance: () => alertBodies.announceMaintenance(),
}
