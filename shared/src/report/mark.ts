const romans: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** Parts and annexes are counted I, II, III, …; from 1 to 399. */
export function romanMark(ordinal: number): string {
  let [left, mark] = [ordinal, '']
  for (const [worth, sign] of romans) for (; left >= worth; left -= worth) mark += sign
  return mark
}

/** Points follow the Vietnamese alphabet: a, b, c, d, đ, e, g, … with no f, j, w or z (Decree 30/2020, annex I). */
const letters = 'abcdđeghiklmnopqrstuvxy'.split('')

/** The mark of a point, from 1; after the alphabet's 23 letters they double: aa, bb. */
export function letterMark(ordinal: number): string {
  const place = ordinal - 1
  return (letters[place % letters.length] ?? '').repeat(Math.floor(place / letters.length) + 1)
}
