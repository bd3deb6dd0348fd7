import type { AnswerEdit } from './answer-edit.ts'

/** An edit on its way: `tried` once it may have reached the server, answer or no answer. */
export interface Queued<E extends AnswerEdit = AnswerEdit> {
  edit: E
  tried: boolean
  /** Why the server would not have it; it stays until somebody has read that. */
  refused?: string
}
export type Outbox<E extends AnswerEdit = AnswerEdit> = readonly Queued<E>[]

/**
 * What was typed goes to the end. Typed over before it was ever sent, it takes the place of what it was typed over; once
 * that may have arrived, it stands on it, so that the server can tell the two apart.
 */
export function noteEdit<E extends AnswerEdit>(outbox: Outbox<E>, edit: E): Outbox<E> {
  const last = outbox.findLast(({ edit: one, refused }) => one.question === edit.question && refused === undefined)
  if (!last) return [...outbox, { edit, tried: false }]
  if (last.tried) return [...outbox, { edit: { ...edit, base: last.edit.id }, tried: false }]
  const settles = [...new Set([...last.edit.settles, ...edit.settles])]
  return outbox.map((one) => (one === last ? { edit: { ...edit, base: last.edit.base, settles }, tried: false } : one))
}

/** What goes out now, in the order in which it was typed; from here on it may have arrived. */
export function beginSending<E extends AnswerEdit>(
  outbox: Outbox<E>,
  most: number,
): { outbox: Outbox<E>; sent: readonly E[] } {
  const going = outbox.filter(({ refused }) => refused === undefined).slice(0, most)
  return {
    outbox: outbox.map((one) => (going.includes(one) ? { ...one, tried: true } : one)),
    sent: going.map(({ edit }) => edit),
  }
}

/** The server has these, now or since before. */
export const endSending = <E extends AnswerEdit>(outbox: Outbox<E>, taken: readonly string[]): Outbox<E> =>
  outbox.filter(({ edit }) => !taken.includes(edit.id))

export const refuseSent = <E extends AnswerEdit>(outbox: Outbox<E>, sent: readonly string[], why: string): Outbox<E> =>
  outbox.map((one) => (sent.includes(one.edit.id) ? { ...one, refused: why } : one))
