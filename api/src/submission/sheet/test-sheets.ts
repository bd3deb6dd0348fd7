import { type Part, zipOf } from './test-archive.ts'

const xml = (body: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A value as a sheet writes it: text shared or in place, numbers, days by style, formulas with what was calculated. */
export type Written =
  | string
  | number
  | null
  | { inline: string }
  | { date: number }
  | { formula: string; value: number }
  | { raw: string }

export interface BookOf {
  rows: readonly (readonly Written[])[]
  /** What goes between the rows and the end of the sheet: merged cells, validations. */
  tail?: string
  sheetXml?: string
  workbookPr?: string
  more?: readonly Part[]
}

const letters = (column: number): string =>
  (column > 25 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The parts of a workbook of one sheet, as Excel writes it. */
export function partsOf({ rows, tail = '', sheetXml, workbookPr = '', more = [] }: BookOf): Part[] {
  const shared: string[] = []
  const cell = (value: Written, at: string): string => {
    if (value === null) return ''
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
    if (typeof value === 'string') return `<c r="${at}" t="s"><v>${shared.push(value) - 1}</v></c>`
    if ('inline' in value) return `<c r="${at}" t="inlineStr"><is><t>${escaped(value.inline)}</t></is></c>`
    if ('date' in value) return `<c r="${at}" s="1"><v>${value.date}</v></c>`
    if ('raw' in value) return value.raw
    return `<c r="${at}"><f>${escaped(value.formula)}</f><v>${value.value}</v></c>`
  }
  const written = rows.map(
    (row, i) =>
      `<row r="${i + 1}">${row.map((value, column) => cell(value, `${letters(column)}${i + 1}`)).join('')}</row>`,
  )
  const sheet = sheetXml ?? `<worksheet xmlns="${main}"><sheetData>${written.join('')}</sheetData>${tail}</worksheet>`
  const strings = shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')
  return [
    {
      name: 'xl/workbook.xml',
      body: xml(
        `<workbook xmlns="${main}" xmlns:r="${rels}">${workbookPr}<sheets><sheet name="Biểu 1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      body: xml(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rels}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    },
    { name: 'xl/sharedStrings.xml', body: xml(`<sst xmlns="${main}">${strings}</sst>`) },
    {
      name: 'xl/styles.xml',
      body: xml(
        `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', body: xml(sheet) },
    ...more,
  ]
}

export const bookOf = (book: BookOf): Buffer => zipOf(partsOf(book))

/** Text in the Vietnamese code page of Windows: letters with their hats, tone marks after them. */
export function cp1258Of(text: string): Buffer {
  const decoder = new TextDecoder('windows-1258')
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]))
  const bytes: number[] = []
  for (const letter of text.normalize('NFC')) {
    const own = codes.get(letter)
    if (own !== undefined) {
      bytes.push(own)
      continue
    }
    const marks = [...letter.normalize('NFD')]
    const tone = marks.find((mark) => /[\u0300\u0301\u0303\u0309\u0323]/u.test(mark)) ?? ''
    for (const piece of [
      marks
        .filter((mark) => mark !== tone)
        .join('')
        .normalize('NFC'),
      tone,
    ]) {
      const code = codes.get(piece)
      if (code === undefined) throw new Error(`windows-1258 has no ${letter}`)
      bytes.push(code)
    }
  }
  return Buffer.from(bytes)
}
