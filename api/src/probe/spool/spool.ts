import { type FileHandle, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readRecords, writeRecord } from './record.ts'

export interface SpoolLimits {
  /** Of all segments together; beyond it the oldest goes. */
  mostBytes: number
  /** What is older says nothing anyone waits for any more. */
  mostAgeMs: number
  segmentBytes: number
}

/** What had to be given up: told, and shown as a gap. */
export interface SpoolLoss {
  segments: number
  bytes: number
  /** Of records that could not be read back whole. */
  damagedBytes: number
}

export interface Spool {
  /** On disk, flushed, when this resolves. */
  append(contents: readonly Buffer[], now: number): Promise<void>
  /** The oldest segment and all it holds; null when nothing is left. */
  oldest(): Promise<{ segment: string; contents: Buffer[] } | null>
  /** What it held is kept elsewhere. */
  drop(segment: string): Promise<void>
  isEmpty(): boolean
  loss(): SpoolLoss
  close(): Promise<void>
}

const usual: SpoolLimits = { mostBytes: 256 * 1024 * 1024, mostAgeMs: 24 * 3_600_000, segmentBytes: 4 * 1024 * 1024 }
const nameOf = (number: number, now: number): string => `${String(number).padStart(8, '0')}-${Math.floor(now)}.spool`
const isSegment = (file: string): boolean => /^\d{8}-\d+\.spool$/.test(file)

/**
 * Where batches wait while the database is away: files that are only ever added to, each record with its own sum. The
 * disk is not to fill: past the bound the oldest segment goes, and that is counted.
 */
export async function openSpool(folder: string, limits: Partial<SpoolLimits> = {}): Promise<Spool> {
  const { mostBytes, mostAgeMs, segmentBytes } = { ...usual, ...limits }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const sizes = new Map<string, number>()
  for (const file of (await readdir(folder)).filter(isSegment).toSorted())
    sizes.set(file, (await stat(join(folder, file))).size)
  const lost: SpoolLoss = { segments: 0, bytes: 0, damagedBytes: 0 }
  let writing: { file: string; handle: FileHandle } | null = null
  let number = Math.max(0, ...[...sizes.keys()].map((file) => Number(file.slice(0, 8))))

  async function writable(now: number): Promise<{ file: string; handle: FileHandle }> {
    if (writing && (sizes.get(writing.file) ?? 0) < segmentBytes) return writing
    await writing?.handle.close()
    number += 1
    const file = nameOf(number, now)
    writing = { file, handle: await open(join(folder, file), 'ax', 0o600) }
    sizes.set(file, 0)
    await flushFolder(folder)
    return writing
  }

  async function remove(file: string): Promise<void> {
    if (writing?.file === file) {
      await writing.handle.close()
      writing = null
    }
    sizes.delete(file)
    await rm(join(folder, file), { force: true })
  }

  async function makeRoom(bytes: number, now: number): Promise<void> {
    let all = bytes
    for (const size of sizes.values()) all += size
    for (const [file, size] of sizes) {
      const age = now - Number(file.slice(9, -6))
      if (all <= mostBytes && age <= mostAgeMs) return
      await remove(file)
      all -= size
      lost.segments += 1
      lost.bytes += size
    }
  }

  return {
    async append(contents, now) {
      const bytes = Buffer.concat(contents.map(writeRecord))
      await makeRoom(bytes.length, now)
      const { file, handle } = await writable(now)
      await handle.writeFile(bytes)
      await handle.datasync()
      sizes.set(file, (sizes.get(file) ?? 0) + bytes.length)
    },
    async oldest() {
      for (const segment of sizes.keys()) {
        const bytes = await readFile(join(folder, segment))
        const read = readRecords(bytes)
        lost.damagedBytes += read.lost
        if (read.contents.length > 0) return { segment, contents: read.contents }
        await remove(segment)
      }
      return null
    },
    drop: remove,
    isEmpty: () => sizes.size === 0,
    loss: () => ({ ...lost }),
    async close() {
      await writing?.handle.close()
      writing = null
    },
  }
}

/** A new file is there after a crash only once its folder has been flushed too. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
