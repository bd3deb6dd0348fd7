import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { claimLetter, hasHeard, type LetterClaim, renewLetter, settleLetter } from './claim-letter.ts'
import { composeDigests } from './compose-digests.ts'
import { deliver, type SendDeps } from './deliver.ts'
import { judgeOutcome } from './outcome.ts'

export interface SendDue {
  /** Letters on their way side by side: one receiver that hangs holds up one place. */
  atOnce?: number
  /** How long a claim stands without being renewed: after this, a killed sender is taken over. */
  leaseMs?: number
  stop?: AbortSignal
}

type Needs = SendDeps & { log: Logger }

/**
 * Sends what is due until nothing is. Whenever the program dies, a letter is at worst sent twice under the same name, and
 * none is lost: what was being sent is claimed again when its lease has run out.
 */
export async function sendDue(deps: Needs, { atOnce = 4, leaseMs = 30_000, stop }: SendDue = {}): Promise<number> {
  await composeDigests(deps.db, deps.now())
  const places = Array.from({ length: atOnce }, () => sendInTurn(deps, leaseMs, stop))
  const sent = await Promise.all(places)
  return sent.reduce((sum, count) => sum + count, 0)
}

async function sendInTurn(deps: Needs, leaseMs: number, stop?: AbortSignal): Promise<number> {
  for (let count = 0; ;) {
    if (stop?.aborted) return count
    const claim = await claimLetter(deps.db, deps.now(), leaseMs)
    if (claim === null) return count
    if (await whileRenewing(deps, claim, leaseMs, () => sendOne(deps, claim, leaseMs))) count += 1
  }
}

async function sendOne(deps: Needs, claim: LetterClaim, leaseMs: number): Promise<boolean> {
  const log = deps.log.child({ letter: claim.id, channel: claim.channel })
  if (claim.kind === 'resolved' && !(await hasHeard(deps.db, claim))) {
    await settleLetter(deps.db, claim, { state: 'moot' })
    return false
  }
  // Whoever was held up past the lease finds here that somebody else has taken over.
  if (!(await renewLetter(deps.db, claim, leaseMs))) return false
  const outcome = await deliver(deps, claim)
  const at = deps.now()
  const { attempts, doubtful } = claim
  const became = judgeOutcome(
    outcome,
    { attempts, createdAt: claim.created_at.getTime(), doubtful },
    at.getTime(),
    Math.random(),
  )
  if (became.state === 'dead') log.error({ why: became.why }, 'a letter was given up')
  const settled = await settleLetter(deps.db, claim, {
    state: became.state,
    ...(became.state === 'sent' && { sent_at: at, last_error: null }),
    ...(became.state !== 'sent' && { doubtful: became.doubtful, last_error: became.why }),
    ...(became.state === 'waiting' && { due_at: new Date(became.dueAt) }),
  })
  if (!settled) log.warn('a letter was taken over while it was being sent')
  return became.state === 'sent'
}

/** Renews the claim three times per lease, for as long as a slow receiver takes. */
async function whileRenewing<T>(deps: Needs, claim: LetterClaim, leaseMs: number, work: () => Promise<T>): Promise<T> {
  const done = new AbortController()
  const renewing = (async () => {
    while (!done.signal.aborted) {
      await sleep(leaseMs / 3, undefined, { signal: done.signal }).catch(() => {})
      if (done.signal.aborted) return
      await renewLetter(deps.db, claim, leaseMs).catch((error: unknown) =>
        deps.log.warn({ err: error, letter: claim.id }, 'a claim was not renewed'),
      )
    }
  })()
  try {
    return await work()
  } finally {
    done.abort()
    await renewing
  }
}
