import type { ChannelDefinition } from 'shared/alert/channel.ts'
import type { DutyRosterDefinition } from 'shared/alert/setup-contract.ts'
import { newToken } from '../account/identity/token.ts'
import { setConnectorSecret } from '../account/secret/connector-secret.ts'
import type { Keyring } from '../account/secret/keyring.ts'
import { Secret } from '../account/secret/secret.ts'
import type { Db } from '../db/open.ts'
import { layDefaultRules } from './lay-default-rules.ts'
import { connectorOf } from './send/deliver.ts'

interface Demo {
  db: Db
  keyring: Keyring
  now: () => Date
  /** Where the simulation takes messages, by the bot API. */
  base: string
}

/** A group and three people who exist only in the simulation; their chats are numbers of nobody. */
const group = '-1000000037'
const people = [
  { name: 'Trực ca A (mô phỏng)', recipient: '1000000001' },
  { name: 'Trực ca B (mô phỏng)', recipient: '1000000002' },
  { name: 'Trực ca C (mô phỏng)', recipient: '1000000003' },
]

/**
 * The demonstration's own way out: the simulator takes messages by the bot API on this machine, and keeps them to be
 * looked at. With it a roster, and the rules of the beginning lead there. Once; what a visitor changes stays.
 */
export async function layDemoWays({ db, keyring, now, base }: Demo): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (await trx.selectFrom('channel').select('id').limit(1).executeTakeFirst()) return
    const definition: ChannelDefinition = { kind: 'telegram', locale: 'vi', base, chats: [group] }
    const { id: channel } = await trx
      .insertInto('channel')
      .values({
        name: 'Nhóm trực kỹ thuật (mô phỏng)',
        kind: definition.kind,
        enabled: true,
        definition: JSON.stringify(definition),
        created_at: now(),
        created_by: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const secret = { url: base, header: 'Bot-Token', value: new Secret(newToken().text), by: null }
    await setConnectorSecret(trx, keyring, { connector: connectorOf(channel), ...secret }, now())
    const roster: DutyRosterDefinition = {
      channel,
      people,
      turn: 'week',
      firstDay: '2025-07-07',
      handover: '07:30',
      hours: { days: 'every', hours: [{ from: '06:00', to: '22:00' }] },
      outside: people[0]!,
      swaps: [],
    }
    const { id: duty } = await trx
      .insertInto('duty_roster')
      .values({ name: 'Trực vận hành hệ thống (mô phỏng)', definition: JSON.stringify(roster) })
      .returning('id')
      .executeTakeFirstOrThrow()
    await layDefaultRules(trx, { group: [{ kind: 'channel', id: channel }], duty: [{ kind: 'roster', id: duty }] })
  })
}
