import { readBoundaries } from './read-boundaries.ts'

/**
 * A process of its own, which may read this program's files and nothing else: the units on the first line of its input,
 * the file after it. One answer, then it ends. What a hostile file costs, it costs here.
 */
const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
const input = Buffer.concat(chunks)
chunks.length = 0
const end = input.indexOf(10)
const units = JSON.parse(input.subarray(0, end).toString('utf8')) as Parameters<typeof readBoundaries>[1]
process.stdout.write(JSON.stringify(readBoundaries(input.subarray(end + 1), units)))
