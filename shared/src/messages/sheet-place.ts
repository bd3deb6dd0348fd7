import { columnLetters } from '../submission/column-letters.ts'
import type { SheetPlace } from '../submission/sheet-place.ts'
import type { Locale, Text } from '../text.ts'
import { say } from './say.ts'

const says = {
  file: { vi: 'cả tệp', en: 'the whole file' },
  directory: { vi: 'mục lục của tệp nén', en: 'the directory of the archive' },
  part: { vi: 'phần {part}', en: 'part {part}' },
  sheet: { vi: 'trang tính “{sheet}”', en: 'sheet “{sheet}”' },
  number: { vi: 'trang tính số {sheet}', en: 'sheet number {sheet}' },
  row: { vi: 'dòng {row}', en: 'row {row}' },
  column: { vi: 'cột {column}', en: 'column {column}' },
} as const satisfies Record<string, Text>

/** What a file calls its sheets and parts is somebody else's word: nothing of it breaks a line or turns the text around. */
const plain = (name: string): string =>
  name
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .slice(0, 100)

/** A place in a file as people name it: “trang tính “Biểu 1”, dòng 12, cột C”. */
export function saySheetPlace(locale: Locale, place: SheetPlace): string {
  switch (place.in) {
    case 'file':
    case 'directory':
      return say(locale, says[place.in])
    case 'part':
      return say(locale, says.part, { part: plain(place.part) })
    case 'number':
      return say(locale, says.number, { sheet: place.sheet })
    case 'sheet': {
      const { sheet, row, column } = place
      const named = [
        ...(sheet === null ? [] : [say(locale, says.sheet, { sheet: plain(sheet) })]),
        ...(row === undefined ? [] : [say(locale, says.row, { row })]),
        ...(column === undefined ? [] : [say(locale, says.column, { column: columnLetters(column) })]),
      ]
      return named.length === 0 ? say(locale, says.file) : named.join(', ')
    }
  }
}
