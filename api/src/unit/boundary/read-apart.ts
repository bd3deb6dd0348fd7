import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { UnitKnown } from './match-units.ts'
import type { ReadBoundaries } from './read-boundaries.ts'

export const mostBytes = 20_000_000

export interface ReaderLimits {
  seconds: number
  megabytes: number
  /** Where this program stands: all its reader may read. */
  checkout: string
}

/** Simplified shapes and a report are a few hundred kilobytes; what answers more is not our reader any more. */
const mostAnswered = 16_000_000

/**
 * Reads a file of boundaries in a process of its own, with a limit of time and memory, fed as the file comes in: the
 * server never holds it and never waits for it with its own hands.
 */
export async function readApart(
  body: ReadableStream<Uint8Array>,
  units: readonly UnitKnown[],
  { seconds, megabytes, checkout }: ReaderLimits,
): Promise<ReadBoundaries> {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${megabytes}`,
      '--permission',
      `--allow-fs-read=${checkout}`,
      '--no-warnings',
      join(import.meta.dirname, 'boundary-reader.ts'),
    ],
    { cwd: checkout, env: {}, stdio: ['pipe', 'pipe', 'ignore'] },
  )
  const over = { late: false }
  const timer = setTimeout(() => {
    over.late = true
    child.kill('SIGKILL')
  }, seconds * 1_000)
  try {
    const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve))
    const answered = collect(child.stdout)
    child.stdin.on('error', () => {})
    child.stdin.write(`${JSON.stringify(units)}\n`)
    const fits = await feed(body, child.stdin)
    if (!fits) return { kind: 'refused', why: 'too-large', detail: '' }
    const [text, code] = await Promise.all([answered, ended])
    if (over.late) return { kind: 'refused', why: 'took-too-long', detail: String(seconds) }
    if (code !== 0 || text === null) return { kind: 'refused', why: 'reader-died', detail: '' }
    return JSON.parse(text) as ReadBoundaries
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

/** False once there is more than may be; the rest is not read. */
async function feed(body: ReadableStream<Uint8Array>, to: Writable): Promise<boolean> {
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > mostBytes) return false
    // A reader that has ended takes no more: how it ended says why.
    if (to.destroyed || to.writableEnded) break
    if (!to.write(chunk)) await new Promise<void>((resolve) => to.once('drain', resolve).once('close', () => resolve()))
  }
  to.end()
  return true
}

async function collect(from: Readable): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of from) {
    size += (chunk as Buffer).length
    if (size > mostAnswered) return null
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}
