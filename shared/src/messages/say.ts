import type { Locale, Text } from '../text.ts'

export type MessageParameters = Readonly<Record<string, string | number>>

/**
 * A message in the reader's language. `{name}` is replaced by the parameter; `{n:dossier|dossiers}` by the first word
 * when the parameter `n` is 1 and by the second otherwise (Vietnamese needs no such choice).
 * Numbers are to be formatted before they come here, except those that only choose a word.
 */
export function say(locale: Locale, message: Text, parameters: MessageParameters = {}): string {
  return message[locale].replace(
    /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one?: string, other?: string) => {
      const value = parameters[name]
      if (value === undefined) return whole
      if (one === undefined) return String(value)
      return Number(value) === 1 ? one : (other ?? '')
    },
  )
}
