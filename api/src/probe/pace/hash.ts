/** A 32-bit number for a name, the same in every process and at every start: FNV-1a with MurmurHash3's finaliser. */
export function hashOf(text: string, salt = 0): number {
  let hash = 0x811c9dc5 ^ salt
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The same as a share, from 0 up to 1. */
export const shareOf = (text: string, salt = 0): number => hashOf(text, salt) / 2 ** 32
