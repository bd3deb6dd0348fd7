import { expect, test } from 'vitest'
import type { IncidentContent } from './alert-content.ts'
import { composeLetter, duration } from './compose-letter.ts'

const content: IncidentContent = {
  kind: 'firing',
  incident: '0b7f6a1e-0000-4000-8000-000000000001',
  number: 1024,
  scope: 'connection',
  severity: 'major',
  condition: 'unstable',
  reasons: ['flapping', 'slow'],
  name: { vi: 'Kết nối CSDL hộ tịch – phường Hoa Lư', en: 'Civil registration – Hoa Lư ward' },
  place: { vi: 'Phường Hoa Lư', en: 'Hoa Lư ward' },
  seen: null,
  provider: { name: { vi: 'VNPT Ninh Bình', en: 'VNPT Ninh Bình' }, contact: '0229 800 126' },
  at: '2026-11-24T02:45:00Z',
  openedAt: '2026-11-24T02:30:00Z',
  settledAt: null,
  members: 1,
  recurrences: 2,
  assignee: null,
  overran: false,
}

test('an alert in an official’s prose', () => {
  expect(composeLetter(content, 'vi', 'https://nhipso.test')).toEqual({
    subject: '[Nghiêm trọng] Cảnh báo: Kết nối CSDL hộ tịch – phường Hoa Lư không ổn định',
    text: `Kết nối CSDL hộ tịch – phường Hoa Lư không ổn định từ 09:30 24/11/2026.
Biểu hiện: chập chờn, phản hồi chậm.
Đơn vị, hệ thống: Phường Hoa Lư.
Đã tái diễn 2 lần.
Đơn vị chịu trách nhiệm: VNPT Ninh Bình (0229 800 126).
Phiếu sự cố số 1.024.

Xem và tiếp nhận: https://nhipso.test/alert/0b7f6a1e-0000-4000-8000-000000000001`,
  })
})

test('a certificate that expires is told as that, not as a connection that is well', () => {
  const name = { vi: 'Chứng thư số của CSDL hộ tịch', en: 'Certificate of the civil registry' }
  const certificate = { ...content, name, condition: 'certificate-7', reasons: ['certificate'] }
  const { subject, text } = composeLetter(certificate, 'vi', 'https://nhipso.test')
  expect(subject).toMatch(/Chứng thư số của CSDL hộ tịch còn không quá 7 ngày$/)
  expect(text).not.toMatch(/ổn định|Biểu hiện/)
})

test('that it is over, in English', () => {
  const over = {
    ...content,
    kind: 'resolved' as const,
    settledAt: '2026-11-24T04:35:00Z',
    recurrences: 0,
    provider: null,
  }
  const { subject, text } = composeLetter(over, 'en', 'https://nhipso.test')
  expect(subject).toBe('[Restored] Civil registration – Hoa Lư ward')
  expect(text.split('\n')[0]).toBe(
    'Civil registration – Hoa Lư ward was restored at 24 Nov 2026, 11:35, 2 hours 5 minutes after it began at 24 Nov 2026, 09:30.',
  )
})

test('a digest names what is still so first', () => {
  const over = { ...content, kind: 'resolved' as const, settledAt: '2026-11-24T04:35:00Z' }
  const { subject, text } = composeLetter(
    { kind: 'digest', at: content.at, items: [over, { ...content, kind: 'reminder' }] },
    'vi',
    'https://nhipso.test',
  )
  expect(subject).toBe('Tổng hợp cảnh báo: 2 sự cố')
  expect(text.indexOf('ĐANG DIỄN RA')).toBe(0)
  expect(text.indexOf('ĐÃ KHÔI PHỤC')).toBeGreaterThan(0)
  expect(text).toContain('Đến nay chưa có người tiếp nhận.')
})

test('no name breaks a subject into two lines, nor puts a header after it', () => {
  const evil = { vi: 'a\r\nBcc: x@y\u2028b', en: 'a' }
  const { subject } = composeLetter({ ...content, name: evil }, 'vi', 'https://nhipso.test')
  expect(subject).not.toMatch(/[\r\n\u2028]/)
})

test.each([
  [0, '0 phút'],
  [59_999, '0 phút'],
  [60_000, '1 phút'],
  [3_600_000, '1 giờ'],
  [90_061_000, '1 ngày 1 giờ'],
  [86_460_000, '1 ngày'],
])('%i ms is %s', (ms, text) => expect(duration(ms, 'vi')).toBe(text))
