import { type BookChange, isSheet, ofOnePart, ofParts } from './change.ts'

const shift = (by: number) => (by % 2 === 0 ? 1 : -1) * 10 ** (by % 10)
const names = [
  '../../etc/passwd',
  '/etc/passwd',
  'xl\\worksheets\\sheet1.xml',
  'C:/xl/a.xml',
  '',
  '/',
  'xl/\u0000.xml',
  'xl/\u202elmx.a',
  'a/'.repeat(3_000),
  'con',
  '__proto__',
  'constructor',
  '[Content_Types].xml',
]

/** Lies of the archive. What stands in its parts is as it was, so no figure can come out as another. */
export const archiveHurts: BookChange[] = [
  ofOnePart('a part under a password', (part) => ({ ...part, claims: { flags: 0x801 } })),
  ofOnePart('a part packed another way', (part, dice) => ({
    ...part,
    claims: { method: dice.pick([0, 1, 9, 12, 14, 93, 99, 65_535]) },
  })),
  ofOnePart('flags', (part, dice) => ({ ...part, claims: { flags: dice.under(65_536) } })),
  ofOnePart('a wrong sum', (part, dice) => ({ ...part, claims: { crc: dice.under(2 ** 32) } })),
  ofOnePart('another size', (part, dice) => ({
    ...part,
    claims: { size: dice.pick([0, 1, 10, 1_000, 60_000_001, 0x7fffffff, 0xffffffff, String(part.body).length + 1]) },
  })),
  ofOnePart('another packed size', (part, dice) => ({
    ...part,
    claims: { packed: dice.pick([0, 1, 10, 1_000, 5_000_000, 0x7fffffff, 0xffffffff]) },
  })),
  ofOnePart('another place', (part, dice) => ({
    ...part,
    claims: { offset: dice.pick([0, 1, 30, 1_000, 0x7fffffff, 0xffffffff, dice.under(5_000)]) },
  })),
  ofOnePart('sizes of 64 bits that lie', (part, dice) => ({
    ...part,
    wide: true,
    claims: { [dice.pick(['size', 'packed', 'offset'])]: dice.pick([0, 5_000_000_000, Number.MAX_SAFE_INTEGER]) },
  })),
  ofOnePart('a field cut short', (part, dice) => ({
    ...part,
    extra: Buffer.from([dice.under(256), dice.under(256), 255, dice.under(256), 1, 2, 3]),
  })),
  ofOnePart('another name', (part, dice) => ({ ...part, name: dice.pick(names) })),
  ofOnePart('two names', (part, dice) => ({ ...part, localName: dice.pick(names) })),
  ofOnePart('nothing in a part', (part) => ({ ...part, body: '' })),
  ofParts('a part is not there', (parts, dice) => parts.toSpliced(dice.under(parts.length), 1)),
  ofParts('a part twice', (parts, dice) => [...parts, dice.pick(parts)]),
  ofParts('a name in other letters', (parts, dice) => {
    const part = dice.pick(parts)
    return [...parts, { ...part, name: part.name.toUpperCase(), body: '<a/>' }]
  }),
  ofParts('hundreds of parts', (parts, dice) => [
    ...parts,
    ...Array.from({ length: dice.pick([100, 190, 250, 5_000, 70_000]) }, (_, at) => ({ name: `x/${at}`, body: '' })),
  ]),
  ofParts('strange parts', (parts) => [...parts, ...names.map((name) => ({ name: `${name}x`, body: 'x' }))]),
  ofParts('macros', (parts, dice) => [
    ...parts,
    { name: dice.pick(['xl/vbaProject.bin', 'XL/VBAPROJECT.BIN', 'xl/vbaData.xml', 'xl/vba.bin']), body: 'x' },
  ]),
  ofParts('a bomb beside the sheet', (parts, dice) => [
    ...parts,
    { name: 'xl/media/image9.bmp', body: Buffer.alloc(10 ** (4 + dice.under(4)) * 6) },
  ]),
  {
    name: 'another number of parts',
    change: (draft, dice) => ({
      ...draft,
      end: { ...draft.end, entries: dice.pick([0, 1, draft.parts.length + 1, draft.parts.length - 1, 65_534, 65_535]) },
    }),
  },
  {
    name: 'a directory elsewhere',
    change: (draft, dice) => ({
      ...draft,
      end: { ...draft.end, directoryAt: Math.max(0, dice.under(4_000) + shift(dice.under(20))) },
    }),
  },
  {
    name: 'bytes nobody names',
    change: (draft, dice) => ({
      ...draft,
      end: { ...draft.end, gap: Buffer.alloc(dice.pick([1, 100, 100_000]), 'PK\u0003\u0004') },
    }),
  },
  {
    name: 'an end within the comment',
    change: (draft) => ({ ...draft, end: { ...draft.end, comment: `PK\u0005\u0006${'\u0000'.repeat(18)}` } }),
  },
  {
    name: 'a very long comment',
    change: (draft) => ({ ...draft, end: { ...draft.end, comment: 'x'.repeat(65_535) } }),
  },
  ofParts('only the sheet', (parts) => parts.filter(isSheet)),
]
