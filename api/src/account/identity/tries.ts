import type { TriesKind } from '../../db/identity-tables.ts'
import type { SecurityProfile } from 'shared/account/profile.ts'

/** What has been counted under one key. A try is counted before it is judged, so that parallel ones cannot slip by. */
export interface Tries {
  failures: number
  since: Date
  lastAt: Date
}

export type TriesRule =
  /** Some are free, then each failure doubles the wait; forgotten after a quiet time. */
  | { kind: 'growing'; free: number; firstMs: number; longestMs: number; forgetMs: number }
  /** So many in a stretch of time, then none until it is over. */
  | { kind: 'window'; most: number; windowMs: number }
  /** So many in a row, then shut until someone opens it or the time is over. */
  | { kind: 'lock'; most: number; forMs: number }

export type TriesDecision = { kind: 'go'; next: Tries } | { kind: 'wait'; until: Date }

const minute = 60_000

/**
 * Five wrong passwords are free, then one, two, four … minutes to a quarter of an hour: 11 tries in the first hour at
 * most, 4 in each that follows. Strangers fill the account's own count; whoever holds a device the owner signed in on
 * before is counted by that device, so that nobody can lock an owner out.
 */
export function triesRules(profile: SecurityProfile): Record<TriesKind, TriesRule> {
  const growing: TriesRule = {
    kind: 'growing',
    free: 5,
    firstMs: minute,
    longestMs: 15 * minute,
    forgetMs: 60 * minute,
  }
  const account: TriesRule = profile.lock
    ? { kind: 'lock', most: profile.lock.after, forMs: profile.lock.forMs }
    : growing
  return {
    account,
    device: account,
    'second-factor': account,
    address: { kind: 'window', most: 30, windowMs: 15 * minute },
    // Passwords sprayed over many accounts from many addresses: people on known devices do not pass this count.
    everyone: { kind: 'window', most: 600, windowMs: 15 * minute },
  }
}

/** May one more be tried now? If so, it is counted. */
export function decideTry(tries: Tries | null, rule: TriesRule, now: Date): TriesDecision {
  if (!tries || tries.failures === 0) return go(1, now, now)
  const free = freeAt(tries, rule)
  if (free > now.getTime()) return { kind: 'wait', until: new Date(free) }
  return isForgotten(tries, rule, now) ? go(1, now, now) : go(tries.failures + 1, tries.since, now)
}

function freeAt({ failures, since, lastAt }: Tries, rule: TriesRule): number {
  switch (rule.kind) {
    case 'growing':
      if (failures < rule.free) return 0
      return lastAt.getTime() + Math.min(rule.longestMs, rule.firstMs * 2 ** Math.min(failures - rule.free, 30))
    case 'window':
      return failures < rule.most ? 0 : since.getTime() + rule.windowMs
    case 'lock':
      return failures < rule.most ? 0 : lastAt.getTime() + rule.forMs
  }
}

function isForgotten({ failures, since, lastAt }: Tries, rule: TriesRule, now: Date): boolean {
  switch (rule.kind) {
    case 'growing':
      return now.getTime() - lastAt.getTime() >= rule.forgetMs
    case 'window':
      return now.getTime() - since.getTime() >= rule.windowMs
    case 'lock':
      return failures >= rule.most || now.getTime() - lastAt.getTime() >= rule.forMs
  }
}

const go = (failures: number, since: Date, lastAt: Date): TriesDecision => ({
  kind: 'go',
  next: { failures, since, lastAt },
})
