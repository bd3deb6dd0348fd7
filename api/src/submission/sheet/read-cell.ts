import type { Day } from 'shared/day.ts'
import { readDay } from 'shared/read-day.ts'
import type { RejectReason } from 'shared/feed/feed.ts'
import { largestCount } from 'shared/feed/measure.ts'
import type { Counted } from '../../feed/read/count.ts'
import type { Cell } from './sheet-row.ts'

const refuse = (reason: RejectReason): Counted => ({ ok: false, reason })
/** What a number may be off by from having been calculated in binary. */
const slack = 1e-6

/**
 * A count as people and systems write it: a number, or text such as `1.234`, `1,234`, `1 234` or `12,00`. A count is whole,
 * so a comma or dot before three figures can only part thousands, and one before zeros only decimals; `1,5` and `77,94%`
 * are no counts, and nothing is guessed of them.
 */
export function sheetCount(cell: Cell | undefined): Counted {
  if (cell === null || cell === undefined) return refuse('missing-field')
  if (typeof cell === 'number') return whole(cell)
  if (typeof cell !== 'string') return refuse('not-a-count')
  const text = cell.replaceAll(/[\s\u00a0\u202f]/g, '')
  if (text === '') return refuse('missing-field')
  const [, sign = '', digits = ''] = /^(-?)(\d[\d.,]{0,40})$/.exec(text) ?? []
  if (digits === '') return refuse('not-a-count')
  const [, left = digits] = /^(.*\d)[.,]0{1,2}$/.exec(digits) ?? []
  if (!/^(\d+|\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+)$/.test(left)) return refuse('not-a-count')
  return whole(Number(`${sign}${left.replaceAll(/[.,]/g, '')}`))
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

const compact = (text: string): string => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
