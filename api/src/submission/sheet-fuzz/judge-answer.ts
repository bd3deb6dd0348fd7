import { saySheetPlace } from 'shared/messages/sheet-place.ts'
import { largestCount } from 'shared/feed/measure.ts'
import { lookedSheetSchema } from 'shared/submission/sheet-contract.ts'
import { sheetFaults, sheetLimits } from 'shared/submission/sheet.ts'
import { locales } from 'shared/text.ts'
import { mostRejects } from '../../feed/read/gather.ts'
import type { ReadSheet } from '../sheet/gather-said.ts'
import { mostTotals } from '../sheet/judge-sheet.ts'
import { sayFault } from '../sheet/say-fault.ts'
import { firstDay, lastDay, measures, units } from './fuzz-ground.ts'
import type { FuzzedFile } from './sheet-plan.ts'

type Refused = Extract<ReadSheet, { kind: 'refused' }>
type Looked = Extract<ReadSheet, { kind: 'looked' }>
type Judged = Extract<ReadSheet, { kind: 'judged' }>

/** What can be said of a file only as a whole; every other fault has a place in it. */
const ofTheWhole = ['too-large', 'not-a-sheet', 'old-excel', 'web-page', 'empty', 'broken-archive']
const lastRow = 1_048_576

/** What of an answer breaks a promise. */
export function judgeAnswer(file: FuzzedFile, said: ReadSheet): string[] {
  if (said.kind === 'refused') {
    const faults = judgeFault(said)
    return file.owes === 'all' ? [...faults, `right and refused: ${said.fault}`] : faults
  }
  if (said.kind === 'shown') return ['opened at a row nobody asked for']
  return said.kind === 'looked' ? judgeLooked(said) : [...judgeShape(said), ...judgeFigures(file, said)]
}

function judgeFault({ fault, at }: Refused): string[] {
  if (!sheetFaults.includes(fault)) return [`a fault nobody knows: ${String(fault)}`]
  if (fault === 'reader-died' || fault === 'took-too-long') return [`the reader gave no answer: ${fault}`]
  const faults: string[] = []
  if (at.in === 'file' && !ofTheWhole.includes(fault)) faults.push(`no place: ${fault}`)
  // A file of lines has as many as it has.
  const last = at.in === 'sheet' && at.sheet === null ? sheetLimits.bytes : lastRow
  if (at.in === 'sheet' && ((at.row ?? 1) < 1 || (at.row ?? 1) > last || (at.column ?? 0) < 0))
    faults.push(`a place that is none: ${JSON.stringify(at)}`)
  for (const locale of locales) {
    const [text, place] = [sayFault(fault, at)[locale], saySheetPlace(locale, at)]
    if (!text.isWellFormed() || /[\p{Cc}\p{Cf}]/u.test(text) || text.length > 400)
      faults.push(`unfit to be shown: ${text}`)
    if (at.in !== 'file' && !text.includes(place)) faults.push(`the place is not said: ${text}`)
  }
  return faults
}

const lookedSchema = lookedSheetSchema.omit({ labels: true, supposed: true, remembered: true })

function judgeLooked({ sheets }: Looked): string[] {
  const faults = sheets.flatMap((sheet) => {
    const read = lookedSchema.safeParse(sheet)
    return read.success ? [] : [`looked: ${read.error.issues[0]!.message}`]
  })
  for (const { name, columns, head } of sheets) {
    if (columns > sheetLimits.columns) faults.push(`${columns} columns`)
    if (!isPlain(name) || head.some(({ cells }) => cells.some((cell) => !cell.isWellFormed())))
      faults.push('text unfit to be shown')
  }
  return faults
}

const pointer = /^([A-Z]{1,2}|row )\d{1,7}$/

function judgeShape({ records, rejects, rejected, quarantined, labels, totals }: Judged): string[] {
  const faults: string[] = []
  for (const { unit, day, counts, index } of [...records, ...quarantined]) {
    if (!units.some(({ code }) => code === unit)) faults.push(`unit ${unit}`)
    if (!(day >= firstDay && day <= lastDay)) faults.push(`day ${day}`)
    const numbers = Object.values(counts)
    if (
      numbers.length !== measures.length ||
      numbers.some((count) => !(Number.isInteger(count) && count >= 0 && count <= largestCount))
    )
      faults.push(`counts ${JSON.stringify(counts)}`)
    if (!(Number.isInteger(index) && index >= 1 && index <= lastRow)) faults.push(`row ${index}`)
  }
  if (rejects.length > mostRejects || rejected < rejects.length) faults.push(`${rejects.length} of ${rejected} rejects`)
  for (const reject of rejects)
    if (!pointer.test(reject.pointer) || !isPlain(reject.excerpt)) faults.push(`reject ${JSON.stringify(reject)}`)
  if (labels.length > sheetLimits.columns || !labels.every((label) => label.isWellFormed())) faults.push('labels')
  if (totals.length > mostTotals) faults.push(`${totals.length} sums`)
  return faults
}

const isPlain = (text: string): boolean => text.isWellFormed() && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)

function judgeFigures({ owes, sound }: FuzzedFile, { records }: Judged): string[] {
  if (owes === 'anything') return []
  const keyOf = (unit: string, day: string, counts: readonly (number | undefined)[]) =>
    `${unit} ${day} ${counts.join(' ')}`
  const right = new Set(sound.figures.map(({ unit, day, counts }) => keyOf(unit, day, counts)))
  const read = records.map(({ unit, day, counts }) =>
    keyOf(
      unit,
      day,
      measures.map((measure) => counts[measure]),
    ),
  )
  const wrong = read.find((key) => !right.has(key))
  if (wrong !== undefined) return [`another figure than was written: ${wrong}`]
  return owes === 'all' && read.length < right.size ? [`right, and ${right.size - read.length} figures lost`] : []
}
