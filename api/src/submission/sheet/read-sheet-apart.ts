import { join } from 'node:path'
import { wholeFile } from 'shared/submission/sheet-place.ts'
import { runApart } from '../../http/run-apart.ts'
import { gatherSaid, type ReadSheet } from './gather-said.ts'
import type { SheetSaid, SheetTask } from './sheet-task.ts'

/** Twenty seconds and 256 MB at most, the runtime itself included, are what a file of the permitted size needs at worst. */
const limits = { seconds: 20, megabytes: 160, mostAnswered: 100_000_000 }

/** Reads a spreadsheet in a process of its own. */
export async function readSheetApart(
  bytes: Buffer,
  task: SheetTask,
  checkout: string,
  seconds = limits.seconds,
): Promise<ReadSheet> {
  const answer = gatherSaid()
  const ran = await runApart(
    join(import.meta.dirname, 'sheet-reader.ts'),
    { task, bytes },
    { ...limits, seconds, checkout },
    (line) => answer.hear(JSON.parse(line) as SheetSaid),
  )
  if (ran.kind === 'failed') return { kind: 'refused', fault: ran.why, at: wholeFile }
  return answer.whole() ?? { kind: 'refused', fault: 'reader-died', at: wholeFile }
}
