import { readFile } from 'node:fs/promises'
import { say } from 'shared/messages/say.ts'
import { commandSays } from 'shared/messages/command.ts'
import type { Deps } from '../deps.ts'
import { loadProvince } from './load-province.ts'

/** `pnpm nhipso load province.json`: loads or brings up to date a province, or says what is wrong with the document. */
export async function loadCommand([file]: string[], { db, now }: Pick<Deps, 'db' | 'now'>): Promise<number> {
  if (file === undefined) return complain(2, [say('vi', commandSays.loadUsage), say('en', commandSays.loadUsage)])
  let document: unknown
  try {
    document = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    return complain(1, [`${file}: ${error instanceof Error ? error.message : String(error)}`])
  }
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

function complain(code: number, lines: string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`)
  return code
}
