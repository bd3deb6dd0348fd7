import decodeQR from 'qr/decode.js'
import encodeQR from 'qr'
import { describe, expect, test } from 'vitest'
import { policy } from 'shared/account/policy.ts'
import { rightNames } from 'shared/account/right.ts'
import { roles } from 'shared/account/role.ts'
import { initials } from '../shell/person-name.ts'
import { agentName } from './agent-name.ts'
import { findPeople, type Person } from './people-model.ts'
import { qrPath } from './qr-path.ts'
import { readPorts } from './read-ports.ts'
import { reachOfRole, rightGroups, rightsOf } from './role-rights-model.ts'
import { actionText, detailText, trailAsked } from './trail-model.ts'

/** The path drawn into pixels again, as a camera would see it. */
function pixelsOf(path: string, size: number, scale: number) {
  const side = size * scale
  const data = new Uint8Array(side * side * 4).fill(255)
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      for (let column = Number(x) * scale; column < (Number(x) + Number(width)) * scale; column++) {
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
      }
    }
  }
  return { data, width: side, height: side }
}

test.each([
  'otpauth://totp/Nh%E1%BB%8Bp%20S%E1%BB%91:an%40x.vn?secret=ABCDEFGH234567',
  `https://x.vn/kiosk#${'a'.repeat(43)}`,
])('what is drawn as a QR code is read back: %s', (text) => {
  const cells = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  expect(decodeQR(pixelsOf(qrPath(cells), cells.length, 4))).toBe(text)
})

const somebody = (name: string, more: Partial<Person> = {}): Person => ({
  id: name,
  name,
  email: `${initials(name).toLowerCase()}@ninhbinh.gov.vn`,
  role: 'officer',
  unit: null,
  provider: null,
  state: 'active',
  demo: false,
  secondFactor: true,
  accessUntil: null,
  lastSignInAt: null,
  createdAt: '2026-11-01T00:00:00Z',
  sessions: 0,
  ...more,
})
const people = [
  somebody('Lê Thị Bình'),
  somebody('Đinh Văn Hoà', { role: 'commune-head', unit: '13285' }),
  somebody('Trần An', { role: 'operator', provider: 'Tập đoàn VNPT', state: 'disabled' }),
]

describe('people are found', () => {
  test.each([
    ['without accents', { q: 'le thi' }, ['Lê Thị Bình']],
    ['đ as d, and another way to write the mark', { q: 'dinh van hòa' }, ['Đinh Văn Hoà']],
    ['by the name of their unit', { q: 'phu ly' }, ['Đinh Văn Hoà']],
    ['by their company', { q: 'vnpt' }, ['Trần An']],
    ['by part of the address', { q: 'lb@' }, ['Lê Thị Bình']],
    ['by role and state together', { role: 'operator', state: 'disabled' }, ['Trần An']],
    ['nobody for what fits nobody', { q: 'an', state: 'invited' }, []],
  ] as const)('%s', (_, asked, names) => {
    expect(findPeople(people, asked, () => 'Phường Phủ Lý').map(({ name }) => name)).toEqual(names)
  })
})

test('every right has its place on the page of permissions, once, and says what the policy says', () => {
  expect(rightGroups.flatMap(rightsOf).toSorted()).toEqual([...rightNames].toSorted())
  for (const right of rightNames) {
    for (const role of roles) {
      const reach = reachOfRole(role, right)
      expect(reach === 'all').toBe(policy[right].all?.includes(role) ?? false)
      if (reach === 'own') expect(policy[right].own).toContain(role)
    }
  }
})

describe('the trail is asked', () => {
  test.each([
    [
      'for whole days of Vietnam',
      { from: '2026-11-01', to: '2026-11-02' },
      { from: '2026-11-01T00:00:00+07:00', to: '2026-11-03T00:00:00+07:00' },
    ],
    ['for one object', { object: 'user:019a-b' }, { objectType: 'user', objectId: '019a-b' }],
    ['for a kind of object', { object: 'api-key' }, { objectType: 'api-key' }],
    [
      'for refusals of somebody, further back',
      { actor: 'x', outcome: 'denied', before: '41' },
      { actor: 'x', outcome: 'denied', before: '41' },
    ],
    ['for everything', {}, {}],
  ] as const)('%s', (_, filters, asked) => {
    expect(trailAsked(filters)).toEqual(asked)
  })
})

test('a refusal is said by the right that was wanting, a word nobody has put down as it stands', () => {
  expect(actionText('vi', 'user.read')).toBe('Xem danh sách người dùng')
  expect(actionText('en', 'api-key.rotate')).toBe('Rotate an API key')
  expect(actionText('vi', 'report.sign')).toBe('report.sign')
  expect(detailText('vi', { method: 'demo', role: 'leader', unit: null, count: 3 })).toBe(
    'cách: trình diễn · vai trò: Lãnh đạo tỉnh · count: 3',
  )
  expect(detailText('vi', { purpose: 'seal', until: '2027-02-25T17:39:35.520Z' })).toBe(
    'mục đích: mã hóa thông tin bí mật · đến: 00:39 26/02/2027',
  )
})

test.each([
  ['443', [443]],
  [' 443, 8443;443 ', [443, 8443]],
  ['', null],
  ['0', null],
  ['65536', null],
  ['443-445', null],
  ['https', null],
])('ports typed as %j', (typed, ports) => {
  expect(readPorts(typed)).toEqual(ports)
})

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1',
    'Safari',
    'iPhone',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
  [
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
    'Chrome',
    'Android',
  ],
  ['curl/8', null, null],
])('%s is %s on %s', (agent, browser, system) => {
  expect(agentName(agent)).toEqual({ browser, system })
})

test.each([
  ['Nguyễn Thị Bình', 'NB'],
  ['đỗ', 'Đ'],
  ['  Lê   An ', 'LA'],
])('%s is %s in short', (name, short) => {
  expect(initials(name)).toBe(short)
})
