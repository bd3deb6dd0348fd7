import type { Dice } from './dice.ts'

/** What wires, disks and careless programs do to a file that is written already. */
export const byteHurts: { name: string; change: (bytes: Buffer, dice: Dice) => Buffer }[] = [
  {
    name: 'bytes turned',
    change(bytes, dice) {
      const turned = Buffer.from(bytes)
      for (let left = 1 + dice.under(8); left > 0 && turned.length > 0; left--)
        turned[dice.under(turned.length)]! ^= 1 << dice.under(8)
      return turned
    },
  },
  {
    name: 'bytes of the last kilobyte turned',
    change(bytes, dice) {
      const turned = Buffer.from(bytes)
      const last = Math.min(1_000, turned.length)
      for (let left = 1 + dice.under(4); left > 0 && last > 0; left--)
        turned[turned.length - 1 - dice.under(last)] = dice.under(256)
      return turned
    },
  },
  { name: 'cut short', change: (bytes, dice) => bytes.subarray(0, dice.under(bytes.length)) },
  { name: 'without its beginning', change: (bytes, dice) => bytes.subarray(dice.under(bytes.length)) },
  {
    name: 'a piece lost',
    change(bytes, dice) {
      const from = dice.under(bytes.length)
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + dice.under(100))])
    },
  },
  {
    name: 'a piece of zeros',
    change(bytes, dice) {
      const from = dice.under(bytes.length)
      return Buffer.concat([bytes.subarray(0, from), Buffer.alloc(1 + dice.under(500)), bytes.subarray(from)])
    },
  },
  {
    name: 'something before',
    change: (bytes, dice) =>
      Buffer.concat([Buffer.alloc(1 + dice.under(9), dice.pick(['MZ', 'PK', '\n', '%PDF'])), bytes]),
  },
  {
    name: 'something behind',
    change: (bytes, dice) => Buffer.concat([bytes, Buffer.alloc(dice.pick([1, 22, 70_000]), dice.under(256))]),
  },
  { name: 'itself behind', change: (bytes) => Buffer.concat([bytes, bytes]) },
]
