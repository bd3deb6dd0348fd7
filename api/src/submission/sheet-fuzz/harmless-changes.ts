import type { Part } from '../sheet/test-archive.ts'
import { type BookChange, inParts, isShared, isSheet, isXml, type LinesChange, ofParts, replaceOne } from './change.ts'
import type { Dice } from './dice.ts'
import { encodings } from './draft.ts'

/** What other programs write differently and Excel reads alike: no figure may become another by it. */
export const harmlessInBooks: BookChange[] = [
  ofParts('parts in another order', shuffled),
  ofParts('parts not packed', (parts, dice) => parts.map((part) => ({ ...part, stored: dice.under(2) === 0 }))),
  ofParts('sums behind the bytes', (parts) => parts.map((part) => ({ ...part, described: true }))),
  ofParts('sizes of 64 bits', (parts) => parts.map((part) => ({ ...part, wide: true }))),
  ofParts('fields of other systems', (parts) => parts.map((part) => ({ ...part, extra: timeField }))),
  { name: 'a comment', change: (draft) => ({ ...draft, end: { ...draft.end, comment: 'Nhịp Số' } }) },
  ofParts('parts nobody asks for', (parts) => [
    ...parts,
    ...otherParts.filter(({ name }) => parts.every((part) => part.name !== name)),
  ]),
  inParts('elements under a prefix', (part) => isSheet(part) || isShared(part), prefixed),
  inParts('air between rows', isSheet, (text) => text.replaceAll(/(<(?:row|c) |<\/row>)/g, '\n  $1')),
  inParts('remarks', isSheet, (text, dice) =>
    replaceOne(text, /<row /g, dice, (row) => `<!-- <row r="1"/> --><?nothing said?>${row}`),
  ),
  inParts('a number in CDATA', isSheet, (text, dice) =>
    replaceOne(text, /<v>\d+<\/v>/g, dice, (v) => `<v><![CDATA[${/\d+/.exec(v)![0]}]]></v>`),
  ),
  inParts('letters by their numbers', isShared, (text) =>
    text.replaceAll(/[À-ỹ]/gu, (letter) => `&#x${letter.codePointAt(0)!.toString(16)};`),
  ),
  inParts(
    'letters and marks apart',
    (part) => isShared(part) || isSheet(part),
    (text) => text.normalize('NFD'),
  ),
  inParts('everything merged', isSheet, (text) =>
    atEnd(text, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
  ),
  inParts('merged ranges that overlap', isSheet, (text, dice) =>
    atEnd(text, `<mergeCells>${Array.from({ length: 3_000 }, () => mergedAt(dice)).join('')}</mergeCells>`),
  ),
  inParts('a validation of every cell', isSheet, (text) =>
    atEnd(
      text,
      '<dataValidations><dataValidation sqref="A1:XFD1048576"><formula1>1</formula1></dataValidation></dataValidations>',
    ),
  ),
  inParts('links and pictures', isSheet, (text) =>
    atEnd(
      text,
      '<hyperlinks><hyperlink ref="A1" location="x"/></hyperlinks><drawing id="rId77"/><legacyDrawing id="rId78"/>',
    ),
  ),
  inParts('a size that is not so', isSheet, (text) =>
    text.replace(
      '<sheetData>',
      '<dimension ref="A1:XFD1048576"/><sheetViews><sheetView/></sheetViews><cols/><sheetData>',
    ),
  ),
  inParts('how it is read aloud', isShared, (text) =>
    text.replaceAll('</si>', '<rPh sb="0" eb="1"><t>aloud</t></rPh><phoneticPr fontId="1"/></si>'),
  ),
  inParts('text in two colours', isShared, (text) =>
    text.replaceAll(/<si><t[^>]*>([^<&]{2,})<\/t><\/si>/g, (_, words: string) => {
      const [first, ...rest] = words
      return `<si><r><t>${first}</t></r><r><rPr><b/></rPr><t xml:space="preserve">${rest.join('')}</t></r></si>`
    }),
  ),
  inParts('rows of nothing behind', isSheet, (text, dice) => {
    // Done twice, rows would have the same numbers, and that is harmless no more.
    if (text.includes('<row r="1000">')) return text
    const many = 10 ** (1 + dice.under(5)) * 3
    const rows = Array.from({ length: many }, (_, at) => `<row r="${1_000 + at}"><c r="A${1_000 + at}" s="1"/></row>`)
    return text.replace('</sheetData>', `${rows.join('')}</sheetData>`)
  }),
  inParts('how high rows are', isSheet, (text) =>
    text.replaceAll(/<row (?!spans)/g, '<row spans="1:7" ht="15.75" hidden="1" '),
  ),
  inParts('rows without numbers', isSheet, (text) => text.replaceAll(/<row r="\d+"/g, '<row')),
  inParts('numbers as others write them', isSheet, (text, dice) =>
    text.replaceAll(
      /(<c r="[A-Z]+\d+"(?: s="\d+")?><v>)(\d+)(<\/v>)/g,
      (_, before: string, count: string, after: string) =>
        before + dice.pick([count, `${count}.0`, `${count}E0`, `${Number(count) / 1_000}e3`]) + after,
    ),
  ),
  inParts('a mark at the beginning', isXml, (text) => text.replace(/^\uFEFF?/, '\uFEFF')),
  inParts('UTF-16', isXml, (text) =>
    Buffer.from(text.replace('UTF-8', 'UTF-16').replace(/^\uFEFF?/, '\uFEFF'), 'utf16le'),
  ),
  inParts(
    'targets from the root',
    ({ name }) => name === 'xl/_rels/workbook.xml.rels',
    (text) => text.replaceAll(/Target="(?!\/|http)/g, 'Target="/xl/'),
  ),
]

export const harmlessInLines: LinesChange[] = [
  { name: 'another encoding', change: (draft, dice) => ({ ...draft, encoding: dice.pick(encodings) }) },
  {
    name: 'other ends of lines',
    change: (draft, dice) => ({
      ...draft,
      ends: dice.pick([['\n'], ['\r\n'], ['\r'], ['\n', '\r\n'], ['\r\n', '\r', '\n']]),
    }),
  },
  { name: 'everything in quotes', change: (draft) => ({ ...draft, quoteAll: true }) },
  {
    name: 'empty columns behind',
    change: (draft, dice) => {
      const more = Array.from({ length: 1 + dice.under(20) }, () => '')
      return { ...draft, rows: draft.rows.map((row) => [...row, ...more]) }
    },
  },
  {
    name: 'formulas behind the figures',
    change: (draft, dice) => {
      const said = dice.pick(["=cmd|' /C calc'!A0", '@SUM(1+1)*cmd', '+1+1', '=HYPERLINK("http://x.vn";"a")', '-2+3'])
      return { ...draft, rows: draft.rows.map((row) => (row.length < 6 ? row : [...row, said])) }
    },
  },
  {
    name: 'empty lines behind',
    change: (draft, dice) => edited(draft, (text) => text + '\r\n'.repeat(1 + dice.under(9))),
  },
  { name: 'no end of the last line', change: (draft) => edited(draft, (text) => text.replace(/[\r\n]+$/, '')) },
  {
    name: 'letters and marks apart',
    change: (draft) => ({ ...draft, rows: draft.rows.map((row) => row.map((cell) => cell.normalize('NFD'))) }),
  },
  {
    name: 'air round the cells',
    change: (draft) => ({ ...draft, rows: draft.rows.map((row) => row.map((cell) => cell && ` ${cell}\u00a0`)) }),
  },
]

const edited = (draft: Parameters<LinesChange['change']>[0], edit: (text: string) => string) => ({
  ...draft,
  edits: [...draft.edits, edit],
})

function shuffled(parts: Part[], dice: Dice): Part[] {
  const left = [...parts]
  return parts.map(() => left.splice(dice.under(left.length), 1)[0]!)
}

const timeField = Buffer.from('5554050001a0b1c265', 'hex')
const otherParts: Part[] = [
  { name: 'docProps/core.xml', body: '<cp:coreProperties xmlns:cp="x"><dc:title>a</dc:title></cp:coreProperties>' },
  { name: 'xl/media/image1.png', body: Buffer.from('89504e470d0a1a0a', 'hex'), stored: true },
  { name: 'xl/printerSettings/printerSettings1.bin', body: 'x' },
  { name: 'xl/drawings/drawing1.xml', body: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' },
  { name: 'customXml/', body: '' },
]

function prefixed(text: string): string {
  return text.includes('<x:') ? text : text.replaceAll(/<(\/?)(?=[a-zA-Z])/g, '<$1x:')
}
const atEnd = (text: string, more: string): string => text.replace(/<\/(x:)?worksheet>/, (end) => more + end)
const mergedAt = (dice: Dice): string => {
  const [from, to] = [1 + dice.under(1_000), 1 + dice.under(1_048_576)]
  return `<mergeCell ref="A${from}:XFD${to}"/>`
}
