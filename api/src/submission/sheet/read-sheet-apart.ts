import { join } from 'node:path'
import type { SheetFault } from 'shared/submission/sheet.ts'
import { runApart } from '../../http/run-apart.ts'
import type { FeedRecord } from '../../feed/read/reading.ts'
import type { SheetSaid, SheetTask } from './sheet-task.ts'

/** Twenty seconds and 256 MB at most, the runtime itself included, are what a file of the permitted size needs at worst. */
const limits = { seconds: 20, megabytes: 160, mostAnswered: 100_000_000 }

export type ReadSheet =
  | { kind: 'refused'; fault: SheetFault; at: string }
  | Extract<SheetSaid, { kind: 'looked' }>
  | (Extract<SheetSaid, { kind: 'judged' }> & { records: FeedRecord[] })

/** Reads a spreadsheet in a process of its own. */
export async function readSheetApart(
  bytes: Buffer,
  task: SheetTask,
  checkout: string,
  seconds = limits.seconds,
): Promise<ReadSheet> {
  const records: FeedRecord[] = []
  let said: SheetSaid | null = null
  const ran = await runApart(
    join(import.meta.dirname, 'sheet-reader.ts'),
    { task, bytes },
    { ...limits, seconds, checkout },
    (line) => {
      const one = JSON.parse(line) as SheetSaid
      if (one.kind === 'records') for (const record of one.records) records.push(record)
      else said = one
    },
  )
  if (ran.kind === 'failed') return { kind: 'refused', fault: ran.why, at: '' }
  const last = said as SheetSaid | null
  if (last === null || last.kind === 'records') return { kind: 'refused', fault: 'reader-died', at: '' }
  if (last.kind === 'fault') return { kind: 'refused', fault: last.fault, at: last.at }
  return last.kind === 'judged' ? { ...last, records } : last
}
