import { describe, expect, it } from 'vitest'
import { judgeHeartbeat } from './judge-heartbeat.ts'
import { readCallLog } from './read-call-log.ts'

describe('a heartbeat every 60 s with 30 s of grace', () => {
  const base = { connection: 'c', intervalS: 60, graceS: 30, since: 0 }
  it.each([
    ['nothing is said before the first could have come', null, 80_000, null],
    ['the first never came', null, 91_000, { ok: false, cls: 'timeout', totalUs: 31_000_000 }],
    ['a call a moment ago', 100_000, 101_000, { ok: true, cls: 'ok' }],
    ['a call that is late but within grace', 100_000, 189_000, { ok: true, cls: 'ok' }],
    [
      'silence beyond grace, as long as it has lasted',
      100_000,
      200_000,
      { ok: false, cls: 'timeout', totalUs: 40_000_000 },
    ],
  ])('%s', (_, lastBeatAt, now, expected) => {
    const sample = judgeHeartbeat({ ...base, lastBeatAt }, now)
    if (expected === null) expect(sample).toBeNull()
    else expect(sample).toMatchObject({ at: now, connection: 'c', ...expected })
  })
})

describe('the call log of the gateway', () => {
  const at = Date.parse('2026-03-02T09:00:00+07:00')
  const line = (change: object = {}) =>
    JSON.stringify({
      ts: '2026-03-02T09:00:00+07:00',
      service: 'dan-cu',
      consumer: 'mot-cua',
      calls: 400,
      ok: 380,
      businessError: 8,
      buckets: { '100': 200, '300': 100, '1000': 60, '3000': 20, inf: 20 },
      ...change,
    })
  const passive = [{ id: 'mot-cua-dan-cu', target: { consumer: 'mot-cua', service: 'dan-cu' } }]
  const read = (text: string, now = at + 3_700_000) => readCallLog(text, passive, now)

  it('of 400 calls 12 failed on the way: 3 of 100; half were answered within 100 ms', () => {
    expect(read(line())).toEqual([
      { at, connection: 'mot-cua-dan-cu', ok: true, cls: 'ok', totalUs: 100_000, connectUs: null, sent: 100, lost: 3 },
    ])
  })

  it.each([
    ['refusals for content alone are no failure', { ok: 300, businessError: 100 }, { ok: true, lost: 0, sent: 100 }],
    ['few failures among many calls still count once', { calls: 9_000, ok: 8_999, businessError: 0 }, { lost: 1 }],
    ['when no call came through, it is down', { ok: 0, businessError: 0 }, { ok: false, cls: 'http5xx', lost: 0 }],
    ['a few calls speak for themselves', { calls: 4, ok: 3, businessError: 0 }, { sent: 4, lost: 1 }],
  ])('%s', (_, change, expected) => {
    expect(read(line(change))).toMatchObject([expected])
  })

  it('a line that comes a day later tells of the past', () => {
    expect(read(line(), at + 86_400_000)).toMatchObject([{ flags: 8 }])
  })

  it('what is no evidence is passed over: other ways, hours without calls, the closing line, rubbish', () => {
    const lines = [
      line({ service: 'ho-tich' }),
      line({ calls: 0, ok: 0, businessError: 0 }),
      '{"day":"2026-03-02","complete":true}',
      '{"ts":',
      'null',
      line({ ok: 401 }),
      line({ calls: -1 }),
      line({ ts: 'yesterday' }),
      line({ buckets: { '100': 'many' } }),
      '',
    ]
    expect(read(lines.join('\n'))).toEqual([])
  })
})
