import { doSheetTask } from './do-sheet-task.ts'
import type { SheetTask } from './sheet-task.ts'

/**
 * A process of its own, which may read this program's files and nothing else: what to do on the first line of its input,
 * the file after it; what it says, a line each. What a hostile file costs, it costs here.
 */
const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
const input = Buffer.concat(chunks)
chunks.length = 0
const end = input.indexOf(10)
const task = JSON.parse(input.subarray(0, end).toString('utf8')) as SheetTask
for await (const said of doSheetTask(task, input.subarray(end + 1)))
  if (!process.stdout.write(`${JSON.stringify(said)}\n`))
    await new Promise((resolve) => process.stdout.once('drain', resolve))
