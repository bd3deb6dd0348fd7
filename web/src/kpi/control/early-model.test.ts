import type { EarlyWarning } from 'shared/kpi/compare/early-contract.ts'
import { expect, test } from 'vitest'
import { earlySentence } from './early-model.ts'

const days = (means: readonly EarlyWarning['means'][]): EarlyWarning['days'] =>
  means.map((meaning, place) => ({
    day: `2026-11-${String(place + 1).padStart(2, '0')}`,
    score: 0,
    value: meaning === null ? 0 : 1.2,
    low: -1,
    high: 1,
    means: meaning,
  }))
const warning = (means: readonly EarlyWarning['means'][], more: Partial<EarlyWarning> = {}): EarlyWarning => ({
  kind: 'watched',
  why: null,
  days: days(means),
  side: null,
  since: null,
  means: null,
  ...more,
})

test.each<[string, EarlyWarning, string]>([
  ['nothing went beyond', warning([null, null]), 'chưa có dấu hiệu lệch'],
  [
    'what went beyond and came back is not passed over',
    warning([null, 'improvement', 'improvement', null]),
    'Đến 04/11/2026 trung bình động nằm trong giới hạn; 2 trong 4 ngày qua đã vượt, gần nhất là ngày 03/11/2026.',
  ],
  [
    'what is beyond now says since when',
    warning([null, 'concern'], { side: 'below', since: '2026-11-02', means: 'concern' }),
    'Từ 02/11/2026',
  ],
])('%s', (_, said, text) => expect(earlySentence('vi', said)).toContain(text))
