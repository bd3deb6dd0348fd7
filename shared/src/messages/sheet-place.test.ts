import { expect, test } from 'vitest'
import type { SheetPlace } from '../submission/sheet-place.ts'
import { saySheetPlace } from './sheet-place.ts'

test.each<[SheetPlace, string, string]>([
  [{ in: 'file' }, 'cả tệp', 'the whole file'],
  [{ in: 'directory' }, 'mục lục của tệp nén', 'the directory of the archive'],
  [{ in: 'part', part: 'xl/styles.xml' }, 'phần xl/styles.xml', 'part xl/styles.xml'],
  [{ in: 'number', sheet: 3 }, 'trang tính số 3', 'sheet number 3'],
  [
    { in: 'sheet', sheet: 'Biểu 1', row: 12, column: 27 },
    'trang tính “Biểu 1”, dòng 12, cột AB',
    'sheet “Biểu 1”, row 12, column AB',
  ],
  [{ in: 'sheet', sheet: null, row: 3 }, 'dòng 3', 'row 3'],
  [{ in: 'sheet', sheet: null }, 'cả tệp', 'the whole file'],
  // Whatever a file calls its sheets turns no line around.
  [{ in: 'sheet', sheet: 'a\u202e\nb' }, 'trang tính “a b”', 'sheet “a b”'],
])('a place in a file is said in words: %j', (place, vi, en) => {
  expect([saySheetPlace('vi', place), saySheetPlace('en', place)]).toEqual([vi, en])
})
