import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instantOf } from 'shared/day.ts'
import { reportDocumentSchema } from 'shared/report/document.ts'
import { numbersOf } from 'shared/report/numbers-of.ts'
import type { ReportTemplate } from 'shared/report/template.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { answerKpiValues } from '../kpi/answer-kpi-values.ts'
import { loadTestProvince } from '../kpi/load-test-province.ts'
import { readGround } from '../kpi/read-ground.ts'
import { keepRecords } from '../kpi/test-records.ts'
import { reportCommand } from './report-command.ts'

const now = instantOf('2026-01-22', 9 * 60)
const template: ReportTemplate = {
  id: 'dinh-ky',
  version: 1,
  kind: 'periodic',
  name: { vi: 'Báo cáo định kỳ', en: 'Periodic report' },
  grains: ['month', 'range'],
  letterhead: {
    superior: 'UBND tỉnh Ninh Bình',
    issuer: 'Sở Khoa học và Công nghệ',
    symbol: '/BC-SKHCN',
    place: 'Ninh Bình',
    addressees: ['Ủy ban nhân dân tỉnh Ninh Bình'],
    recipients: ['Như trên'],
    authority: ['GIÁM ĐỐC'],
  },
}

let at: TestDatabase
let folder: string
beforeAll(async () => {
  at = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'nhipso-report-'))
  await loadTestProvince(at.db)
  await at.db
    .insertInto('report_template')
    .values({ key: 'dinh-ky@1', id: 'dinh-ky', version: 1, definition: JSON.stringify(template) })
    .execute()
  await keepRecords(
    at.db,
    'dossier',
    [
      { unit: '13285', day: '2025-12-20', counts: [100, 90, 3] },
      { unit: '13291', day: '2025-12-21', counts: [300, 150, 0] },
    ],
    instantOf('2026-01-03', 600),
  )
  // A correction after the day on which the report below is asked to believe.
  await keepRecords(
    at.db,
    'dossier',
    [{ unit: '13291', day: '2025-12-21', counts: [300, 240, 0] }],
    instantOf('2026-01-10', 600),
  )
})
afterAll(async () => {
  await at.close()
  await rm(folder, { recursive: true, force: true })
})

async function run(...argv: string[]) {
  const said = { out: '', err: '' }
  const code = await reportCommand(
    argv,
    { db: at.db, now: () => now },
    {
      stdout: { write: (text) => (said.out += text) },
      stderr: { write: (text) => (said.err += text) },
    },
  )
  return { code, ...said }
}

const month = ['dinh-ky', '--from', '2025-12-15', '--to', '2026-01-14'] as const
const read = async (into: string) =>
  reportDocumentSchema.parse(
    JSON.parse(
      await readFile(
        join(
          into,
          (await readdir(into)).find((name) => name.endsWith('.json'))!,
        ),
        'utf8',
      ),
    ),
  )

describe('nhipso report', () => {
  test('writes the same bytes a second time, and says their hashes', async () => {
    const [first, again] = [join(folder, 'first'), join(folder, 'again')]
    const one = await run(...month, '--as-of', '2026-01-20', '--out', first)
    const other = await run(...month, '--as-of', '2026-01-20', '--out', again)
    expect({ code: one.code, err: one.err }).toEqual({ code: 0, err: '' })
    expect(other.out.replaceAll(again, first)).toBe(one.out)
    expect(one.out).toMatch(/SHA-256 [0-9a-f]{64}/)
  })

  test('says what the API says, as the ledger was known then', async () => {
    const into = join(folder, 'known')
    await run(...month, '--as-of', '2026-01-05', '--out', into)
    const document = await read(into)
    const online = numbersOf(document).find(
      ({ binding }) =>
        binding.of === 'kpi' && binding.kpi === 'T02' && binding.place === '13291' && binding.part === 'ratio',
    )
    const { rows } = await answerKpiValues(
      { db: at.db, now: () => now, readGround },
      'T02',
      { from: '2025-12-15', to: '2026-01-14', unit: '13291', asOf: '2026-01-05' },
      'vi',
    )
    expect(online).toMatchObject({ text: rows[0]!.value.text, numerator: 150, denominator: 300 })
  })

  test.each([
    [['--out', 'x'], 'có các mẫu: dinh-ky'],
    [['nothing', '--out', 'x'], 'Không có mẫu báo cáo “nothing”'],
    [['dinh-ky'], 'Thiếu --out'],
    [[...month, '--out', 'x', '--until', 'dossier=yesterday'], '--until dossier=yesterday'],
    [[...month, '--out', 'x', '--until', 'dossier=2025-12-01'], 'ngày phải từ 15/12/2025'],
    [['dinh-ky', '--from', '2026-02-01', '--to', '2026-02-28', '--out', 'x'], 'không thể lập báo cáo cho tương lai'],
    [['dinh-ky', '--period', '2026-Q1', '--out', 'x'], 'không dùng cho kỳ'],
    [['dinh-ky', '--period', 'tháng một', '--out', 'x'], 'tháng một'],
    [[...month, '--out', 'x', '--as-of', 'hôm qua'], '--as-of'],
    [[...month, '--out', 'x', '--as-of', '2026-03-01'], 'thời điểm'],
  ])('refuses %j and says why', async (argv, why) => {
    const { code, err } = await run(...argv)
    expect({ code, said: err.includes(why) || err }).toEqual({ code: 2, said: true })
  })
})
