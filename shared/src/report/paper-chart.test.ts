import { describe, expect, test } from 'vitest'
import type { Mark } from '../chart/drawing.ts'
import { drawingSvg } from '../chart/drawing-svg.ts'
import { drawPaperChart } from './paper-chart.ts'

const trend = {
  type: 'trend' as const,
  series: [
    { name: 'Hồ sơ trực tuyến', values: [70, 72.5, null, 77.94] },
    { name: 'Ký số', values: [77, 78, 78.2, 78] },
  ],
  labels: ['T4/25', 'T5/25', 'T6/25', 'T7/25'],
  target: 80,
  unit: '%',
}
const bars = {
  type: 'bars' as const,
  bars: [
    { label: 'Phường Hoa Lư', value: 75, text: '75,0%' },
    { label: 'Xã Gia Viễn', value: null, text: 'Chưa có số liệu' },
    { label: 'Xã Giao Hoà', value: 92, text: '92,0%' },
  ],
  target: 80,
  unit: '%',
}
const of = <Kind extends Mark['kind']>(marks: readonly Mark[], kind: Kind) =>
  marks.filter((mark): mark is Extract<Mark, { kind: Kind }> => mark.kind === kind)
const xs = (mark: Mark): number[] =>
  mark.kind === 'line' ? mark.points.map(([x]) => x) : mark.kind === 'box' ? [mark.x, mark.x + mark.width] : [mark.x]

describe('a trend on paper', () => {
  const { marks, width, height } = drawPaperChart(trend, 'vi')

  test('breaks its line where nothing was reported', () => {
    const solid = of(marks, 'line').filter(({ width: stroke, dash }) => stroke === 1.6 && dash === undefined)
    // The key, and the two periods before the gap; the one after it stands alone as a dot.
    expect(solid.map(({ points }) => points.length)).toEqual([2, 2])
    expect(of(marks, 'dot').filter(({ shape }) => shape === 'circle')).toHaveLength(1 + 3)
  })

  test('tells its series apart by stroke and shape, never by colour', () => {
    const looks = new Set(of(marks, 'dot').map(({ shape, filled }) => `${shape} ${filled}`))
    expect(looks).toEqual(new Set(['circle true', 'square false']))
    expect(
      drawingSvg({ marks, width, height }, '')
        .match(/#[0-9a-f]{6}/g)
        ?.every((grey) => /^#(..)\1\1$/.test(grey)),
    ).toBe(true)
  })

  test('writes the last figure of each, and no two figures lie on one another', () => {
    const ends = of(marks, 'text').filter(({ bold }) => bold)
    expect(ends.map(({ text }) => text).toSorted()).toEqual(['77,94%', '78%'])
    expect(Math.abs(ends[0]!.y - ends[1]!.y)).toBeGreaterThan(12)
  })

  test('says its target in the key', () => {
    expect(of(marks, 'text').some(({ text }) => text.includes('80%') && text.length > 3)).toBe(true)
  })
})

describe('bars on paper', () => {
  const { marks } = drawPaperChart(bars, 'vi')

  test('begin at zero, and what has no value has no bar but its words', () => {
    const drawn = of(marks, 'box')
    expect(drawn).toHaveLength(2)
    expect(drawn[0]!.x).toBe(drawn[1]!.x)
    expect(drawn[1]!.width / drawn[0]!.width).toBeCloseTo(92 / 75, 5)
    expect(of(marks, 'text').map(({ text }) => text)).toContain('Chưa có số liệu')
  })

  test('that miss the target are lighter', () => {
    expect(of(marks, 'box').map(({ fill }) => fill)).toEqual(['light', 'grey'])
  })
})

test.each<[string, Parameters<typeof drawPaperChart>[0]]>([
  [
    'twelve series of one value',
    {
      ...trend,
      labels: ['x'],
      series: Array.from({ length: 12 }, (_, at) => ({ name: `Chỉ tiêu thứ ${at}`, values: [at] })),
    },
  ],
  ['no value at all', { ...trend, series: [{ name: 'a', values: [null, null, null, null] }] }],
  [
    'the longest name there is',
    {
      ...bars,
      bars: [{ label: 'Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh Ninh Bình', value: 1, text: '1' }],
    },
  ],
  ['no bars', { ...bars, bars: [] }],
  [
    'thirty weeks',
    {
      ...trend,
      labels: Array.from({ length: 30 }, (_, at) => `Tuần ${at}`),
      series: [{ name: 'a', values: Array.from({ length: 30 }, (_, at) => at) }],
    },
  ],
])('%s stays on the sheet, and every length is a number', (_, chart) => {
  const { marks, width, height } = drawPaperChart(chart, 'vi')
  for (const mark of marks) for (const x of xs(mark)) expect(x >= 0 && x <= width).toBe(true)
  expect(Number.isFinite(height)).toBe(true)
  expect(drawingSvg({ marks, width, height }, 'x')).not.toMatch(/NaN|undefined|Infinity/)
})

test('what a name holds is text in the picture and nothing else', () => {
  const svg = drawingSvg(
    drawPaperChart({ ...bars, bars: [{ label: '<script>&"\u0000', value: 1, text: '</svg>' }] }, 'vi'),
    '<x>',
  )
  expect(svg).toContain('&lt;script&gt;&amp;&quot;</text>')
  expect(svg.match(/<\/svg>/g)).toHaveLength(1)
})
