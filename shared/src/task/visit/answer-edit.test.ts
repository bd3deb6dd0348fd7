import { describe, expect, test } from 'vitest'
import { type AnswerEdit, foldEdits } from './answer-edit.ts'
import { answers } from './checklist.ts'
import { beginSending, endSending, noteEdit, type Outbox, refuseSent } from './outbox.ts'

const edit = (id: string, base: string | null, value: number | string = id, settles: string[] = []): AnswerEdit => ({
  id,
  question: 'q',
  value,
  note: '',
  base,
  settles,
})
const told = (...edits: AnswerEdit[]) => {
  const { head, sides, same, revision } = foldEdits(edits).get('q')!
  return { head: head?.id, sides: sides.map(({ id }) => id), same, revision }
}

describe('two phones in one commune', () => {
  test.each<[string, AnswerEdit[], ReturnType<typeof told>]>([
    ['the first answer stands', [edit('a', null)], { head: 'a', sides: [], same: [], revision: 1 }],
    [
      'one made on it takes its place',
      [edit('a', null), edit('b', 'a')],
      { head: 'b', sides: [], same: [], revision: 2 },
    ],
    [
      'one made without having seen it stands beside it',
      [edit('a', null), edit('b', null)],
      { head: 'a', sides: ['b'], same: [], revision: 1 },
    ],
    [
      'one that says the same is no conflict',
      [edit('a', null, 'x'), edit('b', null, 'x')],
      { head: 'a', sides: [], same: ['b'], revision: 1 },
    ],
    [
      'whoever said the same, and says another thing without having seen the answer, stands beside it',
      [edit('a', null, 'x'), edit('b', null, 'x'), edit('c', 'b')],
      { head: 'a', sides: ['c'], same: [], revision: 1 },
    ],
    [
      'what stands beside is gone on with there',
      [edit('a', null), edit('b', null), edit('c', 'b')],
      { head: 'a', sides: ['c'], same: [], revision: 1 },
    ],
    [
      'a choice settles what the chooser saw',
      [edit('a', null), edit('b', null), edit('c', 'a', 'b', ['b'])],
      { head: 'c', sides: [], same: [], revision: 2 },
    ],
    [
      'and not what came in meanwhile',
      [edit('a', null), edit('b', null), edit('d', null), edit('c', 'a', 'b', ['b'])],
      { head: 'c', sides: ['d'], same: [], revision: 2 },
    ],
    [
      'two that choose at once: the second stands beside the first',
      [edit('a', null), edit('b', null), edit('c', 'a', 'b', ['b']), edit('d', 'a', 'z', ['b'])],
      { head: 'c', sides: ['d'], same: [], revision: 2 },
    ],
    [
      'three phones, three answers: all are kept',
      [edit('a', null), edit('b', null), edit('c', null)],
      { head: 'a', sides: ['b', 'c'], same: [], revision: 1 },
    ],
    [
      'the same edit sent twice is one',
      [edit('a', null), edit('b', null), edit('a', null), edit('b', null)],
      { head: 'a', sides: ['b'], same: [], revision: 1 },
    ],
  ])('%s', (_, edits, expected) => expect(told(...edits)).toEqual(expected))
})

describe('what waits on the phone', () => {
  const ids = (outbox: Outbox) => outbox.map(({ edit: { id, base } }) => [id, base])
  test('is typed over while it was never sent', () => {
    const outbox = noteEdit(noteEdit([], edit('a', 'x')), edit('b', 'x'))
    expect(ids(outbox)).toEqual([['b', 'x']])
  })
  test('stands on what may have arrived', () => {
    const { outbox } = beginSending(noteEdit([], edit('a', 'x')), 10)
    expect(ids(noteEdit(outbox, edit('b', 'x')))).toEqual([
      ['a', 'x'],
      ['b', 'a'],
    ])
  })
  test('goes when the server has it, and what came after stays', () => {
    const { outbox, sent } = beginSending(noteEdit([], edit('a', null)), 10)
    const more = noteEdit(outbox, edit('b', null))
    expect(
      ids(
        endSending(
          more,
          sent.map(({ id }) => id),
        ),
      ),
    ).toEqual([['b', 'a']])
  })
  test('what was refused is kept with the reason, is not sent again, and nothing stands on it', () => {
    const { outbox } = beginSending(noteEdit([], edit('a', null)), 10)
    const refused = refuseSent(outbox, ['a'], 'Không có câu hỏi này.')
    expect(beginSending(refused, 10).sent).toEqual([])
    expect(ids(noteEdit(refused, edit('b', null)))).toEqual([
      ['a', null],
      ['b', null],
    ])
  })
})

describe('an answer is of the kind its question asks for', () => {
  test.each([
    ['yes-no', true, true],
    ['yes-no', 'có', false],
    ['number', 3.5, true],
    ['number', Number.NaN, false],
    ['number', 1e13, false],
    ['text', 'Thiếu máy quét', true],
    ['text', 3, false],
    ['photo', 'x', false],
    ['photo', null, true],
    ['number', null, true],
  ] as const)('%s takes %s: %s', (kind, value, taken) => expect(answers({ kind }, value)).toBe(taken))
})
