import { describe, expect, test } from 'vitest'
import { composeReport } from './compose-report.ts'
import type { Block, ReportDocument } from './document.ts'
import { reportDocumentSchema } from './document.ts'
import { numbersOf } from './numbers-of.ts'
import { testCounts, testFigure, testSnapshot, testTrend } from './test-snapshot.ts'

const linesOf = ({ body }: ReportDocument): string[] =>
  body.map((block: Block) => {
    if (block.kind === 'heading') return `${block.mark} ${block.text}`
    if (block.kind === 'passage') return `<${block.id}>`
    return block.kind === 'paragraph' ? block.content.map(({ text }) => text).join('') : `[${block.id}]`
  })

const online = testSnapshot().kpis.find(({ id }) => id === 'T02')!
const withFigure = (figure: ReturnType<typeof testFigure>) =>
  testSnapshot({
    figures: [
      figure,
      ...testSnapshot().figures.filter(({ kpi, place }) => kpi !== figure.kpi || place !== figure.place),
    ],
  })

describe('the sentences of a report', () => {
  const lines = linesOf(composeReport(testSnapshot(), 'vi'))

  test('state what the workshop published, each with its own last day', () => {
    expect(lines).toContain(
      'Tính đến ngày 23/7/2025, hệ thống tiếp nhận 36.694 hồ sơ, trong đó 28.599 hồ sơ trực tuyến (đạt 77,9%); ' +
        '8.156 hồ sơ thanh toán trực tuyến (đạt 59,9% số hồ sơ có nghĩa vụ tài chính); ' +
        '35.300 hồ sơ trả kết quả trước hạn, đúng hạn (đạt 96,2%).',
    )
    expect(lines).toContain(
      'Tính đến ngày 24/7/2025, hệ thống quản lý văn bản và điều hành tiếp nhận 202.705 văn bản đến, ' +
        'phát hành 38.243 văn bản đi, trong đó 31.078 văn bản đi được ký số (đạt 81,26%).',
    )
    expect(lines).toContain(
      '1.910/1.910 dịch vụ công trực tuyến của tỉnh (đạt 100,0%) đã được cập nhật, tích hợp trên Cổng Dịch vụ công quốc gia.',
    )
  })

  test('stand under the sections of the decree’s layout, counted I to V and 1 onward', () => {
    expect(lines.filter((line) => /^[IV]+\. /.test(line)).map((line) => line.split(' ')[0])).toEqual([
      'I.',
      'II.',
      'III.',
      'IV.',
      'V.',
    ])
    expect(lines.filter((line) => /^\d\. /.test(line))).toHaveLength(2 + 7 + 2)
  })

  test('count units that meet a target, and name the gap in dossiers rather than a rank', () => {
    expect(lines).toContain('Về hồ sơ nộp trực tuyến: 1/2 xã, phường có số liệu đạt chỉ tiêu (từ 80% trở lên).')
    expect(lines).toContain('Còn thiếu nhiều nhất để đạt chỉ tiêu: Phường Hoa Lư (20 hồ sơ).')
  })

  test('where a figure is missing say so, and print no number in its place', () => {
    const missing = withFigure(testFigure(online, '37', testCounts(0, 0, { reported: 0 })))
    expect(linesOf(composeReport(missing, 'vi'))).toContain(
      'Tính đến ngày 23/7/2025, chưa đủ số liệu để báo cáo về tỷ lệ hồ sơ nộp trực tuyến (chưa có số liệu).',
    )
  })

  test.each([
    [27_000, 'So với kỳ trước, tỷ lệ hồ sơ nộp trực tuyến tăng 4,4 điểm %.'],
    [30_000, 'So với kỳ trước, tỷ lệ hồ sơ nộp trực tuyến giảm 3,8 điểm %.'],
  ])('tell the change since the period before (%i online then)', (before, sentence) => {
    const changed = withFigure(
      testFigure(online, '37', testCounts(28_599, 36_694), '2025-07-23', testCounts(before, 36_694)),
    )
    expect(linesOf(composeReport(changed, 'vi'))).toContain(sentence)
  })

  test('leave room for an officer’s words, and keep those that were written', () => {
    expect(lines).toContain('<instructions>')
    const written = composeReport(testSnapshot({ passages: { instructions: 'Kế hoạch 12/KH-UBND.' } }), 'vi')
    expect(written.body.find((block) => block.kind === 'passage' && block.id === 'instructions')).toMatchObject({
      text: 'Kế hoạch 12/KH-UBND.',
    })
  })

  test('say what a reader must know: days that are missing, records that wait', () => {
    const waiting = withFigure(testFigure(online, '37', testCounts(10, 20, { reported: 20, quarantined: 3 })))
    expect(composeReport(waiting, 'vi').warnings).toEqual([
      'Tỷ lệ hồ sơ nộp trực tuyến: đã nhận 20/23 báo cáo đến hạn.',
      'Tỷ lệ hồ sơ nộp trực tuyến: 3 bản ghi đang kiểm tra, chưa tính vào số liệu.',
    ])
  })
})

test('a definition that began within what is shown is said on the paper and beside the numbers', () => {
  const redefined = [{ kpi: 'T02', version: 2, from: '2025-07-10', basis: 'Quyết định số 12/QĐ-UBND' }]
  const told = composeReport(testSnapshot({ redefined }), 'vi')
  const sentence = expect.stringMatching(
    /^Từ ngày 10\/7\/2025, chỉ tiêu “Tỷ lệ hồ sơ nộp trực tuyến” tính theo định nghĩa phiên bản 2 \(Quyết định số 12\/QĐ-UBND\)/,
  ) as string
  expect(linesOf(told)).toContainEqual(sentence)
  expect(told.warnings).toEqual([sentence])
})

describe('figures that are not whole', () => {
  const waiting = composeReport(
    withFigure(testFigure(online, '37', testCounts(10, 20, { reported: 20, quarantined: 3 }))),
    'vi',
  )

  test('are named before the first figure, and counted in an annex of their own', () => {
    const annex = waiting.annexes.at(-1)!
    expect(linesOf(waiting)[1]).toBe(
      `Lưu ý: 1/8 chỉ tiêu trong báo cáo chưa đủ số liệu hoặc còn bản ghi đang kiểm tra; các con số tương ứng là số tạm tính, chi tiết tại Phụ lục ${annex.mark}.`,
    )
    const [table] = annex.blocks
    expect(
      table?.kind === 'table' && table.rows.map(({ cells }) => cells.map(({ content }) => content[0]?.text)),
    ).toEqual([['1', 'Tỷ lệ hồ sơ nộp trực tuyến', '20', '23', '3']])
  })

  test('leave neither note nor annex where all are whole', () => {
    const whole = composeReport(testSnapshot(), 'vi')
    expect(JSON.stringify(whole)).not.toContain('Lưu ý')
    expect(whole.annexes.length).toBe(waiting.annexes.length - 1)
  })
})

describe('charts', () => {
  const signed = testSnapshot().kpis.find(({ id }) => id === 'V02')!
  const figuresOf = (document: ReportDocument) => document.body.filter((block) => block.kind === 'figure')

  test('draw the course of KPIs that have one, counted in the order in which one reads', () => {
    const drawn = figuresOf(
      composeReport(
        testSnapshot({ trends: [testTrend(online, [600, null, 779]), testTrend(signed, [700, 810, 812])] }),
        'vi',
      ),
    )
    expect(drawn.map(({ caption }) => caption)).toEqual([
      'Hình 1. Tỷ lệ văn bản đi ký số qua các kỳ',
      'Hình 2. Kết quả giải quyết thủ tục hành chính qua các kỳ',
    ])
    expect(drawn[1]).toMatchObject({
      summary: 'Tỷ lệ hồ sơ nộp trực tuyến: từ 60,0% (kỳ 1/25) đến 77,9% (kỳ 3/25).',
      chart: { series: [{ values: [60, null, 77.9] }], labels: ['1/25', '2/25', '3/25'], target: 80 },
    })
  })

  test('are left out where one figure alone is known', () => {
    expect(figuresOf(composeReport(testSnapshot({ trends: [testTrend(online, [600, null])] }), 'vi'))).toEqual([])
  })
})

describe('the tree', () => {
  test('is what its schema says, in both languages', () => {
    for (const locale of ['vi', 'en'] as const)
      expect(reportDocumentSchema.safeParse(composeReport(testSnapshot(), locale)).error).toBeUndefined()
  })

  test('is the same for the same snapshot', () => {
    expect(JSON.stringify(composeReport(testSnapshot(), 'vi'))).toBe(
      JSON.stringify(composeReport(structuredClone(testSnapshot()), 'vi')),
    )
  })

  test('leaves number and day to the document system', () => {
    expect(composeReport(testSnapshot(), 'vi').head).toMatchObject({
      superior: 'UBND TỈNH NINH BÌNH',
      issuer: 'SỞ KHOA HỌC VÀ CÔNG NGHỆ',
      symbol: '/BC-SKHCN',
    })
  })

  test('binds every number to a KPI, a place and days, with the text the figure itself bears', () => {
    const snapshot = testSnapshot()
    const numbers = numbersOf(composeReport(snapshot, 'vi')).filter(({ binding }) => binding.of === 'kpi')
    expect(numbers.length).toBeGreaterThan(20)
    for (const { binding, text } of numbers) {
      if (binding.of !== 'kpi' || binding.part !== 'ratio') continue
      const figure = snapshot.figures.find(({ kpi, place }) => kpi === binding.kpi && place === binding.place)
      expect({ text, to: binding.to }).toEqual({ text: figure?.value.text, to: figure?.to })
    }
  })

  test('cites its annexes by the marks they bear', () => {
    const { annexes, ...document } = composeReport(testSnapshot(), 'vi')
    expect(annexes.map(({ mark }) => mark)).toEqual(['I', 'II', 'III', 'IV'].slice(0, annexes.length))
    const cited = linesOf({ ...document, annexes }).filter((line) => line.startsWith('Chi tiết tại Phụ lục'))
    expect(cited.join(' ')).toContain(annexes[0]!.mark)
  })
})
