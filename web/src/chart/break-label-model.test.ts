import { expect, test } from 'vitest'
import { placeBreakLabels } from './break-label-model.ts'

const room = { left: 56, right: 600, size: 11 }
const mark = (x: number, version = 2) => ({ x, text: `Định nghĩa ${version} từ 01/01/2027`, short: `ĐN ${version}` })
const told = (marks: Parameters<typeof placeBreakLabels>[0], within = room) =>
  placeBreakLabels(marks, within).map((label) => label && [label.anchor, label.text])

test.each([
  ['nothing to mark', [], room, []],
  ['after its mark where there is room', [mark(100)], room, [['start', 'Định nghĩa 2 từ 01/01/2027']]],
  ['before it at the right edge', [mark(580)], room, [['end', 'Định nghĩa 2 từ 01/01/2027']]],
  ['shortened where neither side is wide enough', [mark(120)], { ...room, right: 200 }, [['start', 'ĐN 2']]],
  [
    'two near one another do not run into each other',
    [mark(300), mark(330, 3)],
    room,
    [['start', 'Định nghĩa 2 từ 01/01/2027'], null],
  ],
  ['no room at all leaves the mark alone', [mark(60)], { ...room, right: 70 }, [null]],
])('%s', (_, marks, within, labels) => expect(told(marks, within)).toEqual(labels))
