import type { Role } from 'shared/account/role.ts'
import { roleSaid } from 'shared/messages/account-policy.ts'
import type { Locale } from 'shared/text.ts'

/** A role as people call it. */
export const roleName = (locale: Locale, role: Role): string => roleSaid[role].name[locale]

/** `Nguyễn Thị Bình` → `NB`: the first and the last word, as one is addressed by the last. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : [words[0] ?? '']
  return ends.map((word) => word.charAt(0).toLocaleUpperCase('vi')).join('')
}
