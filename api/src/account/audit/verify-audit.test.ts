import { createHmac, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { type Anchor, verifyChain } from './verify-audit.ts'

/** Ten thousand in the campaign (`NHIPSO_CAMPAIGN=1`), two thousand every time. */
const rounds = process.env['NHIPSO_CAMPAIGN'] ? 10_000 : 2_000
const key = Buffer.from('5f3c'.repeat(16), 'hex')
const keys = new Map([['k1', key]])
const zero = '0'.repeat(64)

type Row = Record<string, unknown> & { seq: number; mac: string }

function link(row: Record<string, unknown>, by = key): Row {
  return { ...row, mac: createHmac('sha256', by).update(canonicalJson(row)).digest('hex') } as Row
}

function makeChain(length: number): Row[] {
  const chain: Row[] = []
  for (let seq = 1; seq <= length; seq++) {
    chain.push(
      link({
        seq,
        at: new Date(1_760_000_000_000 + seq * 1_000).toISOString(),
        actor: seq % 5 ? `user-${seq % 7}` : null,
        role: ['administrator', 'officer', 'none'][seq % 3],
        address: seq % 4 ? `10.0.0.${seq}` : null,
        action: ['user.role', 'api-key.create', 'quarantine.decide'][seq % 3],
        outcome: seq % 6 ? 'done' : 'denied',
        object_type: 'user',
        object_id: `o${seq}`,
        unit: seq % 2 ? '13285' : null,
        before_digest: seq % 3 ? randomBytes(32).toString('hex') : null,
        after_digest: null,
        detail: { as: seq, role: 'officer' },
        request_id: `r${seq}`,
        key_id: 'k1',
        prev: chain.at(-1)?.mac ?? zero,
      }),
    )
  }
  return chain
}

const chain = makeChain(20)
const anchors: Anchor[] = [5, 12, 20].map((seq) => ({ seq, mac: chain[seq - 1]!.mac }))
const toLines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row))
const verify = (lines: string[], by = anchors) => verifyChain(lines, { keys, anchors: by })

const position = fc.nat({ max: chain.length - 1 })
const fieldName = fc.constantFrom(...Object.keys(chain[0]!))
const forgersKey = randomBytes(32)

/** Ways to falsify: of rows, of the order of rows, of the written file. */
const mutations: Record<string, fc.Arbitrary<string[]>> = {
  'a field changed': fc
    .tuple(position, fieldName, fc.oneof(fc.string(), fc.integer(), fc.constant(null)))
    .map(([at, name, value]) => toLines(chain.map((row, index) => (index === at ? { ...row, [name]: value } : row)))),
  'a field removed': fc
    .tuple(position, fieldName)
    .map(([at, name]) =>
      toLines(
        chain.map((row, index) =>
          index === at ? Object.fromEntries(Object.entries(row).filter(([each]) => each !== name)) : row,
        ),
      ),
    ),
  'a field added': position.map((at) =>
    toLines(chain.map((row, index) => (index === at ? { ...row, note: 'x' } : row))),
  ),
  'rows removed': fc
    .tuple(position, fc.integer({ min: 1, max: 5 }))
    .map(([at, count]) => toLines(chain.toSpliced(at, count))),
  'the beginning removed': fc.integer({ min: 1, max: 19 }).map((count) => toLines(chain.slice(count))),
  'the tail removed': fc.integer({ min: 1, max: 7 }).map((count) => toLines(chain.slice(0, -count))),
  'two rows swapped': fc
    .tuple(position, position)
    .map(([a, b]) => toLines(chain.with(a, chain[b]!).with(b, chain[a]!))),
  'a row written twice': fc.tuple(position, position).map(([a, b]) => toLines(chain.toSpliced(a, 0, chain[b]!))),
  'a row of another writer': position.map((at) => {
    const { mac: _, ...row } = { ...chain[at]!, actor: 'forger' }
    return toLines(chain.with(at, link(row, forgersKey)))
  }),
  'rows after one removed numbered and linked anew': position.map((at) => {
    const rest = chain.toSpliced(at, 1)
    const anew = rest.map((row, index) => ({ ...row, seq: index + 1, prev: rest[index - 1]?.mac ?? zero }))
    return toLines(anew)
  }),
  'a byte of the file flipped': fc.tuple(fc.nat(), fc.nat({ max: 6 })).map(([where, bit]) => {
    const bytes = Buffer.from(toLines(chain).join('\n'))
    bytes[where % bytes.length]! ^= 1 << bit
    return bytes.toString('latin1').split('\n')
  }),
  'a piece of the file cut out': fc.tuple(fc.nat(), fc.integer({ min: 1, max: 2_000 })).map(([where, length]) => {
    const text = toLines(chain).join('\n')
    const at = where % text.length
    return (text.slice(0, at) + text.slice(at + length)).split('\n')
  }),
}

describe('a falsified trail is found out', () => {
  const whole = toLines(chain).join('\n')
  it.each(Object.entries(mutations))('%s', async (_, mutation) => {
    await fc.assert(
      fc.asyncProperty(mutation, async (lines) => {
        fc.pre(lines.join('\n') !== whole)
        expect((await verify(lines)).findings).not.toEqual([])
      }),
      { numRuns: Math.ceil(rounds / Object.keys(mutations).length) },
    )
  })
})

describe('a true trail passes', () => {
  it('whole, with anchors and without', async () => {
    expect(await verify(toLines(chain))).toMatchObject({ findings: [], checked: 20 })
    expect((await verify(toLines(chain), [])).findings).toEqual([])
    expect(await verify([], [])).toMatchObject({ findings: [], checked: 0 })
  })

  it('from right after an anchor on, when it is said that what came before was archived', async () => {
    const from = (seq: number) => verifyChain(toLines(chain.slice(seq - 1)), { keys, anchors, from: seq })
    expect((await from(6)).findings).toEqual([])
    expect((await from(7)).findings).toMatchObject([{ kind: 'gap', seq: 7 }])
    expect((await verify(toLines(chain.slice(5)))).findings[0]).toMatchObject({ kind: 'gap', seq: 6 })
  })

  it('with its fields in any order', async () => {
    const turned = chain.map((row) => Object.fromEntries(Object.entries(row).toReversed()))
    expect((await verify(toLines(turned))).findings).toEqual([])
  })
})

it('without anchors a cut tail of an export cannot be missed, which is what anchors are for', async () => {
  expect((await verify(toLines(chain.slice(0, 15)), [])).findings).toEqual([])
  expect((await verify(toLines(chain.slice(0, 15)))).findings).toMatchObject([{ kind: 'tail-missing', seq: 20 }])
})

it('whoever has the key cannot rewrite what an anchor outside already names', async () => {
  const forged: Row[] = []
  for (const { mac: _, ...row } of chain) {
    forged.push(link({ ...row, actor: row.seq === 5 ? 'forger' : row['actor'], prev: forged.at(-1)?.mac ?? zero }))
  }
  expect((await verify(toLines(forged), [])).findings).toEqual([])
  expect((await verify(toLines(forged))).findings.map((finding) => finding.kind)).toEqual(
    Array(3).fill('anchor-mismatch'),
  )
})
