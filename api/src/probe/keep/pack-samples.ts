import { latencyCode, latencyOf } from 'shared/probe/latency-code.ts'
import type { Round } from 'shared/probe/rollup.ts'
import { BitReader, BitWriter, readRice, riceParameter, unzigzag, writeRice, zigzag } from './bits.ts'
import { VarintReader, VarintWriter } from './varint.ts'

/** The form of a packed hour; a later one takes another number, and this one is still read. */
const form = 1

/**
 * Rounds of one connection in one hour as bytes: about 4 a round. Times are kept to the millisecond, latencies within
 * 0.06 %, everything else exactly. Runs of what seldom changes (class, flags, echoes) are written once; times and
 * latencies as Rice-coded differences from what was to be expected.
 * `rounds` in ascending order of time; `from` is the beginning of the hour, epoch ms.
 */
export function packRounds(rounds: readonly Round[], from: number): Buffer {
  const steps = rounds.map((round, at) => round.at - (rounds[at - 1]?.at ?? from))
  const usual = median(steps.slice(1))
  const columns = [
    steps.map((step, at) => zigzag(at === 0 ? step : step - usual)),
    residuals(rounds, ({ totalUs }) => totalUs),
    residuals(
      rounds.filter(({ connectUs }) => connectUs !== null),
      ({ connectUs }) => connectUs ?? 0,
    ),
  ]
  const head = new VarintWriter().number(form).number(rounds.length).number(zigzag(usual))
  writeRuns(head, rounds.map(kindOf))
  writeRuns(
    head,
    rounds.map(({ sent, lost }) => sent * 256 + lost),
  )
  const bits = new BitWriter()
  for (const column of columns) {
    const k = riceParameter(column)
    head.number(k)
    for (const value of column) writeRice(bits, value, k)
  }
  return Buffer.concat([head.done(), bits.done()])
}

/** The rounds again, with the hour they were packed for; throws a RangeError on what is no packed hour. */
export function unpackRounds(body: Uint8Array, from: number): Round[] {
  const head = new VarintReader(body)
  if (head.number() !== form) throw new RangeError('packed in a form this program does not know')
  const count = head.number()
  const usual = unzigzag(head.number())
  const kinds = readRuns(head, count)
  const echoes = readRuns(head, count)
  const [forStep, forTotal, forConnect] = [head.number(), head.number(), head.number()]
  const bits = new BitReader(head.rest())
  const steps = kinds.map(() => unzigzag(readRice(bits, forStep)))
  const total = predictor()
  const totals = kinds.map((kind) => total.read(kind, unzigzag(readRice(bits, forTotal))))
  const connect = predictor()
  const connects = kinds.map((kind) =>
    kind & hasConnect ? connect.read(kind, unzigzag(readRice(bits, forConnect))) : null,
  )
  let at = from
  return kinds.map((kind, index) => {
    at += steps[index]! + (index === 0 ? 0 : usual)
    const echo = echoes[index]!
    return {
      at,
      cls: kind & 15,
      flags: (kind >> 5) & 15,
      totalUs: totals[index]!,
      connectUs: connects[index]!,
      sent: echo >> 8,
      lost: echo & 255,
    }
  })
}

const hasConnect = 16
const kindOf = ({ cls, flags, connectUs }: Round): number =>
  cls + (connectUs === null ? 0 : hasConnect) + (flags & 15) * 32

/** What a latency is expected to be: near those before it of the same verdict. Reader and writer learn alike. */
function predictor() {
  const expected: [number | null, number | null] = [null, null]
  const learn = (side: 0 | 1, code: number) => {
    const before = expected[side]
    expected[side] = before === null ? code : before + (code - before) / 8
  }
  const guess = (side: 0 | 1) => Math.round(expected[side] ?? expected[0] ?? 0)
  const sideOf = (kind: number): 0 | 1 => ((kind & 15) === 0 ? 0 : 1)
  return {
    write(kind: number, us: number): number {
      const [side, code] = [sideOf(kind), latencyCode(us)]
      const residual = zigzag(code - guess(side))
      learn(side, code)
      return residual
    },
    read(kind: number, residual: number): number {
      const side = sideOf(kind)
      const code = guess(side) + residual
      learn(side, code)
      return latencyOf(code)
    },
  }
}

function residuals(rounds: readonly Round[], latency: (round: Round) => number): number[] {
  const expected = predictor()
  return rounds.map((round) => expected.write(kindOf(round), latency(round)))
}

function writeRuns(head: VarintWriter, values: readonly number[]): void {
  for (let at = 0; at < values.length;) {
    let end = at
    while (end < values.length && values[end] === values[at]) end += 1
    head.number(values[at]!).number(end - at)
    at = end
  }
}

function readRuns(head: VarintReader, count: number): number[] {
  const values: number[] = []
  while (values.length < count) {
    const [value, run] = [head.number(), head.number()]
    if (run === 0 || values.length + run > count) throw new RangeError('a run of packed values is too long')
    for (let at = 0; at < run; at += 1) values.push(value)
  }
  return values
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0
}
