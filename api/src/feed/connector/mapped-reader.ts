import type { MappedSaid, MappedTask } from './mapped-task.ts'
import { readMapped } from './read-mapped.ts'

/**
 * A process of its own, which may read this program's files and nothing else. What a hostile answer costs, it costs here.
 */
const perLine = 500
const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
const input = Buffer.concat(chunks)
chunks.length = 0
const end = input.indexOf(10)
const { mapping, ground } = JSON.parse(input.subarray(0, end).toString('utf8')) as MappedTask
const answer = readMapped(mapping, input.subarray(end + 1), ground)
if (answer.reading.kind === 'read') {
  const { records, ...rest } = answer.reading
  for (let from = 0; from < records.length; from += perLine)
    await say({ kind: 'records', records: records.slice(from, from + perLine) })
  await say({ kind: 'read', rest })
} else await say({ kind: 'fault', answer })

async function say(said: MappedSaid): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(said)}\n`))
    await new Promise((resolve) => process.stdout.once('drain', resolve))
}
