import { pino } from 'pino'
import type { Deps } from './deps.ts'
import { readEnv } from './env.ts'
import type { Db } from './db/open.ts'

/** What a door or a job is given in a test: a real database, a clock that stands, a log nobody reads. */
export function testDeps(db: Db, now: Date | (() => Date), settings: Record<string, string> = {}): Deps {
  const outcome = readEnv({ NHIPSO_LOG: 'silent', ...settings })
  if (outcome.kind === 'refused') throw new Error(outcome.problems.join('\n'))
  return { db, now: now instanceof Date ? () => now : now, log: pino({ level: 'silent' }), env: outcome.env }
}
