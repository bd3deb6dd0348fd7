import { crc32, deflateRawSync } from 'node:zlib'

/** Parts of an archive as they are to be written, sound or not. */
export interface Part {
  name: string
  body: Buffer | string
  /** What the directory says instead of the truth. */
  claims?: Partial<{ size: number; packed: number; crc: number; offset: number; flags: number; method: number }>
  stored?: boolean
}

/** Writes a ZIP byte by byte, so that every lie can be told. */
export function zipOf(parts: readonly Part[]): Buffer {
  const chunks: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, body, claims = {}, stored = false } of parts) {
    const bytes = Buffer.from(body as string)
    const packed = stored ? bytes : deflateRawSync(bytes)
    const label = Buffer.from(name)
    const fields = {
      size: bytes.length,
      packed: packed.length,
      crc: crc32(bytes),
      offset: at,
      flags: 0x800,
      method: stored ? 0 : 8,
      ...claims,
    }
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(fields.flags, 6)
    local.writeUInt16LE(fields.method, 8)
    local.writeUInt32LE(fields.crc, 14)
    local.writeUInt32LE(fields.packed, 18)
    local.writeUInt32LE(fields.size, 22)
    local.writeUInt16LE(label.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 4)
    central.writeUInt16LE(20, 6)
    central.writeUInt16LE(fields.flags, 8)
    central.writeUInt16LE(fields.method, 10)
    central.writeUInt32LE(fields.crc, 16)
    central.writeUInt32LE(fields.packed, 20)
    central.writeUInt32LE(fields.size, 24)
    central.writeUInt16LE(label.length, 28)
    central.writeUInt32LE(fields.offset, 42)
    chunks.push(local, label, packed)
    directory.push(central, label)
    at += 30 + label.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...chunks, listed, end])
}

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
