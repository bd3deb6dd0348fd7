import { expect, test } from 'vitest'
import { say } from 'shared/messages/say.ts'
import { type TrendDrawn, trendSummary } from './trend-model.ts'

const point = (title: string, value: number | null, running = false): TrendDrawn => ({
  key: title,
  label: title,
  title,
  value,
  text: `${value}%`,
  running,
  incomplete: false,
  target: null,
  targetText: '',
  limits: null,
  mark: null,
  signals: '',
  stretch: 0,
  counted: '',
  detail: '',
})
const inVietnamese = (...[message, parameters]: Parameters<Parameters<typeof trendSummary>[0]>) =>
  say('vi', message, parameters)

test('the sentence names the extremes, the latest, the gaps and a running end', () => {
  const points = [point('tháng 8', 70), point('tháng 9', null), point('tháng 10', 82), point('tháng 11', 78, true)]
  expect(trendSummary(inVietnamese, points)).toBe(
    'Cao nhất 82% (tháng 10), thấp nhất 70% (tháng 8), gần nhất 78% (tháng 11). 1 kỳ không có số. Kỳ cuối còn đang chạy, là số tạm tính.',
  )
})

test('nothing known is said as such', () => {
  expect(trendSummary(inVietnamese, [point('tháng 8', null)])).toBe('Chưa có số liệu cho các kỳ này.')
})
