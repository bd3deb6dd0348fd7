const longest = 160

/** A short piece of what was wrong, safe to keep as text and to show: no control characters, no lone surrogates. */
export function excerpt(value: unknown): string {
  const text = typeof value === 'string' ? value : shallow(value)
  const plain = text
    .slice(0, longest * 2)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
  const letters = [...plain]
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : plain
}

/** The outermost level is enough to recognise a record, and a hostile one is not worth writing out. */
function shallow(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value).slice(0, 40)
  const flat = entries.map(([key, inner]) => [key, typeof inner === 'object' && inner !== null ? '…' : inner] as const)
  return Array.isArray(value)
    ? JSON.stringify(flat.map(([, inner]) => inner))
    : JSON.stringify(Object.fromEntries(flat))
}
