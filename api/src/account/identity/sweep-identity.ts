import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'

/** Takes away what can open nothing any more, and forgets addresses of the past. For the clock, once an hour. */
export async function sweepIdentity(db: Db, now: Date): Promise<number> {
  const before = (age: string) => sql<Date>`${now}::timestamptz - ${age}::interval`
  const gone = await Promise.all([
    // Past every limit there is: a wall display's month.
    db.deleteFrom('account_session').where('started_at', '<', before('31 days')).executeTakeFirst(),
    db
      .deleteFrom('account_session')
      .where('next', '!=', 'ready')
      .where('started_at', '<', before('1 hour'))
      .executeTakeFirst(),
    db
      .deleteFrom('account_session as session')
      .using('account_user as user')
      .whereRef('user.id', '=', 'session.user_id')
      .where('user.role', '!=', 'kiosk')
      .where('session.started_at', '<', before('13 hours'))
      .executeTakeFirst(),
    db.deleteFrom('account_device').where('used_at', '<', before('180 days')).executeTakeFirst(),
    db.deleteFrom('account_invitation').where('expires_at', '<', before('90 days')).executeTakeFirst(),
    db.deleteFrom('account_tries').where('last_at', '<', before('1 day')).executeTakeFirst(),
    db.deleteFrom('account_sso_session').where('created_at', '<', before('1 hour')).executeTakeFirst(),
    db.deleteFrom('account_verification').where('expires_at', '<', before('1 hour')).executeTakeFirst(),
  ])
  return gone.reduce((sum, each) => sum + Number(each.numDeletedRows), 0)
}
