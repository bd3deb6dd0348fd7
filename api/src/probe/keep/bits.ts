/** Bits one after another, most significant first; grows as it is written. */
export class BitWriter {
  private bytes = new Uint8Array(256)
  private used = 0

  bit(bit: number): void {
    if (this.used >> 3 >= this.bytes.length) this.grow()
    if (bit) this.bytes[this.used >> 3]! |= 0x80 >> (this.used & 7)
    this.used += 1
  }

  bits(value: number, count: number): void {
    for (let at = count - 1; at >= 0; at -= 1) this.bit((value >>> at) & 1)
  }

  done(): Uint8Array {
    return this.bytes.subarray(0, (this.used + 7) >> 3)
  }

  private grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2)
    larger.set(this.bytes)
    this.bytes = larger
  }
}

export class BitReader {
  private at = 0
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  bit(): number {
    const byte = this.bytes[this.at >> 3]
    if (byte === undefined) throw new RangeError('the packed bits end too early')
    const bit = (byte >> (7 - (this.at & 7))) & 1
    this.at += 1
    return bit
  }

  bits(count: number): number {
    let value = 0
    for (let at = 0; at < count; at += 1) value = ((value << 1) | this.bit()) >>> 0
    return value
  }
}

/** After this many ones in a row the number stands written out: an outlier costs 7 bytes, not a page. */
const escape = 24

/** Golomb–Rice code of a number ≥ 0 below 2³²: quotient by 2^k in unary, remainder in k bits. */
export function writeRice(writer: BitWriter, value: number, k: number): void {
  const quotient = Math.floor(value / 2 ** k)
  if (quotient >= escape) {
    for (let at = 0; at < escape; at += 1) writer.bit(1)
    writer.bits(value, 32)
    return
  }
  for (let at = 0; at < quotient; at += 1) writer.bit(1)
  writer.bit(0)
  writer.bits(value, k)
}

export function readRice(reader: BitReader, k: number): number {
  let quotient = 0
  while (quotient < escape && reader.bit()) quotient += 1
  return quotient === escape ? reader.bits(32) : quotient * 2 ** k + reader.bits(k)
}

/** The parameter under which these numbers become about as short as they can (mean of a geometric distribution). */
export function riceParameter(values: readonly number[]): number {
  // The middle half decides: a few outliers must not make every other number longer.
  const sorted = values.toSorted((one, other) => one - other).slice(0, Math.ceil(values.length * 0.9))
  const mean = sorted.reduce((sum, value) => sum + value, 0) / Math.max(1, sorted.length)
  return Math.max(0, Math.min(30, Math.round(Math.log2(mean * 0.69 + 1))))
}

/** Signed numbers as unsigned ones, small stays small: 0, −1, 1, −2 … → 0, 1, 2, 3 … */
export const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value)
export const unzigzag = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2)
