import { expect, test } from 'vitest'
import { definitionNote } from './definition-note.ts'

const months = (...definitions: number[]) =>
  definitions.map((definition, place) => ({
    from: `2026-0${place + 1}-01`,
    to: `2026-0${place + 1}-28`,
    definition,
  }))

test.each([
  ['one definition has nothing to be said of', months(1, 1, 1), { breaks: [], note: undefined }],
  ['nothing known, nothing said', [], { breaks: [], note: undefined }],
  [
    'each that begins is named with its first period',
    months(1, 2, 2, 3),
    { breaks: [1, 3], note: 'Định nghĩa 2 từ kỳ 01–28/02/2026; Định nghĩa 3 từ kỳ 01–28/4/2026' },
  ],
])('%s', (_, periods, told) => expect(definitionNote('vi', periods)).toEqual(told))
