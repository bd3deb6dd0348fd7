import { setTimeout as sleep } from 'node:timers/promises'
import { commandSays } from 'shared/messages/command.ts'
import { outcomeTexts } from 'shared/messages/feed-page.ts'
import { say } from 'shared/messages/say.ts'
import type { Deps } from '../deps.ts'
import { collectDue } from '../feed/collect-due.ts'
import { isSettled, makeDue } from '../feed/make-due.ts'
import { type LastCollection, readLastCollection, readNewestCollectionId } from '../feed/read-last-collection.ts'
import { makeHostGate } from '../http/host-gate.ts'
import { moveSums } from '../kpi/move-sums.ts'
import { ownCounts } from '../own-counts.ts'

/** A feed has its deadline to answer in; a running program may be busy with another one first. */
const patienceMs = 180_000

type Needs = Pick<Deps, 'db' | 'now' | 'log' | 'egress' | 'keyring' | 'env'>

const collectHere = (deps: Needs) => {
  const connectors = { keyring: deps.keyring, checkout: deps.env.checkout, gate: makeHostGate() }
  return collectDue(deps, { addUp: moveSums, own: ownCounts, connectors })
}

/** `pnpm nhipso ask <feed>… | --all`: asks feeds now instead of at their next time, and says what came of it. */
export async function askCommand(argv: string[], deps: Needs): Promise<number> {
  const all = argv.length === 1 && argv[0] === '--all'
  if (argv.length === 0 || (!all && argv.some((word) => word.startsWith('-'))))
    return complain(commandSays.askUsage, {})
  const before = await readNewestCollectionId(deps.db)
  const madeDue = deps.now()
  const due = await makeDue(deps.db, all ? null : argv, madeDue)
  const unknown = all ? [] : argv.filter((id) => !due.includes(id))
  for (const feed of unknown) complain(commandSays.noSuchFeed, { feed })

  // A running program takes them up within a second; where none runs, this command asks them itself.
  await collectHere(deps)
  const outcomes = await Promise.all(due.map((feed) => untilAsked(deps, feed, madeDue, before)))
  for (const [i, last] of outcomes.entries()) process.stdout.write(`${due[i]}: ${told(last)}\n`)
  if (unknown.length > 0) return 2
  return outcomes.every((last) => last === null || last.error === null) ? 0 : 1
}

/**
 * Until the feed has been asked after it was made due; null when there was nothing to ask for yet. An asking that was
 * under way before sets the next time by itself: its answer is not the one wanted, so the feed is made due once more.
 */
async function untilAsked(deps: Needs, feed: string, madeDue: Date, after: number): Promise<LastCollection | null> {
  for (const until = performance.now() + patienceMs; performance.now() < until; await sleep(250)) {
    if (!(await isSettled(deps.db, feed, madeDue))) continue
    const last = await readLastCollection(deps.db, feed, after)
    if (last === null || last.askedAt >= madeDue) return last
    await makeDue(deps.db, [feed], madeDue)
    await collectHere(deps)
  }
  return null
}

function told(last: LastCollection | null): string {
  if (last === null) return both(commandSays.nothingDue, {})
  const counts = { records: last.records, rejected: last.rejected, corrections: last.corrections }
  return last.error
    ? `${both(outcomeTexts[last.outcome].word, {})} (${last.error.detail})`
    : `${both(outcomeTexts[last.outcome].word, {})}; ${both(commandSays.asked, counts)}`
}

const both = (message: { vi: string; en: string }, parameters: Record<string, string | number>): string =>
  `${say('vi', message, parameters)} · ${say('en', message, parameters)}`

function complain(message: { vi: string; en: string }, parameters: Record<string, string>): number {
  process.stderr.write(`${say('vi', message, parameters)}\n${say('en', message, parameters)}\n`)
  return 2
}
