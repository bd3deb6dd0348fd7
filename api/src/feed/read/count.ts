import type { RejectReason } from 'shared/feed/feed.ts'
import { largestCount } from 'shared/feed/measure.ts'

export type Counted = { ok: true; count: number } | { ok: false; reason: RejectReason }

const refuse = (reason: RejectReason): Counted => ({ ok: false, reason })

/** A count in JSON: a whole number that is not negative. Numbers written as text are not numbers. */
export function jsonCount(value: unknown): Counted {
  if (value === undefined || value === null) return refuse('missing-field')
  if (typeof value !== 'number') return refuse('not-a-count')
  if (value < 0) return refuse('negative')
  if (!Number.isInteger(value) || value > largestCount) return refuse('not-a-count')
  return { ok: true, count: value === 0 ? 0 : value } // -0 is 0
}

/** A count in CSV: digits and nothing else, so `1.234`, `12,0` and `1e3` are refused rather than guessed at. */
export function csvCount(text: string | undefined): Counted {
  if (text === undefined || text === '') return refuse('missing-field')
  if (/^-\d+$/.test(text)) return refuse('negative')
  if (!/^\d{1,10}$/.test(text) || Number(text) > largestCount) return refuse('not-a-count')
  return { ok: true, count: Number(text) }
}
