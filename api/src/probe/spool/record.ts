import { crc32c } from './crc32c.ts'

/** Marks where a record may begin, so that one that is damaged costs itself and not all that follow. */
const mark = Buffer.from('NSPR')
const headBytes = 12
/** A batch of one second is a few hundred kB at most. */
const mostBytes = 16 * 1024 * 1024

/** Mark, length, CRC-32C of length and content, content. */
export function writeRecord(content: Buffer): Buffer {
  if (content.length > mostBytes) throw new RangeError(`a record of ${content.length} bytes is too long`)
  const head = Buffer.alloc(headBytes)
  mark.copy(head)
  head.writeUInt32LE(content.length, 4)
  head.writeUInt32LE(crc32c(head.subarray(4, 8), content), 8)
  return Buffer.concat([head, content])
}

export interface ReadRecords {
  contents: Buffer[]
  /** Bytes that belong to no whole record: a tail that was cut, or damage. */
  lost: number
}

/** All whole records, in order; what is not whole is passed over and counted. */
export function readRecords(bytes: Buffer): ReadRecords {
  const contents: Buffer[] = []
  let at = 0
  let lost = 0
  while (at < bytes.length) {
    const content = recordAt(bytes, at)
    if (content) {
      contents.push(content)
      at += headBytes + content.length
      continue
    }
    const next = bytes.indexOf(mark, at + 1)
    const to = next < 0 ? bytes.length : next
    lost += to - at
    at = to
  }
  return { contents, lost }
}

function recordAt(bytes: Buffer, at: number): Buffer | null {
  if (at + headBytes > bytes.length || !bytes.subarray(at, at + 4).equals(mark)) return null
  const length = bytes.readUInt32LE(at + 4)
  if (length > mostBytes || at + headBytes + length > bytes.length) return null
  const content = bytes.subarray(at + headBytes, at + headBytes + length)
  return crc32c(bytes.subarray(at + 4, at + 8), content) === bytes.readUInt32LE(at + 8) ? content : null
}
