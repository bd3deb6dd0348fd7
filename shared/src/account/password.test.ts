import { describe, expect, test } from 'vitest'
import type { AccountRole } from './role.ts'
import { judgePassword, normalisePassword } from './password.ts'
import { mustChangePassword, type ProfileId, profiles, sessionLimits } from './profile.ts'

const common = new Set(['password', 'qwertyuiop', 'iloveyou', 'letmein', '123456789012', 'dragon'])
const isCommon = (text: string) => common.has(text)

function faults(password: string, { profile = 'asvs' as ProfileId, role = 'officer' as AccountRole } = {}) {
  const owner = { role, email: 'tranthuha@ninhbinh.gov.vn', name: 'Trần Thu Hà' }
  return judgePassword(password, owner, { profile: profiles[profile], isCommon }).map(({ fault }) => fault)
}

describe('what a password must be', () => {
  test.each([
    ['a sentence will do', 'con cá chép bơi ngược dòng', []],
    ['twelve characters are enough', 'vqk7 mèo lười', []],
    ['eleven are not', 'vqk7 mèo lư', ['too-short']],
    ['spaces count and are kept', ' vqk mèo lườ', []],
    ['any script will do', '密碼是很長的一句話沒有人猜到', []],
    ['emoji count as one each', '🐟🐠🐡🦈🐙🦑🦐🦞🦀🐚🪸🐬', []],
    ['128 characters will do', randomText(128), []],
    ['129 will not', randomText(129), ['too-long']],
    ['a common word with a year and signs', 'Password2026!!', ['common']],
    ['a common word twice', 'iloveyouiloveyou', ['common']],
    ['a row of the keyboard with digits', 'qwertyuiop12', ['common']],
    ['a common password itself', '123456789012', ['monotonous', 'common']],
    ['one character', 'aaaaaaaaaaaaaa', ['monotonous']],
    ['three characters over and over', 'xyzxyzxyzxyzxyz', ['monotonous']],
    ['the alphabet', 'abcdefghijklmn', ['monotonous']],
    ['the province', 'toi-yeu-ninhbinh-lam', ['context']],
    ['the province with marks', 'tôi yêu Ninh Bình lắm', ['context']],
    ['the province in lookalikes', 'N1nhB1nh#xk2wq', ['context']],
    ['the department', 'SoKHCN@xk2wq9z', ['context']],
    ['the programme', 'chuyển đổi số rồi', ['context']],
    ['this program', 'Nhịp Số rất hay đó', ['context']],
    ['a house of five rooms is not Hà Nam', 'ngôi nhà năm gian xk', []],
    ['Hà Nam is', 'quê tôi Hà Nam đó', ['context']],
    ['her own name', 'tran thu ha 77 xkq', ['context']],
    ['her own address', 'xx-tranthuha-99kq', ['context']],
  ])('%s', (_, password, expected) => {
    expect(faults(password)).toEqual(expected)
  })

  test('a password typed in two ways is one password', () => {
    expect(normalisePassword('Hòa Bình'.normalize('NFD'))).toBe(normalisePassword('Hòa Bình'.normalize('NFC')))
    expect(faults('vqk mèo lười'.normalize('NFD'))).toEqual(faults('vqk mèo lười'.normalize('NFC')))
  })

  test('under tcvn-l3 who has no second factor mixes four kinds in fourteen characters', () => {
    const kiosk = { profile: 'tcvn-l3', role: 'kiosk' } as const
    expect(faults('con vịt bơi xk', kiosk)).toEqual(['too-few-classes'])
    expect(faults('Con vịt bơi 7', kiosk)).toEqual(['too-short'])
    expect(faults('Con vịt bơi 7x', kiosk)).toEqual([])
    expect(faults('con vịt bơi x', { profile: 'tcvn-l3', role: 'administrator' })).toEqual([])
  })
})

describe('rotation', () => {
  const changedAt = new Date('2026-01-01T00:00:00Z')
  const days = (count: number, more = 0) => new Date(changedAt.getTime() + count * 86_400_000 + more)
  test.each([
    ['an administrator on day 60', 'tcvn-l3', 'administrator', days(60), false],
    ['an administrator a second later', 'tcvn-l3', 'administrator', days(60, 1000), true],
    ['an officer never', 'tcvn-l3', 'officer', days(400), false],
    ['nobody under asvs', 'asvs', 'administrator', days(400), false],
  ] as const)('%s', (_, profile, role, now, expected) => {
    expect(mustChangePassword(profiles[profile], { role, changedAt, now })).toBe(expected)
  })
  test('not for someone who has no password', () => {
    expect(mustChangePassword(profiles['tcvn-l3'], { role: 'administrator', changedAt: null, now: days(400) })).toBe(
      false,
    )
  })
})

test.each([
  ['asvs', 'officer', 30],
  ['asvs', 'administrator', 15],
  ['tcvn-l3', 'officer', 15],
  ['tcvn-l3', 'administrator', 5],
] as const)('%s: a session of %s may idle %i minutes and lasts 12 hours', (profile, role, minutes) => {
  expect(sessionLimits(profiles[profile], role)).toEqual({ idleMs: minutes * 60_000, absoluteMs: 43_200_000 })
})

/** Many different characters, the same each run. */
function randomText(length: number): string {
  let state = 7
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647
    return String.fromCodePoint(33 + (state % 90))
  }).join('')
}
