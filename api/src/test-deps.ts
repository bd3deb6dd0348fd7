import { pino } from 'pino'
import { openIdentity } from './account/identity/open-identity.ts'
import { recordInTrail } from './account/identity/record-in-trail.ts'
import { testPasswordWork } from './account/identity/test-password-work.ts'
import { testKeyring } from './account/secret/test-keyring.ts'
import type { Db } from './db/open.ts'
import { readEnv } from './env.ts'
import { testRules } from './http/egress/test-rules.ts'
import type { ServingDeps } from './serving-deps.ts'

/**
 * What a door or a job is given in a test: a real database, a clock that stands, a log nobody reads. As in the
 * demonstration, whoever has not signed in reads the figures. The database is one without the second wall.
 */
export function testDeps(db: Db, now: Date | (() => Date), settings: Record<string, string> = {}): ServingDeps {
  const outcome = readEnv({ NHIPSO_LOG: 'silent', ...settings })
  if (outcome.kind === 'refused') throw new Error(outcome.problems.join('\n'))
  const { env } = outcome
  const log = pino({ level: 'silent' })
  const keyring = testKeyring()
  const record = recordInTrail({ keyring, log })
  const clock = now instanceof Date ? () => now : now
  return {
    db,
    system: db,
    now: clock,
    log,
    env,
    keyring,
    egress: () => Promise.resolve(testRules),
    identity: openIdentity(
      { db, now: clock, log },
      { settings: env.identity, keyring, record, passwordWork: testPasswordWork },
    ),
  }
}
