import readXlsxFile from 'read-excel-file/node'
import { composeReport } from 'shared/report/compose-report.ts'
import { testSnapshot } from 'shared/report/test-snapshot.ts'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { zipText } from './fixed-zip.ts'
import { renderDocx } from './render-docx.ts'
import { renderPdf } from './render-pdf.ts'
import { renderXlsx } from './render-xlsx.ts'

/** What an officer may paste from anywhere: each line is a paragraph of a passage. */
const hostile = [
  '<w:p>&amp; </w:t><script>alert(1)</script>',
  '=HYPERLINK("http://x";"y")',
  '#panic("no") $x$ *b* @ref \\',
  'tốt 👍🏽 và nửa \ud83d',
  'a\u0000b\u0008c\u001bd\uffffe',
  'ẵ'.repeat(300),
]
const written = { causes: hostile.join('\n'), next: hostile.join('\r\n'), proposal: '=1+1' }
const document = composeReport(testSnapshot({ passages: written }), 'vi')

test('a passage is its words and nothing else in Word', async () => {
  const xml = zipText(await renderDocx(document), 'word/document.xml')
  const paragraphs = xml
    .split('</w:p>')
    .map((one) => Array.from(one.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g), ([, text]) => text).join(''))
  expect(paragraphs).toEqual(
    expect.arrayContaining([
      '&lt;w:p&gt;&amp;amp; &lt;/w:t&gt;&lt;script&gt;alert(1)&lt;/script&gt;',
      '=HYPERLINK(&quot;http://x&quot;;&quot;y&quot;)',
      'tốt 👍🏽 và nửa ',
      'abcde',
    ]),
  )
  expect(xml).not.toMatch(/<script|<w:instrText|<w:fldSimple/)
  // A word too long may be broken, so that it does not run over the edge of the paper.
  expect(Math.max(...paragraphs.flatMap((one) => one.split(/[\s\u200b]/).map(({ length }) => length)))).toBeLessThan(
    120,
  )
})

test('and in PDF, where a box stands for what the typeface does not hold', async () => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await renderPdf(document))), {
    mergePages: true,
  })
  const words = text.replaceAll(/\s+/g, ' ')
  expect(words).toContain('</w:t><script>alert(1)</script>')
  expect(words).toContain('#panic("no") $x$ *b* @ref \\')
  expect(words).toContain('abcde')
  expect(words).toContain('tốt □')
})

test('and no formula of a spreadsheet', async () => {
  const file = await renderXlsx(document)
  const sheets = await readXlsxFile(file)
  for (const [at] of sheets.entries()) expect(zipText(file, `xl/worksheets/sheet${at + 1}.xml`)).not.toContain('<f>')
  expect(sheets.length).toBeGreaterThan(2)
})
