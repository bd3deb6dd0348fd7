export type ReadCount =
  | { ok: true; count: number }
  | { ok: false; reason: 'missing-field' | 'not-a-count' | 'negative' }

/**
 * A count as people write it: `1234`, `1.234`, `1,234`, `1 234` or `12,00`. A count is whole, so a comma or dot before
 * three figures can only part thousands, and one before zeros only decimals; `1,5` and `77,94%` are no counts, and nothing
 * is guessed of them.
 */
export function readCount(written: string): ReadCount {
  const text = written.replaceAll(/[\s\u00a0\u202f]/g, '')
  if (text === '') return { ok: false, reason: 'missing-field' }
  const [, sign = '', digits = ''] = /^(-?)(\d[\d.,]{0,40})$/.exec(text) ?? []
  const [, left = digits] = /^(.*\d)[.,]0{1,2}$/.exec(digits) ?? []
  if (!/^(\d+|\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+)$/.test(left)) return { ok: false, reason: 'not-a-count' }
  const count = Number(left.replaceAll(/[.,]/g, ''))
  if (count === 0) return { ok: true, count: 0 }
  return sign === '' ? { ok: true, count } : { ok: false, reason: 'negative' }
}
