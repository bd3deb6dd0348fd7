import { emptyRollup, type Rollup } from 'shared/probe/rollup.ts'
import { VarintReader, VarintWriter } from './varint.ts'

/** Rollups one after another as bytes; empty ones cost one. Buckets stand as differences, in ascending order. */
export function encodeRollups(rollups: readonly Rollup[]): Buffer {
  const writer = new VarintWriter()
  for (const rollup of rollups) encode(writer, rollup)
  return Buffer.from(writer.done())
}

/** All rollups in the bytes; throws a RangeError when they end too early. */
export function decodeRollups(body: Uint8Array): Rollup[] {
  const reader = new VarintReader(body)
  const rollups: Rollup[] = []
  while (!reader.ended) rollups.push(decode(reader))
  return rollups
}

function encode(writer: VarintWriter, rollup: Rollup): void {
  writer.number(rollup.n * 2 + (rollup.blind > 0 ? 1 : 0))
  if (rollup.blind > 0) writer.number(rollup.blind)
  if (rollup.n === 0) return
  const classes = rollup.byClass.flatMap((count, cls) => (cls > 0 && count > 0 ? [[cls, count] as const] : []))
  writer.number(classes.length)
  for (const [cls, count] of classes) writer.number(cls).number(count)
  writer.number(rollup.sent)
  if (rollup.sent > 0) writer.number(rollup.lost)
  if (rollup.byClass[0] === 0) return
  const buckets = [...rollup.histogram].sort(([one], [other]) => one - other)
  writer
    .number(rollup.slow)
    .number(rollup.minUs)
    .number(rollup.maxUs - rollup.minUs)
    .number(rollup.sumUs)
  writer.number(buckets.length)
  let before = 0
  for (const [bucket, count] of buckets) {
    writer.number(bucket - before).number(count)
    before = bucket
  }
}

function decode(reader: VarintReader): Rollup {
  const rollup = emptyRollup()
  const first = reader.number()
  rollup.n = Math.floor(first / 2)
  if (first % 2 === 1) rollup.blind = reader.number()
  if (rollup.n === 0) return rollup
  let failed = 0
  for (let left = reader.number(); left > 0; left -= 1) {
    const [cls, count] = [reader.number(), reader.number()]
    rollup.byClass[cls] = count
    failed += count
  }
  rollup.byClass[0] = rollup.n - failed
  rollup.sent = reader.number()
  if (rollup.sent > 0) rollup.lost = reader.number()
  if (rollup.byClass[0] === 0) return rollup
  rollup.slow = reader.number()
  rollup.minUs = reader.number()
  rollup.maxUs = rollup.minUs + reader.number()
  rollup.sumUs = reader.number()
  let bucket = 0
  for (let left = reader.number(); left > 0; left -= 1) {
    bucket += reader.number()
    rollup.histogram.set(bucket, reader.number())
  }
  return rollup
}
