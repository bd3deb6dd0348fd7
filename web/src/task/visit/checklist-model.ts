import type { Outbox } from 'shared/task/visit/outbox.ts'
import type { AnswerValue, Question } from 'shared/task/visit/checklist.ts'
import type { KeptEdit, VisitDetail, VisitEdit } from 'shared/task/visit/visit-contract.ts'

/** A question as it is shown: what stands to it by what this device knows, its own words included. */
export interface Row {
  question: Question
  value: AnswerValue
  note: string
  /** What stood on the screen, which whatever is typed next is typed on. */
  base: string | null
  /** Typed here and not arrived yet. */
  waits: boolean
  refused: { id: string; why: string } | null
  head: KeptEdit | null
  sides: readonly KeptEdit[]
}

export function rowsOf({ questions, standings }: VisitDetail, outbox: Outbox<VisitEdit>): Row[] {
  const stands = new Map(standings.map((one) => [one.question, one]))
  return questions.map((question) => {
    const of = stands.get(question.id)
    const mine = outbox.findLast(({ edit, refused }) => edit.question === question.id && refused === undefined)
    const no = outbox.find(({ edit, refused }) => edit.question === question.id && refused !== undefined)
    const head = of?.head ?? null
    const shown = mine?.edit ?? head
    return {
      question,
      value: shown?.value ?? null,
      note: shown?.note ?? '',
      base: head?.id ?? null,
      waits: mine !== undefined,
      refused: no ? { id: no.edit.id, why: no.refused! } : null,
      head,
      // What one has just decided on here is decided, whether it has arrived or not.
      sides: (of?.sides ?? []).filter(({ id }) => !mine?.edit.settles.includes(id)),
    }
  })
}

/** How many things on this device have not arrived. */
export const waitingIn = (outbox: Outbox, photos: readonly { refused?: string }[]): number =>
  outbox.filter(({ refused }) => refused === undefined).length +
  photos.filter(({ refused }) => refused === undefined).length
