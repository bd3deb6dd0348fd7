import { inApp } from 'shared/alert/address-tell.ts'
import type { IncidentContent } from 'shared/alert/alert-content.ts'
import type { Tell } from 'shared/alert/decision.ts'
import type { Db } from '../db/open.ts'
import type { IncidentRow } from './incident-store.ts'

export interface Outgoing {
  tell: Tell
  channel: string
  recipient: string
  digestAt: number | null
  content: IncidentContent
}

/**
 * Puts messages out, beside the transition they tell of. A step that stands there already is not put out again. What is
 * told on the pages is told with this very transaction.
 */
export async function putOut(trx: Db, incident: IncidentRow, messages: readonly Outgoing[], at: Date): Promise<void> {
  if (messages.length === 0) return
  const { id, unit, provider } = incident
  await trx
    .insertInto('notification')
    .values(
      messages.map(({ tell, channel, recipient, digestAt, content }) => ({
        topic: id,
        step: tell.step,
        channel,
        recipient,
        incident: id,
        kind: tell.kind,
        unit,
        provider,
        content: JSON.stringify(content),
        digest: digestAt !== null,
        due_at: digestAt === null ? at : new Date(digestAt),
        created_at: at,
        ...(channel === inApp.channel && { state: 'sent' as const, sent_at: at }),
      })),
    )
    .onConflict((conflict) => conflict.columns(['topic', 'step', 'channel', 'recipient']).doNothing())
    .execute()
}
