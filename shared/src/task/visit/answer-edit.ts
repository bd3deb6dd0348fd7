import type { AnswerValue } from './checklist.ts'

/** What somebody typed to one question on one device. Its id is made there, so sent twice it is still one. */
export interface AnswerEdit {
  id: string
  question: string
  value: AnswerValue
  note: string
  /** The edit whose answer stood on the screen when this one was made; null: there was none. */
  base: string | null
  /** Edits standing beside that one which whoever made this has seen and decided on. */
  settles: readonly string[]
}

/** What stands to one question: the answer, and what others said without having seen it. */
export interface Standing<E extends AnswerEdit = AnswerEdit> {
  head: E | null
  /** How often the answer has changed. */
  revision: number
  sides: readonly E[]
  /** Edits that said the same as the answer, made without having seen it. */
  same: readonly string[]
}

export const unanswered: Standing<never> = { head: null, revision: 0, sides: [], same: [] }

/**
 * One more edit. Made on the answer that stands it takes its place; made on an older one it says the same, or stands
 * beside it until somebody chooses. Nothing that was typed is ever dropped by this.
 */
export function takeEdit<E extends AnswerEdit>(standing: Standing<E>, edit: E): Standing<E> {
  const { head, sides, same, revision } = standing
  if (head?.id === edit.id || same.includes(edit.id) || sides.some(({ id }) => id === edit.id)) return standing
  // Whoever goes on from what said the same has not seen the answer itself: had they, they would stand on it.
  if (edit.base === (head?.id ?? null)) {
    const left = sides.filter(({ id }) => !edit.settles.includes(id))
    // What stands beside and says the same as the new answer is no conflict any more.
    const agreeing = left.filter((one) => saysTheSame(one, edit))
    return {
      head: edit,
      revision: revision + 1,
      sides: left.filter((one) => !agreeing.includes(one)),
      same: agreeing.map(({ id }) => id),
    }
  }
  if (head !== null && saysTheSame(head, edit))
    return { ...standing, same: [...same, edit.id], sides: without(sides, edit.base) }
  // Whoever goes on with what stands beside replaces that, not the answer of the other.
  return { ...standing, same: same.filter((id) => id !== edit.base), sides: [...without(sides, edit.base), edit] }
}

const without = <E extends AnswerEdit>(sides: readonly E[], base: string | null): readonly E[] =>
  sides.filter(({ id }) => id !== base)

const saysTheSame = (one: AnswerEdit, other: AnswerEdit): boolean =>
  one.value === other.value && one.note === other.note

/** What stands to every question, from all edits in the order in which they came in. */
export function foldEdits<E extends AnswerEdit>(edits: readonly E[]): Map<string, Standing<E>> {
  const standings = new Map<string, Standing<E>>()
  const known = new Set<string>()
  for (const edit of edits) {
    // Sent twice it is one.
    if (known.has(edit.id)) continue
    known.add(edit.id)
    standings.set(edit.question, takeEdit(standings.get(edit.question) ?? unanswered, edit))
  }
  return standings
}
