import { composeReport } from 'shared/report/compose-report.ts'
import type { Block, ReportDocument } from 'shared/report/document.ts'
import { numbersOf } from 'shared/report/numbers-of.ts'
import { testSnapshot } from 'shared/report/test-snapshot.ts'
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
