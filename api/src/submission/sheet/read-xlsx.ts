import { fromSerial } from 'shared/day.ts'
import type { SheetPlace } from 'shared/submission/sheet-place.ts'
import { sheetLimits } from 'shared/submission/sheet.ts'
import { excerpt } from '../../feed/read/excerpt.ts'
import { FaultInSheet } from './fault-in-sheet.ts'
import { readXml, walkXml } from './parse-xml.ts'
import { type Archive, openArchive } from './read-archive.ts'
import type { Cell, OpenedSheet, SheetRow } from './sheet-row.ts'

const mostShared = 8_000_000
/** A sheet has no more rows, whatever a file calls them. */
const lastRow = 1_048_576

const partAt = (part: string): SheetPlace => ({ in: 'part', part })

/** What a workbook says of itself besides its cells. */
interface Workbook {
  sheets: { name: string; part: string }[]
  shared: string[]
  /** By style: whether a number in it is a day. */
  days: boolean[]
  /** Days are counted from 1904 instead of 1900. */
  from1904: boolean
}

/**
 * A workbook read as what it shows: text, numbers, days, and of formulas the value that was last calculated. Merged cells,
 * validations, drawings and links are not looked at; macros are refused.
 */
export async function openXlsx(bytes: Buffer): Promise<OpenedSheet> {
  const archive = await openArchive(bytes)
  const macros = archive.names.find((name) => /vbaProject|\.bin$/i.test(name) && /vba/i.test(name))
  if (macros !== undefined) throw new FaultInSheet('macros', partAt(macros))
  if (!archive.has('xl/workbook.xml')) throw new FaultInSheet('not-a-sheet')
  const workbook = await readWorkbook(archive)
  return {
    names: workbook.sheets.map(({ name }) => name),
    rows(sheet) {
      const found = workbook.sheets[sheet]
      if (!found) throw new FaultInSheet('no-such-sheet', { in: 'number', sheet: sheet + 1 })
      return readRows(archive, found, workbook)
    },
  }
}

async function readWorkbook(archive: Archive): Promise<Workbook> {
  const named: { name: string; id: string }[] = []
  let from1904 = false
  await readXml(archive.read('xl/workbook.xml'), 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'sheet')
        named.push({ name: attributes['name'] ?? '', id: attributes['r:id'] ?? attributes['id'] ?? '' })
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
    },
  })
  const targets = await readTargets(archive)
  const sheets = named.flatMap(({ name, id }) => {
    const part = targets.get(id)
    return part && archive.has(part) ? [{ name: excerpt(name), part }] : []
  })
  if (sheets.length === 0) throw new FaultInSheet('empty')
  return { sheets, from1904, shared: await readShared(archive), days: await readDayStyles(archive) }
}

async function readTargets(archive: Archive): Promise<Map<string, string>> {
  const part = 'xl/_rels/workbook.xml.rels'
  const targets = new Map<string, string>()
  if (!archive.has(part)) throw new FaultInSheet('broken-archive', partAt(part))
  await readXml(archive.read(part), part, {
    open(name, { Id, Target = '', Type = '', TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || TargetMode === 'External' || !Type.endsWith('/worksheet'))
        return
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`)
    },
  })
  return targets
}

/** Texts that several cells share; how they are written (bold, in two colours) and read aloud is left out. */
async function readShared(archive: Archive): Promise<string[]> {
  const part = 'xl/sharedStrings.xml'
  const shared: string[] = []
  if (!archive.has(part)) return shared
  let text = ''
  let held = 0
  let inText = false
  let spoken = 0
  await readXml(archive.read(part), part, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') spoken++
      else if (name === 't') inText = spoken === 0
    },
    text(piece) {
      if (!inText) return
      text += piece
      held += piece.length
      if (text.length > sheetLimits.letters) throw new FaultInSheet('cell-too-long', partAt(part))
      if (held > mostShared) throw new FaultInSheet('bomb', partAt(part))
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') spoken--
      else if (name === 'si') shared.push(text)
      if (shared.length > sheetLimits.rows * sheetLimits.columns) throw new FaultInSheet('bomb', partAt(part))
    },
  })
  return shared
}

/** Numbers 14 to 22, 27 to 36, 45 to 47, 50 to 58 are days and times by the standard; others by how they are written. */
const isDayNumber = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
const isDayFormat = (code: string): boolean =>
  /[dmy]/i.test(code.replaceAll(/\[[^\]]{0,40}\]|"[^"]{0,100}"|\\./g, '')) && !/general/i.test(code)

async function readDayStyles(archive: Archive): Promise<boolean[]> {
  const part = 'xl/styles.xml'
  const days: boolean[] = []
  if (!archive.has(part)) return days
  const written = new Map<number, boolean>()
  let inCells = false
  await readXml(archive.read(part), part, {
    open(name, attributes) {
      if (name === 'numFmt')
        written.set(Number(attributes['numFmtId']), isDayFormat((attributes['formatCode'] ?? '').slice(0, 255)))
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attributes['numFmtId'] ?? 0)
        days.push(written.get(id) ?? isDayNumber(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return days
}

async function* readRows(
  archive: Archive,
  { part, name: sheet }: Workbook['sheets'][number],
  workbook: Workbook,
): AsyncIterable<SheetRow> {
  let ready: SheetRow[] = []
  let row: SheetRow | null = null
  let last = 0
  let column = -1
  let cell = { type: '', style: 0, text: '', formula: false }
  let within = ''
  const here = (): SheetPlace => ({
    in: 'sheet',
    sheet,
    ...(last > 0 && { row: last }),
    ...(row !== null && column >= 0 && { column }),
  })
  const walk = walkXml(archive.read(part), here, {
    open(name, attributes) {
      within = name
      if (name === 'row') {
        const at = attributes['r'] === undefined ? last + 1 : Number(attributes['r'])
        if (!Number.isInteger(at) || at <= last || at > lastRow) throw new FaultInSheet('broken-xml', here())
        last = at
        row = { row: at, cells: [] }
        column = -1
      } else if (name === 'c') {
        column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r'], here)
        cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), text: '', formula: false }
      } else if (name === 'f') cell.formula = true
    },
    text(text) {
      if (within !== 'v' && within !== 't') return
      cell.text += text
      if (cell.text.length > sheetLimits.letters) throw new FaultInSheet('cell-too-long', here())
    },
    close(name) {
      within = ''
      if (name === 'c' && row) {
        const value = valueOf(cell, workbook)
        if (value === null) return
        if (column >= sheetLimits.columns) throw new FaultInSheet('too-many-columns', here())
        while (row.cells.length < column) row.cells.push(null)
        row.cells[column] = value
        if (cell.formula) (row.formulas ??= []).push(column)
      } else if (name === 'row' && row) {
        if (row.cells.length > 0) ready.push(row)
        row = null
      }
    },
  })
  let count = 0
  for await (const _ of walk) {
    for (const one of ready) {
      if (++count > sheetLimits.rows) throw new FaultInSheet('too-many-rows', { in: 'sheet', sheet, row: one.row })
      yield one
    }
    ready = []
  }
}

/** `AB12` is column 27. */
function columnOf(reference: string, here: () => SheetPlace): number {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference)?.[1]
  if (letters === undefined) throw new FaultInSheet('broken-xml', here())
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function valueOf({ type, style, text }: { type: string; style: number; text: string }, workbook: Workbook): Cell {
  switch (type) {
    case 's': {
      const shared = /^\d+$/.test(text) ? workbook.shared[Number(text)] : undefined
      return shared === undefined ? { broken: `#${text.slice(0, 20)}` } : shared || null
    }
    case 'str':
    case 'inlineStr':
      return text || null
    case 'b':
      return text === '1'
    case 'e':
      return { broken: text.slice(0, 20) }
    case 'd':
      return /^\d{4}-\d\d-\d\d/.test(text) ? { day: text.slice(0, 10) } : { broken: text.slice(0, 20) }
    default:
      return text === '' ? null : numberOf(Number(text), workbook.days[style] === true, workbook.from1904, text)
  }
}

/** 1900 is no leap year, but Excel counts its 29 February; days before it are not told apart. */
function numberOf(value: number, isDay: boolean, from1904: boolean, text: string): Cell {
  if (!Number.isFinite(value)) return { broken: text.slice(0, 20) }
  if (!isDay) return value
  const whole = Math.floor(value)
  if (whole < 61 || whole > 200_000) return value
  return { day: fromSerial(whole + (from1904 ? 1_462 : 0) - 25_569) }
}
