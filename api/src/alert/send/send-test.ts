import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { TestContent } from 'shared/alert/alert-content.ts'
import { settleLetter } from './claim-letter.ts'
import { deliver, type SendDeps } from './deliver.ts'
import type { Outcome } from './outcome.ts'

/** Sends a test at once, on the very way alerts go, and says what became of it. It is tried once. */
export async function sendTest(
  deps: SendDeps,
  channel: { id: string; name: string },
  recipient: string,
): Promise<Outcome> {
  const at = deps.now()
  const content: TestContent = { kind: 'test', at: at.toISOString(), channel: channel.name }
  const letter = await deps.db
    .insertInto('notification')
    .values({
      topic: randomUUID(),
      step: 1,
      channel: channel.id,
      recipient,
      incident: null,
      kind: 'test',
      unit: null,
      provider: null,
      content: JSON.stringify(content),
      state: 'sending',
      attempts: 1,
      fence: 1,
      leased_until: sql<Date>`clock_timestamp() + interval '1 minute'`,
      due_at: at,
      created_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const outcome = await deliver(deps, letter)
  await settleLetter(deps.db, letter, {
    ...(outcome.kind === 'sent' ? { state: 'sent', sent_at: deps.now() } : { state: 'dead', last_error: outcome.why }),
    doubtful: outcome.kind === 'unknown',
  })
  return outcome
}
