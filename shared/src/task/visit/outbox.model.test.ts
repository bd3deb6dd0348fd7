import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AnswerEdit, foldEdits, type Standing, unanswered } from './answer-edit.ts'
import { beginSending, endSending, noteEdit, type Outbox } from './outbox.ts'

/** The server as it is: an append-only list, one entry for each id. */
interface Model {
  server: AnswerEdit[]
  devices: { outbox: Outbox; seen: Map<string, Standing>; flying: AnswerEdit[][]; heard: AnswerEdit[][] }[]
  /** What each device typed last to each question, whatever became of it. */
  typed: Map<string, string>
  made: number
}
type Step =
  | { do: 'type' | 'choose'; device: number; question: string; value: number }
  | { do: 'send' | 'arrive' | 'arrive-again' | 'hear' | 'lose' | 'look'; device: number }

const questions = ['a', 'b']
const device = fc.nat({ max: 2 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('type' as const, 'type' as const, 'choose' as const),
    device,
    question: fc.constantFrom(...questions),
    value: fc.nat({ max: 3 }),
  }),
  fc.record({
    do: fc.constantFrom(
      'send' as const,
      'arrive' as const,
      'arrive-again' as const,
      'hear' as const,
      'lose' as const,
      'look' as const,
    ),
    device,
  }),
)

const take = (model: Model, edits: readonly AnswerEdit[]): void => {
  for (const edit of edits) if (!model.server.some(({ id }) => id === edit.id)) model.server.push(edit)
}

function run(model: Model, one: Step): void {
  const at = model.devices[one.device]!
  switch (one.do) {
    case 'type':
    case 'choose': {
      const stands = at.seen.get(one.question) ?? unanswered
      if (one.do === 'choose' && stands.sides.length === 0) return
      const edit: AnswerEdit = {
        id: `${one.device}.${(model.made += 1)}`,
        question: one.question,
        value: one.value,
        note: '',
        base: stands.head?.id ?? null,
        settles: one.do === 'choose' ? stands.sides.map(({ id }) => id) : [],
      }
      at.outbox = noteEdit(at.outbox, edit)
      model.typed.set(`${one.device} ${one.question}`, edit.id)
      return
    }
    case 'send': {
      const { outbox, sent } = beginSending(at.outbox, 2)
      at.outbox = outbox
      if (sent.length > 0) at.flying.push([...sent])
      return
    }
    case 'arrive':
    case 'arrive-again': {
      const request = one.do === 'arrive' ? at.flying.shift() : at.flying[0]
      if (!request) return
      take(model, request)
      at.heard.push(request)
      return
    }
    case 'hear': {
      const answer = at.heard.shift()
      if (!answer) return
      at.outbox = endSending(
        at.outbox,
        answer.map(({ id }) => id),
      )
      at.seen = foldEdits(model.server)
      return
    }
    case 'lose':
      at.flying.shift()
      at.heard.shift()
      return
    case 'look':
      at.seen = foldEdits(model.server)
  }
}

/** Back on the line: everything goes out and is heard of, whatever was lost before. */
function comeBack(model: Model): void {
  for (const [index, at] of model.devices.entries())
    while (at.outbox.length > 0)
      for (const next of ['send', 'arrive', 'hear'] as const) run(model, { do: next, device: index })
}

/** The edits that somebody made knowing of this one: it was answered, not lost. */
const isKnownTo = (edit: AnswerEdit, later: readonly AnswerEdit[]): boolean =>
  later.some(({ base, settles }) => base === edit.id || settles.includes(edit.id))

test('whatever is typed where, sent twice, lost on the way or heard late: nothing is lost and nothing doubled', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const device_ = () => ({ outbox: [], seen: new Map(), flying: [], heard: [] })
      const model: Model = { server: [], devices: [device_(), device_(), device_()], typed: new Map(), made: 0 }
      for (const one of steps) run(model, one)
      comeBack(model)

      // Once each.
      expect(new Set(model.server.map(({ id }) => id)).size).toBe(model.server.length)
      const standings = foldEdits(model.server)
      // What was typed last on each device has arrived.
      for (const id of model.typed.values()) expect(model.server.map((edit) => edit.id)).toContain(id)
      for (const question of questions) {
        const stands = standings.get(question) ?? unanswered
        const ofIt = model.server.filter((edit) => edit.question === question)
        for (const [at, edit] of ofIt.entries()) {
          const shown = [stands.head, ...stands.sides].some(
            (one) => one !== null && one.value === edit.value && one.note === edit.note,
          )
          const agreed = stands.same.includes(edit.id)
          // What one said was the answer of the time, so the next that stood on the answer stood on it as well.
          const before = foldEdits(ofIt.slice(0, at + 1)).get(question)!
          const wasTheSame = before.same.includes(edit.id) && before.head !== null && isKnownTo(before.head, ofIt)
          expect(shown || agreed || isKnownTo(edit, ofIt) || wasTheSame || sharedFate(edit, ofIt)).toBe(true)
        }
        // A conflict is two different answers.
        for (const side of stands.sides)
          expect(side.value === stands.head?.value && side.note === stands.head.note).toBe(false)
      }
      // The same edits again change nothing.
      const once = JSON.stringify([...standings])
      take(model, model.server)
      expect(JSON.stringify([...foldEdits(model.server)])).toBe(once)
      expect(JSON.stringify([...foldEdits([...model.server, ...model.server])])).toBe(once)
    }),
    { numRuns: 4_000 },
  )
})

/** It came to say the same as an answer of the time, which somebody has gone on from since. */
function sharedFate(edit: AnswerEdit, ofIt: readonly AnswerEdit[]): boolean {
  for (let at = 1; at <= ofIt.length; at += 1) {
    const then = foldEdits(ofIt.slice(0, at)).get(edit.question)!
    if (then.same.includes(edit.id) && then.head && isKnownTo(then.head, ofIt)) return true
  }
  return false
}
