import { noPhases, phaseNames } from 'shared/probe/phase.ts'
import type { Histogram } from 'shared/probe/histogram.ts'
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
  // Without a round there are no phases either.
  const phases = rollup.n > 0 ? rollup.phases : null
  writer.number(rollup.n * 4 + (phases ? 2 : 0) + (rollup.blind > 0 ? 1 : 0))
  if (rollup.blind > 0) writer.number(rollup.blind)
  if (rollup.n === 0) return
  if (phases) for (const name of phaseNames) encodeHistogram(writer, phases[name])
  const classes = rollup.byClass.flatMap((count, cls) => (cls > 0 && count > 0 ? [[cls, count] as const] : []))
  writer.number(classes.length)
  for (const [cls, count] of classes) writer.number(cls).number(count)
  writer.number(rollup.sent)
  if (rollup.sent > 0) writer.number(rollup.lost)
  if (rollup.byClass[0] === 0) return
  writer
    .number(rollup.slow)
    .number(rollup.minUs)
    .number(rollup.maxUs - rollup.minUs)
    .number(rollup.sumUs)
  encodeHistogram(writer, rollup.histogram)
}

function encodeHistogram(writer: VarintWriter, histogram: Histogram): void {
  const buckets = [...histogram].sort(([one], [other]) => one - other)
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
  rollup.n = Math.floor(first / 4)
  if (first % 2 === 1) rollup.blind = reader.number()
  if (rollup.n === 0) return rollup
  if (first & 2) {
    rollup.phases = noPhases()
    for (const name of phaseNames) decodeHistogram(reader, rollup.phases[name])
  }
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
  decodeHistogram(reader, rollup.histogram)
  return rollup
}

function decodeHistogram(reader: VarintReader, histogram: Histogram): void {
  let bucket = 0
  for (let left = reader.number(); left > 0; left -= 1) {
    bucket += reader.number()
    histogram.set(bucket, reader.number())
  }
}
