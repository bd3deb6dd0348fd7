import type { Locale } from './text.ts'

/**
 * A number as it is typed: `12,5` or `1.200` in Vietnamese, `12.5` or `1,200` in English; undefined for what is none, null
 * for nothing at all. What parts thousands stands before three figures only, so that `12.5` is not taken for 125.
 */
export function readNumber(locale: Locale, typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  const [thousands, decimals] = locale === 'vi' ? ['.', ','] : [',', '.']
  const [whole = '', part, ...more] = text.split(decimals)
  if (more.length > 0) return undefined
  const groups = whole.split(thousands)
  const parted = groups.length > 1
  if (parted && (!/^-?[1-9]\d{0,2}$/.test(groups[0]!) || groups.slice(1).some((group) => !/^\d{3}$/.test(group))))
    return undefined
  const plain = groups.join('') + (part === undefined ? '' : `.${part}`)
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined
}
