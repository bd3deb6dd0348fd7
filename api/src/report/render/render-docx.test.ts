import { composeReport } from 'shared/report/compose-report.ts'
import type { Block, ReportDocument } from 'shared/report/document.ts'
import { numbersOf } from 'shared/report/numbers-of.ts'
import { testSnapshot, testTrend } from 'shared/report/test-snapshot.ts'
import { describe, expect, test } from 'vitest'
import { zipText } from './fixed-zip.ts'
import { renderDocx } from './render-docx.ts'

const report = composeReport(testSnapshot(), 'vi')
const xmlOf = async (document: ReportDocument) => zipText(await renderDocx(document), 'word/document.xml')

/** What a reader reads, a paragraph a line. */
const linesOf = (xml: string): string[] =>
  xml
    .split('</w:p>')
    .map((paragraph) => Array.from(paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g), ([, text]) => text).join(''))
const withBody = (...body: Block[]): ReportDocument => ({ ...report, body, annexes: [] })
const said = (text: string): Block => ({ kind: 'paragraph', role: 'body', content: [{ kind: 'text', text }] })

describe('a report in Word', () => {
  test('is the document it was', async () => {
    const xml = await xmlOf({ ...report, annexes: report.annexes.slice(0, 1) })
    await expect(xml.replaceAll('><w:p>', '>\n<w:p>').replaceAll('><w:tr>', '>\n<w:tr>')).toMatchFileSnapshot(
      './golden-report.xml',
    )
  })

  test('is the same bytes a second time', async () => {
    expect((await renderDocx(report)).equals(await renderDocx(structuredClone(report)))).toBe(true)
  })

  test('says when by the cut-off, never by the clock', async () => {
    const core = zipText(await renderDocx(report), 'docProps/core.xml')
    expect(core).toContain('>2025-07-25T01:00:00Z</dcterms:created>')
  })

  test('leaves number and day to the document system', async () => {
    const lines = linesOf(await xmlOf(report))
    expect(lines).toContain('Số:        /BC-SKHCN')
    expect(lines).toContain('Ninh Bình, ngày      tháng      năm 2025')
  })

  test('counts pages anew in every annex, and not on the first', async () => {
    const xml = await xmlOf(report)
    const sections = xml.match(/<w:sectPr[\s\S]*?<\/w:sectPr>/g) ?? []
    expect(sections).toHaveLength(report.annexes.length + 1)
    for (const section of sections) expect(section).toMatch(/<w:pgNumType w:start="1"[\s\S]*<w:titlePg/)
    expect(sections.filter((section) => section.includes('w:orient="landscape"'))).toHaveLength(
      report.annexes.filter(({ orientation }) => orientation === 'landscape').length,
    )
    expect(xml).toContain('<w:tblHeader/>')
  })

  test('prints every bound number by its own text, in the order of the tree', async () => {
    const xml = await xmlOf(report)
    const runs = Array.from(xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g), ([, text]) => text ?? '')
    let from = 0
    for (const { text } of numbersOf(report)) {
      const at = runs.indexOf(text, from)
      expect({ text, found: at >= from }).toEqual({ text, found: true })
      from = at + 1
    }
    expect(numbersOf(report).length).toBeGreaterThan(20)
  })

  test('draws a chart as a vector picture with its caption, and one of dots for who draws none', async () => {
    const online = testSnapshot().kpis.find(({ id }) => id === 'T02')!
    const drawn = composeReport(testSnapshot({ trends: [testTrend(online, [600, 700, 779])] }), 'vi')
    const file = await renderDocx(drawn)
    expect(file.equals(await renderDocx(drawn))).toBe(true)
    const xml = zipText(file, 'word/document.xml')
    expect(xml).toMatch(/<asvg:svgBlip [^>]*r:embed=/)
    expect(linesOf(xml)).toContain('Hình 1. Kết quả giải quyết thủ tục hành chính qua các kỳ')
    expect(xml).toContain('descr="Tỷ lệ hồ sơ nộp trực tuyến: từ 60,0% (kỳ 1/25) đến 77,9% (kỳ 3/25)."')
    const svg = zipText(file, 'word/media/image1.svg')
    expect(svg).toContain('>77,9%</text>')
    expect(zipText(file, 'word/media/image1.png')).toMatch(/^.PNG/s)
  })

  test('shows what nobody has written in brackets, and what was written a paragraph a line', async () => {
    const passage = { kind: 'passage', id: 'causes', prompt: 'Nêu nguyên nhân.' } as const
    const lines = linesOf(
      await xmlOf(withBody({ ...passage, text: null }, { ...passage, text: 'Một.\r\n\r\nHai.' }, said('Ba.'))),
    )
    expect(lines).toEqual(expect.arrayContaining(['[Nêu nguyên nhân.]', 'Một.', 'Hai.']))
  })

  test.each([
    ['markup is text', '<w:p>&amp; </w:t><script>', '&lt;w:p&gt;&amp;amp; &lt;/w:t&gt;&lt;script&gt;'],
    ['an emoji stands', 'tốt 👍🏽', 'tốt 👍🏽'],
    ['half an emoji goes', 'tốt \ud83d!', 'tốt !'],
    ['control characters go', 'a\u0000b\u0008c\u001bd\uffffe', 'abcde'],
    ['a word too long may break', 'ă'.repeat(90), `${'ă'.repeat(40)}\u200b${'ă'.repeat(40)}\u200b${'ă'.repeat(10)}`],
  ])('%s', async (_, text, shown) => {
    expect(linesOf(await xmlOf(withBody(said(text))))).toContain(shown)
  })
})
