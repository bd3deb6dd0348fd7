import type { LinesChange } from './change.ts'
import type { Dice } from './dice.ts'

const edit = (name: string, change: (text: string, dice: Dice) => string): LinesChange => ({
  name,
  change: (draft, dice) => ({ ...draft, edits: [...draft.edits, (text) => change(text, dice)] }),
})
const insert = (text: string, at: number, more: string): string => text.slice(0, at) + more + text.slice(at)
const anywhere = (name: string, more: (dice: Dice) => string): LinesChange =>
  edit(name, (text, dice) => insert(text, dice.under(text.length), more(dice)))

/** What makes lines of text no table any more, or a monstrous one. */
export const lineHurts: LinesChange[] = [
  anywhere('a quote', () => '"'),
  anywhere('quotes', (dice) => '"'.repeat(1 + dice.under(50))),
  anywhere('a NUL', () => '\u0000'),
  anywhere('half a letter', (dice) => dice.pick(['\ud800', '\udfff', '\ud83d'])),
  anywhere('a strange letter', (dice) =>
    dice.pick(['\uFEFF', '\u2028', '\u202e', '\u0085', '\u000b', '\u001a', '\u0007', '\uFFFF', '\u{1F600}']),
  ),
  anywhere('a huge cell', (dice) => 'x'.repeat(dice.pick([31_000, 33_000, 1_000_000, 4_900_000]))),
  anywhere('a huge cell in quotes', (dice) => `\n"${'x\n'.repeat(dice.pick([15_000, 500_000, 2_400_000]))}"\n`),
  anywhere('a hundred thousand columns', (dice) =>
    ';,|\t'.charAt(dice.under(4)).repeat(dice.pick([60, 100_000, 4_000_000])),
  ),
  anywhere('many lines', (dice) =>
    dice
      .pick(['\n', '\r', '\r\n', '1;2\n', '14002,01/08/2025,5,4,3,2\n'])
      .repeat(dice.pick([1_000, 49_000, 60_000, 200_000])),
  ),
  anywhere('sums of sums', (dice) => '\n;Tổng cộng;1;2;3;4'.repeat(dice.pick([10, 10_000, 45_000]))),
  anywhere('a head full of words', (dice) =>
    `\n${'Đơn vị Đơn vị Đơn vị Đơn vị Đơn vị;'.repeat(59)}`.repeat(dice.pick([10, 40, 700])),
  ),
  anywhere('lines of many columns', (dice) => `\n${'1;,'.repeat(29)}`.repeat(dice.pick([1_000, 40_000]))),
  anywhere('a formula', (dice) => dice.pick(["=cmd|' /C calc'!A0", '=1+1', '@x', '+5', '-5'])),
  anywhere('a web page', () => '<html><script>alert(1)</script>'),
  edit('a web page before', (text) => `<table>${text}`),
  edit('other ends of lines', (text, dice) =>
    text.replaceAll(/\r?\n/g, () => dice.pick(['\n', '\r', '\r\n', '\n\r', '\u2028'])),
  ),
  edit('another delimiter midway', (text, dice) => {
    const at = dice.under(text.length)
    return text.slice(0, at) + text.slice(at).replaceAll(/[;,\t|]/g, dice.pick([';', ',', '\t', '|', ' ']))
  }),
  edit('cut short', (text, dice) => text.slice(0, dice.under(text.length))),
  edit('a piece twice', (text, dice) => {
    const from = dice.under(text.length)
    return insert(text, from, text.slice(from, from + dice.under(2_000)))
  }),
  edit('a letter turned', (text, dice) => {
    const at = dice.under(text.length)
    return text.slice(0, at) + String.fromCharCode(dice.under(0x250)) + text.slice(at + 1)
  }),
  edit('numbers that are none', (text, dice) => {
    const strange = [
      '-5',
      '1e3',
      '1,5',
      '1.5',
      '77,94%',
      '٣',
      '0x1F',
      '99999999999999999999',
      'NaN',
      '1 234',
      '#REF!',
      "'5",
    ]
    let left = dice.under(20)
    return text.replaceAll(/\d+/g, (digits) => (left-- === 0 ? dice.pick(strange) : digits))
  }),
  edit('days that are none', (text, dice) =>
    text.replaceAll(/\d\d\/\d\d\/\d{4}|\d{4}-\d\d-\d\d/g, (day) =>
      dice.under(9) > 0
        ? day
        : dice.pick(['31/02/2025', '00/00/0000', '1/8/25', '2025-08-32', '45839', '20250801', '99/99/9999']),
    ),
  ),
  edit('nothing', (text, dice) => dice.pick(['', ' ', '\r\n', '\u0000', '"', ';', text.charAt(0)])),
]
