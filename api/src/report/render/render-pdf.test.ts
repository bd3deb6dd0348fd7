import { composeReport } from 'shared/report/compose-report.ts'
import type { Block, ReportDocument } from 'shared/report/document.ts'
import { numbersOf } from 'shared/report/numbers-of.ts'
import { testSnapshot, testTrend } from 'shared/report/test-snapshot.ts'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { renderPdf } from './render-pdf.ts'

const report = composeReport(testSnapshot(), 'vi')
const said = (text: string): Block => ({ kind: 'paragraph', role: 'body', content: [{ kind: 'text', text }] })

async function readPdf(document: ReportDocument) {
  const pdf = await getDocumentProxy(new Uint8Array(await renderPdf(document)))
  const { text } = await extractText(pdf, { mergePages: false })
  return { pages: text, text: text.join('\n').replaceAll(/\s+/g, ' '), pdf }
}

describe('a report in PDF', () => {
  test('says what the tree says, every number of it', async () => {
    const { text, pages } = await readPdf(report)
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(text).toMatch(/Số: \/BC-SKHCN/)
    expect(text).toMatch(/Ninh Bình, ngày tháng năm 2025/)
    // In the order of the tree: a figure that stood in another row, or was printed twice, would be found out.
    let from = 0
    for (const { text: printed } of numbersOf(report)) {
      const at = text.indexOf(printed, from)
      expect({ printed, found: at >= 0, after: text.slice(Math.max(0, from - 40), from) }).toMatchObject({
        found: true,
      })
      from = at + printed.length
    }
    expect(numbersOf(report).length).toBeGreaterThan(20)
    expect(pages.length).toBeGreaterThan(report.annexes.length)
  })

  test('is the same bytes a second time, tagged, with its typeface inside', async () => {
    const file = await renderPdf(report)
    expect(file.equals(await renderPdf(structuredClone(report)))).toBe(true)
    const raw = file.toString('latin1')
    expect(raw).toContain('/FontFile2')
    expect(raw).toMatch(/pdfaid:part>2<|pdfaid:part="2"/)
    expect(raw).toContain('/StructTreeRoot')
    const { pdf } = await readPdf(report)
    const fonts = new Set<string>()
    for (let page = 1; page <= pdf.numPages; page += 1) {
      const { items } = await (await pdf.getPage(page)).getTextContent()
      for (const item of items) if ('fontName' in item && item.str.trim() !== '') fonts.add(item.fontName)
    }
    // Regular, bold, italic and both: nothing was set in a typeface that is not Tinos.
    expect(raw.match(/\/BaseFont ?\/([A-Z]{6}\+)?[\w-]+/g)?.every((face) => face.includes('Tinos'))).toBe(true)
    expect(fonts.size).toBeLessThanOrEqual(4)
  })

  test('counts pages anew in every annex, and not on the first', async () => {
    const { pages } = await readPdf(report)
    const firsts = pages.filter((page) => /^\s*(Phụ lục [IVX]+|UBND)/.test(page))
    expect(firsts).toHaveLength(1 + report.annexes.length)
    for (const [at, page] of pages.entries())
      expect(/^\s*\d+\s/.test(page) ? 'numbered' : 'first', `page ${at + 1}`).toBe(
        firsts.includes(page) ? 'first' : 'numbered',
      )
  })

  test('draws a chart with letters that can be read, and says in words what it shows', async () => {
    const online = testSnapshot().kpis.find(({ id }) => id === 'T02')!
    const drawn = composeReport(testSnapshot({ trends: [testTrend(online, [600, 700, 779])] }), 'vi')
    const { text } = await readPdf({ ...drawn, annexes: [] })
    expect(text).toContain('Hình 1. Kết quả giải quyết thủ tục hành chính qua các kỳ')
    expect(text).toMatch(/1\/25.*2\/25.*3\/25/)
    const file = await renderPdf(drawn)
    expect(file.equals(await renderPdf(structuredClone(drawn)))).toBe(true)
    expect(file.toString('latin1')).toContain('/Alt')
  })

  test('takes markup for text, a box for what no typeface holds, and breaks a word too long', async () => {
    const body = [said('#panic("no") $x$ *b* @ref <t> \\ \u0000a'), said('tốt 👍🏽 \ud83d.'), said('ẵ'.repeat(300))]
    const { text } = await readPdf({ ...report, body, annexes: [] })
    expect(text).toContain('#panic("no") $x$ *b* @ref <t> \\ a')
    expect(text).toContain('tốt □ .')
    expect(text.match(/ẵ/g)).toHaveLength(300)
  })
})
