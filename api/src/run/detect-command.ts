import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import type { Sample } from 'shared/probe/sample.ts'
import { detectSays } from 'shared/messages/detect.ts'
import { type MessageParameters, say } from 'shared/messages/say.ts'
import type { Text } from 'shared/text.ts'
import { ReplayOrder } from '../probe/detect/replay-order.ts'
import { readSample } from '../probe/detect/read-sample.ts'
import { type ReadTopology, readTopology } from '../probe/detect/read-topology.ts'
import { type Watch, makeWatch } from '../probe/detect/watch.ts'
import { readLines } from './read-lines.ts'

/**
 * `pnpm nhipso detect`: recorded samples through the very detector, correlator and alert rules of the probe, with no
 * database and no clock but the samples' own. A line that makes no sense is refused and said; the others count.
 * 0: all taken. 1: a line or a file refused, everything else written. 2: called wrongly.
 */
export async function detectCommand(argv: string[]): Promise<number> {
  const files = readFiles(argv)
  if (!files) return complain(2, detectSays.usage)
  let read: ReadTopology
  try {
    read = readTopology(JSON.parse(await readFile(files.topology, 'utf8')))
  } catch (error) {
    return complain(1, detectSays.topologyRefused, { file: files.topology }, reasonOf(error))
  }
  if (read.kind === 'refused') {
    for (const { at, why, parameters } of read.complaints) tell(why, parameters, `${at}: `)
    return complain(1, detectSays.topologyRefused, { file: files.topology })
  }
  const { topology, windows, notes } = read
  for (const { at, why, parameters } of notes) tell(why, parameters, `${at}: `)
  const samples = files.samples === '-' ? process.stdin : await openToRead(files.samples)
  if (samples instanceof Error) return complain(1, detectSays.usage, {}, samples.message)
  const out = files.out === '-' ? process.stdout : createWriteStream(files.out)
  const watch = makeWatch(topology)
  if (windows.length > 0) watch.setMaintenance(windows)
  const longest = Math.max(...topology.connections.map(({ intervalS }) => intervalS * 1000))
  const replay = new Replay(
    watch,
    longest,
    topology.connections.map(({ id }) => id),
  )
  try {
    for await (const lines of readLines(samples)) {
      for (const { number, text, tooLong } of lines) {
        if (tooLong) replay.refuse(number, detectSays.tooLong)
        else replay.take(number, text)
      }
      await send(out, replay.written())
    }
    replay.end()
    await send(out, replay.written())
    if (out !== process.stdout) {
      out.end()
      await once(out, 'finish')
    }
  } catch (error) {
    return complain(1, detectSays.usage, {}, reasonOf(error))
  }
  return replay.tellDone()
}

/** How many refused lines are said one by one. */
const saidOneByOne = 20

class Replay {
  readonly #watch: Watch
  readonly #position: ReadonlyMap<string, number>
  readonly #order: ReplayOrder<number>
  readonly #lastAt: Float64Array
  #events: string[] = []
  #count = { samples: 0, events: 0, refused: 0, late: 0 }

  constructor(watch: Watch, longestIntervalMs: number, connections: readonly string[]) {
    this.#watch = watch
    this.#position = new Map(connections.map((id, at) => [id, at]))
    this.#lastAt = new Float64Array(connections.length)
    this.#order = new ReplayOrder(longestIntervalMs, (_, line) => this.refuse(line, detectSays.ahead))
  }

  readonly #isKnown = (connection: string): boolean => this.#position.has(connection)

  take(line: number, text: string): void {
    const start = text.charCodeAt(0)
    // Blank lines, a byte order mark.
    const written = start === 0x7b ? text : text.replace(/^\uFEFF/, '').trim()
    if (written === '') return
    const read = readSample(written, this.#isKnown)
    if (read.kind === 'refused') this.refuse(line, read.why, read.parameters)
    else for (const sample of this.#order.admit(read.sample, line)) this.#hand(sample)
  }

  end(): void {
    for (const sample of this.#order.end()) this.#hand(sample)
  }

  #hand(sample: Sample): void {
    this.#count.samples += 1
    const position = this.#position.get(sample.connection) ?? 0
    if (sample.at <= this.#lastAt[position]!) this.#count.late += 1
    else this.#lastAt[position] = sample.at
    for (const event of this.#watch.take(sample)) this.#write(event)
  }

  #write(event: DetectionEvent): void {
    this.#count.events += 1
    this.#events.push(`${JSON.stringify(event)}\n`)
  }

  written(): string {
    const text = this.#events.join('')
    this.#events = []
    return text
  }

  refuse(line: number, why: Text, parameters: MessageParameters = {}): void {
    this.#count.refused += 1
    if (this.#count.refused > saidOneByOne) return
    const [vi, en] = [say('vi', why, parameters), say('en', why, parameters)]
    process.stderr.write(
      `${say('vi', detectSays.line, { line, why: vi })}\n${say('en', detectSays.line, { line, why: en })}\n`,
    )
  }

  tellDone(): number {
    const { refused } = this.#count
    if (refused > saidOneByOne) tell(detectSays.moreRefused, { count: refused - saidOneByOne })
    tell(detectSays.done, this.#count)
    return refused > 0 ? 1 : 0
  }
}

function readFiles(argv: string[]): { topology: string; samples: string; out: string } | null {
  const file = { type: 'string' } as const
  try {
    const { values } = parseArgs({ args: argv, options: { topology: file, samples: file, out: file } })
    const { topology, samples, out } = values
    return topology && samples && out ? { topology, samples, out } : null
  } catch {
    return null
  }
}

async function openToRead(file: string): Promise<AsyncIterable<Buffer> | Error> {
  try {
    const handle = await open(file)
    if ((await handle.stat()).isDirectory()) {
      await handle.close()
      return new Error(`${file}: EISDIR`)
    }
    await handle.close()
    return createReadStream(file, { highWaterMark: 1_048_576 })
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

async function send(out: Writable, text: string): Promise<void> {
  if (text !== '' && !out.write(text)) await once(out, 'drain')
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

function tell(why: Text, parameters: MessageParameters, before = ''): void {
  process.stderr.write(`${before}${say('vi', why, parameters)}\n${before}${say('en', why, parameters)}\n`)
}

function complain(code: number, why: Text, parameters: MessageParameters = {}, detail = ''): number {
  tell(why, parameters)
  if (detail) process.stderr.write(`${detail}\n`)
  return code
}
