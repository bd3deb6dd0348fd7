import { nextAskAt } from 'shared/feed/next-ask.ts'
import type { Db } from '../db/open.ts'
import type { Claim } from './claim-due.ts'

/** A feed that owes nothing yet is looked at again when its schedule says so. */
export async function postpone(db: Db, { feed, holder }: Claim, now: Date): Promise<{ outcome: 'nothing-due' }> {
  await db
    .updateTable('feed_progress')
    .set({
      due_at: nextAskAt(feed.schedule, { kind: 'answered', last: true, late: false }, now),
      leased_by: null,
      leased_until: null,
    })
    .where('feed', '=', feed.id)
    .where('leased_by', '=', holder)
    .execute()
  return { outcome: 'nothing-due' }
}
