import { join } from 'node:path'
import { type SheetPlace, wholeFile } from 'shared/submission/sheet-place.ts'
import type { SheetFault } from 'shared/submission/sheet.ts'
import { runApart } from '../../http/run-apart.ts'
import type { FeedRecord, Quarantined } from '../../feed/read/reading.ts'
import { gatherSaid } from './gather-said.ts'
import type { SheetSaid, SheetTask } from './sheet-task.ts'

/** Twenty seconds and 256 MB at most, the runtime itself included, are what a file of the permitted size needs at worst. */
const limits = { seconds: 20, megabytes: 160, mostAnswered: 100_000_000 }

export type ReadSheet =
  | { kind: 'refused'; fault: SheetFault; at: SheetPlace }
  | Extract<SheetSaid, { kind: 'looked' | 'shown' }>
  | (Extract<SheetSaid, { kind: 'judged' }> & { records: FeedRecord[]; quarantined: Quarantined[] })

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
