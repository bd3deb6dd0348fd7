import { doSheetTask } from '../sheet/do-sheet-task.ts'
import { gatherSaid } from '../sheet/gather-said.ts'
import type { ReadSheet } from '../sheet/gather-said.ts'
import type { SheetTask } from '../sheet/sheet-task.ts'

/** Reads a file as the reader’s own process does, without one: an error that is none of a file’s is thrown. */
export async function readHere(bytes: Buffer, task: SheetTask): Promise<ReadSheet> {
  const answer = gatherSaid()
  for await (const said of doSheetTask(task, bytes)) answer.hear(said)
  const whole = answer.whole()
  if (whole === null) throw new Error('the reader said nothing')
  return whole
}
