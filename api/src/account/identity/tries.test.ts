import { describe, expect, test } from 'vitest'
import { profiles } from 'shared/account/profile.ts'
import { decideTry, type Tries, triesRules } from './tries.ts'

const start = Date.parse('2026-11-22T03:00:00Z')
const rules = triesRules(profiles.asvs)
const lockRules = triesRules(profiles['tcvn-l3'])

/** A guesser who tries whenever it is allowed, and looks every `everyMs`. */
function tryAsOften(rule: (typeof rules)['account'], lengthMs: number, everyMs = 1000): number {
  let tries: Tries | null = null
  let made = 0
  for (let at = 0; at < lengthMs; at += everyMs) {
    for (;;) {
      const decision = decideTry(tries, rule, new Date(start + at))
      if (decision.kind === 'wait') break
      tries = decision.next
      made += 1
    }
  }
  return made
}

const hour = 3_600_000

describe('how many passwords of one account a guesser gets to try', () => {
  test('11 in the first hour, 4 in each that follows', () => {
    const byHour = [1, 2, 3, 24].map((hours) => tryAsOften(rules.account, hours * hour))
    expect(byHour).toEqual([11, 15, 19, 103])
  })
  test('waiting to be forgotten gains nothing: 5 an hour', () => {
    let tries: Tries | null = null
    let made = 0
    for (let at = 0; at < 10 * hour; at += hour) {
      for (let each = 0; each < 5; each++) {
        const decision = decideTry(tries, rules.account, new Date(start + at))
        if (decision.kind === 'go') {
          tries = decision.next
          made += 1
        }
      }
    }
    expect(made).toBe(50)
  })
  test('under tcvn-l3: 5 in twelve hours', () => {
    expect(tryAsOften(lockRules.account, 12 * hour)).toBe(5)
    expect(tryAsOften(lockRules.account, 12 * hour + 1000)).toBe(10)
  })
  test('an address: 30 in a quarter of an hour', () => {
    expect(tryAsOften(rules.address, 15 * 60_000)).toBe(30)
    expect(tryAsOften(rules.address, 15 * 60_000 + 1000)).toBe(60)
  })
})

describe('the wait', () => {
  const after = (failures: number): Tries => ({ failures, since: new Date(start), lastAt: new Date(start) })
  test.each([
    [4, 0],
    [5, 60],
    [6, 120],
    [7, 240],
    [8, 480],
    [9, 900],
    [1000, 900],
  ])('after %i failures it is %i s', (failures, seconds) => {
    const at = (s: number) => decideTry(after(failures), rules.account, new Date(start + s * 1000))
    expect(at(seconds).kind).toBe('go')
    if (seconds > 0) expect(at(seconds - 1)).toEqual({ kind: 'wait', until: new Date(start + seconds * 1000) })
  })
  test('an hour of quiet forgets', () => {
    const late = new Date(start + hour)
    expect(decideTry(after(9), rules.account, late)).toEqual({
      kind: 'go',
      next: { failures: 1, since: late, lastAt: late },
    })
    const before = new Date(start + hour - 1)
    expect(decideTry(after(9), rules.account, before)).toMatchObject({ next: { failures: 10 } })
  })
})
