import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { formatRatio } from 'shared/format.ts'
import { composeReport } from 'shared/report/compose-report.ts'
import type { BoundNumber, ReportDocument } from 'shared/report/document.ts'
import { explainedAt } from 'shared/report/explained-at.ts'
import { numbersOf } from 'shared/report/numbers-of.ts'
import { testSnapshot } from 'shared/report/test-snapshot.ts'
import { describe, expect, test } from 'vitest'
import { zipText } from './fixed-zip.ts'
import { renderDocx } from './render-docx.ts'
import { renderXlsx } from './render-xlsx.ts'
import { xlsxNumber } from './xlsx-number.ts'

const report = composeReport(testSnapshot(), 'vi')
const bodyOnly = (document: ReportDocument) => numbersOf({ ...document, annexes: [] })

/** As a spreadsheet shows it in Vietnamese. */
const shown = (value: number, decimals: number, percent: boolean) =>
  new Intl.NumberFormat('vi-VN', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    ...(percent && { style: 'percent' as const }),
  }).format(value)

/** Reads a sheet back and says each number of the report as it is to be read there. */
async function printedIn(document: ReportDocument): Promise<string[]> {
  const rows = await readSheet(await renderXlsx(document), 2)
  return rows.slice(1).map((row, at) => {
    const bound = bodyOnly(document)[at]!
    const number = xlsxNumber(bound, document.locale)
    if (!number) return String(row[8])
    const decimals = /\.(0+)/.exec(number.format)?.[1]?.length ?? 0
    return shown(Math.abs(Number(row[8])), decimals, bound.format === 'percent')
  })
}

function withNumbers(numbers: BoundNumber[]): ReportDocument {
  return { ...report, annexes: [], body: [{ kind: 'paragraph', role: 'body', content: numbers }] }
}

const ratio = (numerator: number, denominator: number, decimals: number): BoundNumber => ({
  kind: 'number',
  binding: { of: 'kpi', kpi: 'T02', place: '37', from: '2025-07-01', to: '2025-07-23', part: 'ratio' },
  numerator,
  denominator,
  state: 'value',
  text: formatRatio('vi', numerator, denominator, decimals),
  format: 'percent',
  decimals,
})

describe('a report as a spreadsheet', () => {
  test('says from what it was composed, then its numbers, then an annex a sheet', async () => {
    const file = await renderXlsx(report)
    const about = Object.fromEntries((await readSheet(file, 1)).map(([name, value]) => [name, value]))
    expect(about).toMatchObject({ 'Mẫu báo cáo': 'dinh-ky', 'Phiên bản số liệu': 12, 'Từ ngày': '01/07/2025' })
    const annex = await readSheet(file, 'Phụ lục I')
    expect(annex[0]?.[0]).toContain('Phụ lục I. ')
    expect(annex.flat()).toContain(36_694)
  })

  test('is the same bytes a second time, with no formula in it', async () => {
    const file = await renderXlsx(report)
    expect(file.equals(await renderXlsx(structuredClone(report)))).toBe(true)
    for (const at of [1, 2, 3]) expect(zipText(file, `xl/worksheets/sheet${at}.xml`)).not.toContain('<f>')
  })

  test('keeps a text that looks like a formula a text, and drops what no file may hold', async () => {
    const warnings = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x")', 'a\u0000\ud800b', '<f>1</f>']
    const file = await renderXlsx({ ...report, warnings })
    const said = (await readSheet(file, 1)).filter(([name]) => name === 'Lưu ý').map(([, value]) => value)
    expect(said).toEqual(['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x")', 'ab', '<f>1</f>'])
    expect(zipText(file, 'xl/worksheets/sheet1.xml')).not.toContain('<f>')
  })

  test('shows every number of the body as it is printed in the sentence', async () => {
    expect(await printedIn(report)).toEqual(bodyOnly(report).map(({ text }) => text))
  })

  test('a thousand rates read alike in the tree, in Word and in the spreadsheet', async () => {
    const one = fc
      .tuple(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 2 }))
      .map(([whole, part, decimals]) => ratio(part <= whole ? part : whole - 1, whole, decimals))
    const numbers = [...fc.sample(one, { numRuns: 1_000, seed: 37 }), ratio(9_999, 10_000, 1), ratio(1, 100_000, 1)]
    const document = withNumbers(numbers)
    const texts = numbers.map(({ text }) => text)
    expect(await printedIn(document)).toEqual(texts)
    const xml = zipText(await renderDocx(document), 'word/document.xml')
    const runs = Array.from(xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g), ([, text]) => text)
    const from = runs.indexOf(texts[0])
    expect(runs.slice(from, from + texts.length)).toEqual(texts)
  })

  test('a rate that misses one never reads as whole', () => {
    expect(xlsxNumber(ratio(9_999, 10_000, 1), 'vi')).toEqual({ value: 0.999, format: '0.0%' })
    expect(xlsxNumber(ratio(1, 2, 1), 'vi')).toEqual({ value: 0.5, format: '0.0%' })
  })

  test('of a report that stays somewhere, says where each number is explained', async () => {
    const kept = composeReport(testSnapshot({ link: 'https://so.test/report/1' }), 'vi')
    const [head, ...rows] = await readSheet(await renderXlsx(kept), 2)
    expect(head?.at(-1)).toBe('Nguồn của số')
    expect(rows.map((row) => row.at(-1))).toEqual(bodyOnly(kept).map((bound) => explainedAt(bound, kept.source)))
    expect(rows.filter((row) => String(row.at(-1)).startsWith('https://so.test/explain/')).length).toBeGreaterThan(10)
  })
})
