/** The rows of a breakdown are groups by these keys; the other rows are units. */
export const groupOfRow = (by: 'kind' | 'former-province', key: string): string =>
  `${by === 'kind' ? 'kind' : 'former'}.${key}`

/** Of a group of a breakdown, what its row is called by; null for a unit, and for groups somebody chose. */
export function rowOfGroup(group: string): { by: 'kind' | 'former'; key: string } | null {
  const [by, key, ...more] = group.split('.')
  return (by === 'kind' || by === 'former') && key !== undefined && more.length === 0 ? { by, key } : null
}

/** Whether a place is a group by its key, not a unit by its code. */
export const isGroup = (place: string): boolean => /^(kind|former|named|peers)\./.test(place)
