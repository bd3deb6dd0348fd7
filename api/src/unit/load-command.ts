import { readFile } from 'node:fs/promises'
import { say } from 'shared/messages/say.ts'
import { commandSays } from 'shared/messages/command.ts'
import type { Env } from '../env.ts'
import type { Deps } from '../deps.ts'
import { loadProvince } from './load-province.ts'

type Needs = Pick<Deps, 'db' | 'now'> & { env: Pick<Env, 'mode'> }

/** `pnpm nhipso load province.json`: loads or brings up to date a province, or says what is wrong with the document. */
export async function loadCommand([file]: string[], deps: Needs): Promise<number> {
  const { db, now, env } = deps
  if (file === undefined) return complain(2, [say('vi', commandSays.loadUsage), say('en', commandSays.loadUsage)])
  let document: unknown
  try {
    document = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    return complain(1, [`${file}: ${error instanceof Error ? error.message : String(error)}`])
  }
  // Taken over, it would shut this database against the very mode it came in by, for good.
  const misplaced = commandSays[env.mode === 'production' ? 'loadSimulated' : 'loadReal']
  if (isSimulated(document) === (env.mode === 'production'))
    return complain(1, [`${file}: simulated`, say('vi', misplaced), say('en', misplaced)])
  const outcome = await loadProvince(db, document, now())
  if (outcome.kind === 'refused')
    return complain(
      1,
      outcome.problems.map((problem) => `${problem.at}: ${problem.detail}`),
    )
  const message = outcome.changed ? commandSays.loaded : commandSays.unchanged
  process.stdout.write(`${say('vi', message)} · ${say('en', message)}\n`)
  return 0
}

/** Null where the document does not say; what else is wrong with it is said by whoever takes it over. */
function isSimulated(document: unknown): boolean | null {
  const said = typeof document === 'object' && document !== null && 'simulated' in document ? document.simulated : null
  return typeof said === 'boolean' ? said : null
}

function complain(code: number, lines: string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`)
  return code
}
