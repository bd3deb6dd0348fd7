import { Secret } from './secret.ts'

const hidden = '[secret]'
const limits = { depth: 6, entries: 100, text: 8_000 }

/** Fields that hold a secret whatever else they are called: compared in small letters, without `-` and `_`. */
const secretFields = [
  /^(set)?cookies?$/,
  /^(proxy)?authorization$/,
  /passw(or)?d|matkhau|passphrase/,
  /secret/,
  /(api|private|access|session|refresh|csrf|id)(key|token)$/,
  /^token$|^otp$|^totp|^pin$|backupcodes?|recoverycodes?/,
  /^databaseurl$|^connectionstring$/,
]

type Replacement = readonly [pattern: RegExp, instead: string | ((found: string) => string)]

/** Each runs through a text once: what it found is not looked at again from every character of it. */
const replacements: readonly Replacement[] = [
  // Our own API keys, wherever they turn up.
  [/nhs_[a-z0-9]{12}_[0-9A-Za-z]{43}/g, `nhs_${hidden}`],
  [/\b(Bearer|Basic)\s[\w.~+/=-]{8,}/gi, `$1 ${hidden}`],
  [/[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]*/gi, scrubAddress],
]

/** Without the user and password of an address, nor of one inside its path, and without its query. */
function scrubAddress(address: string): string {
  const end = address.search(/[?#]/)
  const known = end < 0 ? address : `${address.slice(0, end)}${address[end]}…`
  return known.replaceAll(/:\/\/[^/]*@/g, `://${hidden}@`)
}

/**
 * What may be written into a log of a value that comes from anywhere. Deep, bounded, and by what a thing is as well as
 * by what it is called; a new object, the given one untouched.
 */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrubText(value)
  if (typeof value === 'bigint') return String(value)
  if (value === null || typeof value !== 'object') return typeof value === 'function' ? '[function]' : value
  if (value instanceof Secret) return hidden
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString()
  if (value instanceof URL) return scrubText(value.href)
  if (value instanceof Error) return scrubError(value, depth)
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (depth >= limits.depth) return '[deep]'
  if (Array.isArray(value)) return value.slice(0, limits.entries).map((item) => scrub(item, depth + 1))
  const entries = value instanceof Map || value instanceof Headers ? [...value.entries()] : Object.entries(value)
  return Object.fromEntries(
    entries
      .slice(0, limits.entries)
      .map(([name, inner]) => [name, isSecretField(name) ? hidden : scrub(inner, depth + 1)]),
  )
}

export function scrubText(text: string): string {
  const short = text.length > limits.text ? `${text.slice(0, limits.text)}…` : text
  return replacements.reduce((said, [pattern, instead]) => said.replace(pattern, instead as string), short)
}

function isSecretField(name: unknown): boolean {
  const plain = String(name).toLowerCase().replaceAll(/[-_]/g, '')
  return secretFields.some((pattern) => pattern.test(plain))
}

/**
 * Fields of an error come along (a database's code, an address), its cause too; living things hung onto it do not: the
 * pool of connections hangs on its whole client, with sockets, settings and queries under way.
 */
function scrubError(error: Error, depth: number): unknown {
  if (depth >= limits.depth) return '[deep]'
  const { name, message, stack, cause, ...fields } = error as Error & Record<string, unknown>
  return {
    ...(scrub(Object.fromEntries(Object.entries(fields).filter(([, field]) => isPlain(field))), depth) as object),
    type: name ?? error.name,
    message: scrubText(message ?? ''),
    ...(stack !== undefined && { stack: scrubText(stack) }),
    ...(cause !== undefined && { cause: scrub(cause, depth + 1) }),
  }
}

function isPlain(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return typeof value !== 'function'
  if (Array.isArray(value) || value instanceof Error || value instanceof Date) return true
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
