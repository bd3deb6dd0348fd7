import { sql } from 'kysely'
import type { ChannelDefinition, ChannelKind } from 'shared/alert/channel.ts'
import type { Channel, NotificationAnswer } from 'shared/alert/setup-contract.ts'
import type { Db } from '../db/open.ts'
import { connectorOf } from './send/deliver.ts'

/** The channels with how they do. Since when each has a secret is asked as the program, which alone may look there. */
export async function listChannels(db: Db, system: Db): Promise<Channel[]> {
  const { rows } = await sql<{
    id: string
    name: string
    kind: ChannelKind
    enabled: boolean
    definition: ChannelDefinition
    sent_at: Date | null
    waiting: number
    dead: number
    last_error: string | null
  }>`
    select c.*, n.sent_at, coalesce(n.waiting, 0)::bigint as waiting, coalesce(n.dead, 0)::bigint as dead,
      (select last_error from notification e where e.channel = c.id::text and e.last_error is not null order by e.id desc limit 1) as last_error
    from channel c left join (
      select channel, max(sent_at) as sent_at, count(*) filter (where state in ('waiting', 'sending')) as waiting,
        count(*) filter (where state = 'dead') as dead
      from notification group by channel
    ) n on n.channel = c.id::text
    order by c.name, c.id`.execute(db)
  const secrets = await system.selectFrom('connector_secret').select(['connector', 'set_at']).execute()
  const setAt = new Map(secrets.map(({ connector, set_at }) => [connector, set_at]))
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    enabled: row.enabled,
    definition: row.definition,
    secretSetAt: setAt.get(connectorOf(row.id))?.toISOString() ?? null,
    lastSentAt: row.sent_at?.toISOString() ?? null,
    waiting: row.waiting,
    dead: row.dead,
    lastError: row.last_error,
  }))
}

const mostLetters = 200

export async function listDeadLetters(db: Db): Promise<NotificationAnswer[]> {
  const rows = await lettersOf(db).where('n.state', '=', 'dead').orderBy('n.id', 'desc').limit(mostLetters).execute()
  return rows.map(sayLetter)
}

export async function readLetter(db: Db, id: number): Promise<NotificationAnswer | null> {
  const row = await lettersOf(db).where('n.id', '=', id).executeTakeFirst()
  return row ? sayLetter(row) : null
}

const lettersOf = (db: Db) =>
  db
    .selectFrom('notification as n')
    .leftJoin('channel as c', (join) => join.on(sql<boolean>`c.id::text = n.channel`))
    .selectAll('n')
    .select('c.name as channelName')

type LetterRow = Awaited<ReturnType<ReturnType<typeof lettersOf>['execute']>>[number]

const sayLetter = (row: LetterRow): NotificationAnswer => ({
  id: row.id,
  incident: row.incident,
  kind: row.kind,
  channel: row.channelName ?? row.channel,
  recipient: row.recipient,
  state: row.state,
  doubtful: row.doubtful,
  attempts: row.attempts,
  createdAt: row.created_at.toISOString(),
  dueAt: row.due_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  lastError: row.last_error,
})
