import { composeReport } from 'shared/report/compose-report.ts'
import type { Block, ReportDocument } from 'shared/report/document.ts'
import { numbersOf } from 'shared/report/numbers-of.ts'
import { testSnapshot } from 'shared/report/test-snapshot.ts'
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
    const missing = [...new Set(numbersOf(report).map((number) => number.text))].filter((one) => !text.includes(one))
    expect(missing).toEqual([])
    expect(pages.length).toBeGreaterThan(report.annexes.length)
  })

  test('is the same bytes a second time, tagged, with its typeface inside', async () => {
    const file = await renderPdf(report)
    expect(file.equals(await renderPdf(structuredClone(report)))).toBe(true)
    const raw = file.toString('latin1')
    expect(raw).toContain('/FontFile2')
    expect(raw).toMatch(/pdfaid:part>2<|pdfaid:part="2"/)
    expect(raw).toContain('/StructTreeRoot')
  })

  test('takes markup for text, a box for what no typeface holds, and breaks a word too long', async () => {
    const body = [said('#panic("no") $x$ *b* @ref <t> \\ \u0000a'), said('tốt 👍🏽 \ud83d.'), said('ẵ'.repeat(300))]
    const { text } = await readPdf({ ...report, body, annexes: [] })
    expect(text).toContain('#panic("no") $x$ *b* @ref <t> \\ a')
    expect(text).toContain('tốt □ .')
    expect(text.match(/ẵ/g)).toHaveLength(300)
  })
})
