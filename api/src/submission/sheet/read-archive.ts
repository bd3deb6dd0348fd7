import { crc32 } from 'node:zlib'
import type { SheetPlace } from 'shared/submission/sheet-place.ts'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { FaultInSheet } from './fault-in-sheet.ts'

const directory: SheetPlace = { in: 'directory' }
const partOf = (part: string): SheetPlace => ({ in: 'part', part })

const most = { entries: 200, ratio: 200, inflated: 60_000_000 }

/** An archive whose directory holds together; its parts are inflated one by one, and counted again while they are. */
export interface Archive {
  has: (name: string) => boolean
  names: string[]
  read: (name: string) => AsyncIterable<Buffer>
}

/**
 * Opens a ZIP. A directory may claim anything, so it is judged before a byte is inflated: how many parts, how large they
 * say they are, whether they lie over one another, whether two have one name.
 */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await opened(bytes)
  const entries = new Map<string, Entry>()
  const spans: { from: number; to: number }[] = []
  let inflated = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName
      if (entries.size >= most.entries || entries.has(name)) throw new FaultInSheet('broken-archive', partOf(name))
      if (entry.isEncrypted()) throw new FaultInSheet('encrypted', partOf(name))
      if (!entry.canDecodeFileData()) throw new FaultInSheet('broken-archive', partOf(name))
      inflated += entry.uncompressedSize
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
      if (inflated > most.inflated || (ratio > most.ratio && entry.uncompressedSize > 1_000_000))
        throw new FaultInSheet('bomb', partOf(name))
      spans.push({
        from: entry.relativeOffsetOfLocalHeader,
        to: entry.relativeOffsetOfLocalHeader + entry.compressedSize,
      })
      entries.set(name, entry)
    }
  } catch (error) {
    throw error instanceof FaultInSheet ? error : new FaultInSheet('broken-archive', directory)
  }
  spans.sort((a, b) => a.from - b.from)
  for (const [place, { from }] of spans.entries())
    if (place > 0 && from < spans[place - 1]!.to) throw new FaultInSheet('bomb', directory)
  return {
    has: (name) => entries.has(name),
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name)
      if (!entry) throw new FaultInSheet('broken-archive', partOf(name))
      return inflate(zip, entry)
    },
  }
}

async function opened(bytes: Buffer): Promise<ZipFile> {
  try {
    // Names are checked by the library: none is absolute, none climbs, none has a backslash.
    return await yauzl.fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true })
  } catch {
    throw new FaultInSheet('broken-archive', directory)
  }
}

async function* inflate(zip: ZipFile, entry: Entry): AsyncIterable<Buffer> {
  let size = 0
  let sum = 0
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      const piece = chunk as Buffer
      size += piece.length
      if (size > entry.uncompressedSize) throw new FaultInSheet('bomb', partOf(entry.fileName))
      sum = crc32(piece, sum)
      yield piece
    }
  } catch (error) {
    throw error instanceof FaultInSheet ? error : new FaultInSheet('broken-archive', partOf(entry.fileName))
  }
  if (sum !== entry.crc32) throw new FaultInSheet('broken-archive', partOf(entry.fileName))
}
