import type { Locale, Text } from '../text.ts'
import type { BoundNumber, Inline } from './document.ts'

export type ProseParameters = Readonly<Record<string, string | BoundNumber>>

/**
 * A sentence of the catalogue with numbers bound into it: `{received}` becomes the number itself, not its text, so that
 * every format can print it and every reader ask where it comes from. Two texts side by side are one run.
 */
export function prose(locale: Locale, sentence: Text, parameters: ProseParameters = {}): Inline[] {
  const content: Inline[] = []
  let written = ''
  const flush = () => {
    if (written !== '') content.push({ kind: 'text', text: written })
    written = ''
  }
  for (const [place, part] of sentence[locale].split(/\{(\w+)\}/).entries()) {
    const value = place % 2 === 0 ? part : parameters[part]
    if (value === undefined) throw new Error(`the sentence asks for {${part}}, which was not given: ${sentence.vi}`)
    if (typeof value === 'string') written += value
    else {
      flush()
      content.push(value)
    }
  }
  flush()
  return content
}

/** Whether every number of a sentence has a value; where one has not, another sentence must be written. */
export const allKnown = (parameters: ProseParameters): boolean =>
  Object.values(parameters).every((value) => typeof value === 'string' || value.state === 'value')
