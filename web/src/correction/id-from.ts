/** An id as a rule of the API wants it, from a name in Vietnamese: without marks, in lower case, and not taken. */
export function idFrom(name: string, taken: readonly string[]): string {
  const plain = name
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'd')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)
  const id = plain.length < 2 ? 'quy-tac' : plain
  for (let place = 1; ; place += 1) {
    const tried = place === 1 ? id : `${id}-${place}`
    if (!taken.includes(tried)) return tried
  }
}
