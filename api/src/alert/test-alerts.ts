import { pino } from 'pino'
import type { ChannelDefinition } from 'shared/alert/channel.ts'
import { secretOf } from 'shared/alert/channel.ts'
import type { RuleDefinition } from 'shared/alert/setup-contract.ts'
import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import { setConnectorSecret } from '../account/secret/connector-secret.ts'
import type { Keyring } from '../account/secret/keyring.ts'
import { Secret } from '../account/secret/secret.ts'
import { testKeyring } from '../account/secret/test-keyring.ts'
import type { Db } from '../db/open.ts'
import type { EgressRules } from '../http/egress/judge-address.ts'
import { connectorOf, type SendDeps } from './send/deliver.ts'

/** What tests of this room put into a database: channels, rules, and what a detector would say. */
export const testSecret = 'a secret of the test'

export async function addChannel(
  db: Db,
  keyring: Keyring,
  name: string,
  definition: ChannelDefinition,
): Promise<string> {
  const at = new Date('2026-01-01T00:00:00Z')
  const { id } = await db
    .insertInto('channel')
    .values({ name, kind: definition.kind, enabled: true, definition: JSON.stringify(definition), created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  const to = secretOf(definition)
  if (to)
    await setConnectorSecret(
      db,
      keyring,
      { connector: connectorOf(id), ...to, value: new Secret(testSecret), by: null },
      at,
    )
  return id
}

export async function addRule(
  db: Db,
  channels: readonly string[],
  change: Partial<RuleDefinition> = {},
): Promise<void> {
  const definition: RuleDefinition = {
    scopes: [],
    atLeast: 'info',
    subsystems: [],
    units: [],
    providers: [],
    to: channels.map((id) => ({ kind: 'channel', id })),
    digestBelow: null,
    nightBelow: null,
    repeatMinutes: null,
    escalation: [],
    ...change,
  }
  await db
    .insertInto('alert_rule')
    .values({ name: 'rule', place: 1, enabled: true, definition: JSON.stringify(definition) })
    .execute()
}

export const detected = (
  t: Date | number,
  event: DetectionEvent['event'],
  id: string,
  change: Partial<DetectionEvent> = {},
): DetectionEvent => ({
  t: +t,
  incident: `${id}@1`,
  event,
  scope: 'connection',
  id,
  state: event === 'resolved' ? 'up' : 'unstable',
  reasons: event === 'resolved' ? [] : ['errors'],
  members: [id],
  notify: true,
  ...change,
})

export const loopbackRules = (ports: readonly number[]): EgressRules => ({
  approved: [],
  ports: [],
  loopbackPorts: ports,
  own: [],
})

export function sendDeps(
  db: Db,
  {
    now,
    ports,
    mail,
    keyring = testKeyring(),
  }: { now: () => Date; ports: readonly number[]; mail?: string; keyring?: Keyring },
) {
  const deps: SendDeps = {
    db,
    now,
    keyring,
    egress: () => Promise.resolve(loopbackRules(ports)),
    mail: mail ? { url: new Secret(mail), from: 'canh-bao@nhipso.test' } : null,
    publicUrl: 'https://nhipso.test',
    deadlineMs: 1_500,
  }
  return { ...deps, log: pino({ level: 'silent' }) }
}
