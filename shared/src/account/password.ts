import type { AccountRole } from './role.ts'
import { needsSecondFactor, type SecurityProfile } from './profile.ts'

export type PasswordFault =
  | { fault: 'too-short'; limit: number }
  | { fault: 'too-long'; limit: number }
  | { fault: 'too-few-classes'; limit: number }
  | { fault: 'monotonous' }
  | { fault: 'common' }
  | { fault: 'context'; word: string }

export const longestPassword = 128

export interface PasswordOwner {
  role: AccountRole
  email: string
  name: string
}

export interface PasswordRules {
  profile: SecurityProfile
  /** Is this, in small letters, among the passwords people choose most? */
  isCommon: (text: string) => boolean
}

/**
 * The same password typed on two keyboards must be the same bytes: "ò" is one character on one, two on the other.
 * Nothing is trimmed and no character is refused.
 */
export const normalisePassword = (password: string): string => password.normalize('NFC')

/** Everything wrong with a password someone wants to have; nothing when it will do. */
export function judgePassword(
  wanted: string,
  owner: PasswordOwner,
  { profile, isCommon }: PasswordRules,
): PasswordFault[] {
  const password = normalisePassword(wanted)
  const length = [...password].length
  if (length > longestPassword) return [{ fault: 'too-long', limit: longestPassword }]

  const alone = !needsSecondFactor(profile, owner.role)
  const shortest = alone ? profile.minLengthAlone : profile.minLength
  const faults: PasswordFault[] = []
  if (length < shortest) faults.push({ fault: 'too-short', limit: shortest })
  if (alone && countClasses(password) < profile.classesAlone) {
    faults.push({ fault: 'too-few-classes', limit: profile.classesAlone })
  }
  if (isMonotonous(password)) faults.push({ fault: 'monotonous' })
  if (isCommonAtHeart(password.toLowerCase(), isCommon)) faults.push({ fault: 'common' })
  const word = contextWords(owner).find((each) => says(foldWords(password), each))
  if (word) faults.push({ fault: 'context', word })
  return faults
}

/** What whoever guesses at this province would try first (ASVS 6.2.11). */
const provinceWords = [
  'ninhbinh',
  'namdinh',
  'hanam',
  'hoalu',
  'trangan',
  'sokhcn',
  'sokhoahoc',
  'khcn',
  'chuyendoiso',
  'nhipso',
  'motcua',
  'dichvucong',
  'ubnd',
  'congchuc',
  'matkhau',
  'quantri',
]

function contextWords({ email, name }: PasswordOwner): string[] {
  const own = [fold(email.split('@')[0] ?? ''), fold(name)]
  return [...provinceWords, ...own.filter((word) => word.length >= 4)]
}

const lookalikes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  đ: 'd',
}

/** "N1nh-Bình" and "ninhbinh" are one guess; "ngôi nhà năm gian" says no "hanam", for no word of it begins there. */
const says = (words: readonly string[], wanted: string): boolean =>
  words.some((word, at) => word.includes(wanted) || words.slice(at).join('').startsWith(wanted))

const fold = (text: string): string => foldWords(text).join('')

function foldWords(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const letters = [...plain].map((letter) => lookalikes[letter] ?? letter).join('')
  return letters.split(/[^a-z0-9]+/).filter((word) => word !== '')
}

/** `Password2026!!` is `password` to a guesser, and so is `passwordpassword`. */
function isCommonAtHeart(password: string, isCommon: (text: string) => boolean): boolean {
  const bare = password.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '')
  return [password, bare, repeated(password), repeated(bare)].some((text) => text.length >= 4 && isCommon(text))
}

/** The shortest text which, said over and over, gives this one; itself when there is none. */
function repeated(text: string): string {
  const at = (text + text).indexOf(text, 1)
  return text.slice(0, at)
}

/** One short text over and over, hardly any different characters, or a run like `abcdefghijkl`. */
function isMonotonous(password: string): boolean {
  const letters = [...password.toLowerCase()]
  if (letters.length === 0) return false
  if (new Set(letters).size < 5 || repeated(letters.join('')).length < 6) return true
  const steps = letters.slice(1).map((letter, at) => letter.codePointAt(0)! - letters[at]!.codePointAt(0)!)
  return steps.filter((step) => Math.abs(step) <= 1).length >= steps.length - 2
}

const countClasses = (text: string): number =>
  [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(text)).length
