/** Whole numbers ≥ 0 up to 2⁵³, seven bits a byte, least first. */
export class VarintWriter {
  private readonly bytes: number[] = []

  number(value: number): this {
    let rest = value
    while (rest >= 0x80) {
      this.bytes.push((rest % 0x80) | 0x80)
      rest = Math.floor(rest / 0x80)
    }
    this.bytes.push(rest)
    return this
  }

  done(): Uint8Array {
    return Uint8Array.from(this.bytes)
  }
}

export class VarintReader {
  private readonly bytes: Uint8Array
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  number(): number {
    let value = 0
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.bytes[this.at]
      if (byte === undefined || scale > 2 ** 49) throw new RangeError('the packed numbers end too early')
      this.at += 1
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
    }
  }

  /** What follows the numbers read so far. */
  rest(): Uint8Array {
    return this.bytes.subarray(this.at)
  }

  get ended(): boolean {
    return this.at >= this.bytes.length
  }
}
