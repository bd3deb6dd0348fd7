import { crc32, deflateRawSync } from 'node:zlib'

/** Parts of an archive as they are to be written, sound or not. */
export interface Part {
  name: string
  body: Buffer | string
  /** What the directory says instead of the truth. */
  claims?: Partial<{ size: number; packed: number; crc: number; offset: number; flags: number; method: number }>
  stored?: boolean
  /** Sum and sizes stand behind the bytes, as a program writes them that does not look back. */
  described?: boolean
  /** Sizes and offset stand in a field of 64 bits, as of an archive beyond 4 GB. */
  wide?: boolean
  /** What the part calls itself where its bytes begin. */
  localName?: string
  extra?: Buffer
}

/** What the end of an archive says. */
export interface ArchiveEnd {
  comment?: string
  /** How many parts there are, and where their directory stands, instead of the truth. */
  entries?: number
  directoryAt?: number
  /** Bytes between parts and directory, which nothing names. */
  gap?: Buffer
}

const noLonger = 0xffffffff
/** Where a claim has no room, there stands what says so. */
const narrow = (claim: number): number => Math.min(claim, noLonger)

/** Writes a ZIP byte by byte, so that every lie can be told. */
export function zipOf(parts: readonly Part[], end: ArchiveEnd = {}): Buffer {
  const chunks: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const { local, central } = headersOf(part, at)
    chunks.push(local)
    directory.push(central)
    at += local.length
  }
  const gap = end.gap ?? Buffer.alloc(0)
  const listed = Buffer.concat(directory)
  const comment = Buffer.from(end.comment ?? '')
  const last = Buffer.alloc(22)
  last.writeUInt32LE(0x06054b50, 0)
  last.writeUInt16LE((end.entries ?? parts.length) & 0xffff, 8)
  last.writeUInt16LE((end.entries ?? parts.length) & 0xffff, 10)
  last.writeUInt32LE(listed.length, 12)
  last.writeUInt32LE(end.directoryAt ?? at + gap.length, 16)
  last.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...chunks, gap, listed, last, comment])
}

function headersOf(part: Part, at: number): { local: Buffer; central: Buffer } {
  const { name, body, claims = {}, stored = false, described = false, wide = false, localName = name } = part
  const bytes = Buffer.from(body as string)
  const packed = stored ? bytes : deflateRawSync(bytes)
  const fields = {
    size: bytes.length,
    packed: packed.length,
    crc: crc32(bytes),
    offset: at,
    flags: 0x800 | (described ? 8 : 0),
    method: stored ? 0 : 8,
    ...claims,
  }
  const { size, packed: packedSize, crc, offset, flags, method } = fields
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(flags, 6)
  local.writeUInt16LE(method, 8)
  local.writeUInt32LE(described ? 0 : crc, 14)
  local.writeUInt32LE(described ? 0 : narrow(packedSize), 18)
  local.writeUInt32LE(described ? 0 : narrow(size), 22)
  local.writeUInt16LE(Buffer.byteLength(localName), 26)
  const behind = Buffer.alloc(described ? 16 : 0)
  if (described)
    for (const [i, value] of [0x08074b50, crc, packedSize, size].entries()) behind.writeUInt32LE(narrow(value), i * 4)
  const extra = Buffer.concat([...(wide ? [wideField(size, packedSize, offset)] : []), part.extra ?? Buffer.alloc(0)])
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(20, 4)
  central.writeUInt16LE(wide ? 45 : 20, 6)
  central.writeUInt16LE(flags, 8)
  central.writeUInt16LE(method, 10)
  central.writeUInt32LE(crc, 16)
  central.writeUInt32LE(wide ? noLonger : narrow(packedSize), 20)
  central.writeUInt32LE(wide ? noLonger : narrow(size), 24)
  central.writeUInt16LE(Buffer.byteLength(name), 28)
  central.writeUInt16LE(extra.length, 30)
  central.writeUInt32LE(wide ? noLonger : narrow(offset), 42)
  return {
    local: Buffer.concat([local, Buffer.from(localName), packed, behind]),
    central: Buffer.concat([central, Buffer.from(name), extra]),
  }
}

function wideField(size: number, packed: number, offset: number): Buffer {
  const field = Buffer.alloc(28)
  field.writeUInt16LE(1, 0)
  field.writeUInt16LE(24, 2)
  for (const [i, value] of [size, packed, offset].entries()) field.writeBigUInt64LE(BigInt(value), 4 + i * 8)
  return field
}
