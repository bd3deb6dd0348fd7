import type { Part } from '../sheet/test-archive.ts'
import type { Dice } from './dice.ts'
import type { BookDraft, LinesDraft } from './draft.ts'

/** One thing done to a file before it is written. */
export interface BookChange {
  name: string
  change: (draft: BookDraft, dice: Dice) => BookDraft
}
export interface LinesChange {
  name: string
  change: (draft: LinesDraft, dice: Dice) => LinesDraft
}

export const isSheet = ({ name }: Part): boolean => /worksheets\/[^/]*\.xml$/.test(name)
export const isShared = ({ name }: Part): boolean => /sharedStrings\.xml$/i.test(name)
export const isXml = ({ name }: Part): boolean => /\.(xml|rels)$/.test(name)

/** A change of the parts it is for, as text; one that is written in another encoding already is left as it is. */
export const inParts = (
  name: string,
  which: (part: Part) => boolean,
  change: (text: string, dice: Dice) => string | Buffer,
): BookChange => ({
  name,
  change: (draft, dice) => ({
    ...draft,
    parts: draft.parts.map((part) =>
      which(part) && typeof part.body === 'string' ? { ...part, body: change(part.body, dice) } : part,
    ),
  }),
})

/** A change of the archive round the parts. */
export const ofParts = (name: string, change: (parts: Part[], dice: Dice) => Part[]): BookChange => ({
  name,
  change: (draft, dice) => ({ ...draft, parts: change(draft.parts, dice) }),
})

/** A change of one part, whichever. */
export const ofOnePart = (name: string, change: (part: Part, dice: Dice) => Part): BookChange =>
  ofParts(name, (parts, dice) => {
    const chosen = dice.under(parts.length)
    return parts.map((part, at) => (at === chosen ? change(part, dice) : part))
  })

/** Replaces one of the places a pattern finds, or all of them alike. */
export function replaceOne(text: string, pattern: RegExp, dice: Dice, by: (found: string) => string): string {
  const found = [...text.matchAll(pattern)]
  if (found.length === 0) return text
  const { 0: whole, index } = dice.pick(found)
  return text.slice(0, index) + by(whole) + text.slice(index + whole.length)
}
