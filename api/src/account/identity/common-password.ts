import { dictionary } from '@zxcvbn-ts/language-common'

let list: ReadonlySet<string> | null = null

/** The passwords most often found in leaks, most of them short: they count also as the heart of a longer one. */
export function isCommonPassword(text: string): boolean {
  list ??= new Set(dictionary['passwords-common'])
  return list.has(text)
}
