import { type Day, dayOf, fromSerial } from 'shared/day.ts'
import { readCount } from 'shared/read-count.ts'
import { readDay } from 'shared/read-day.ts'
import type { RejectReason } from 'shared/feed/feed.ts'
import { largestCount } from 'shared/feed/measure.ts'
import type { Counted } from '../../feed/read/count.ts'
import type { Cell } from './sheet-row.ts'

const refuse = (reason: RejectReason): Counted => ({ ok: false, reason })
/** What a number may be off by from having been calculated in binary. */
const slack = 1e-6

/** A count as a spreadsheet holds it: a number, or text as people and systems write one. */
export function sheetCount(cell: Cell | undefined): Counted {
  if (cell === null || cell === undefined) return refuse('missing-field')
  if (typeof cell === 'number') return whole(cell)
  if (typeof cell !== 'string') return refuse('not-a-count')
  const read = readCount(cell)
  return read.ok ? whole(read.count) : read
}

function whole(value: number): Counted {
  const count = Math.round(value)
  if (Math.abs(value - count) > slack || Math.abs(count) > largestCount) return refuse('not-a-count')
  if (count < 0) return refuse('negative')
  return { ok: true, count: count === 0 ? 0 : count }
}

/** A day the spreadsheet marks as such, or one that is written as people write it; an hour after it is left out. */
export function sheetDay(cell: Cell | undefined): Day | null {
  if (typeof cell === 'object' && cell !== null) return 'day' in cell ? cell.day : null
  // `20250731`, which some systems write as a number.
  if (typeof cell === 'number') return /^20\d{6}$/.test(String(cell)) ? readDay(compact(String(cell))) : null
  if (typeof cell !== 'string') return null
  const text = cell.trim().replace(/[T ]\d{1,2}:\d{2}(:\d{2})?$/, '')
  return /^20\d{6}$/.test(text) ? readDay(compact(text)) : readDay(text)
}

/** Serial numbers of the days of this century, as Excel counts them. */
const serials = { first: 36_526, last: 73_050 } as const

/**
 * The day meant in a column somebody says holds days: also `ngày 22 tháng 11 năm 2026`, and a serial number whose format
 * was lost. An instant with its zone is of the day it is in Vietnam.
 */
export function dayMeant(cell: Cell | undefined): Day | null {
  const day = sheetDay(cell)
  if (day !== null || (typeof cell !== 'string' && typeof cell !== 'number')) return day
  const text = String(cell).trim()
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const serial = Math.floor(Number(text))
    return serial >= serials.first && serial <= serials.last ? fromSerial(serial - 25_569) : null
  }
  if (/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    const at = new Date(text)
    return Number.isNaN(at.getTime()) ? null : dayOf(at)
  }
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/^\d{1,2}[:hg]\d{0,2}(:\d{2})?,?\s+/, '')
    .replace(/^ngày\s+/, '')
    .replace(/^(\d{1,2})\s+tháng\s+(\d{1,2})[\s,]+năm\s+(\d{4})$/, '$1/$2/$3')
  return readDay(plain)
}

const compact = (text: string): string => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
