import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, dayOf, instantOf } from 'shared/day.ts'
import { reportDocumentSchema } from 'shared/report/document.ts'
import { numbersOf } from 'shared/report/numbers-of.ts'
import type { ReportTemplate } from 'shared/report/template.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { raiseFromDetection } from '../alert/raise-from-detection.ts'
import { detected } from '../alert/test-alerts.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { answerKpiValues } from '../kpi/answer-kpi-values.ts'
import { loadTestProvince } from '../kpi/load-test-province.ts'
import { keepGround } from '../kpi/read-ground.ts'
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

const kinds = ['tuan', 'chi-tieu', 'don-vi', 'nha-cung-cap', 'su-co', 'phieu-xa'] as const
const kindOf = {
  tuan: 'weekly',
  'chi-tieu': 'kpi',
  'don-vi': 'unit',
  'nha-cung-cap': 'provider',
  'su-co': 'incident',
  'phieu-xa': 'scorecard',
} as const

/** A difficulty raised from the incident with what is done about it, and another that has nothing to do with it. */
async function raiseFrom(incident: string, at_: Date): Promise<void> {
  const { code } = await at.db.selectFrom('unit').select('code').where('kind', '=', 'commune').executeTakeFirstOrThrow()
  for (const [ref, task] of [
    [incident, 'Kéo lại tuyến cáp'],
    ['00000000-0000-4000-8000-00000000dead', 'Việc của khó khăn khác'],
  ] as const) {
    const { id } = await at.db
      .insertInto('difficulty')
      .values({
        title: 'Mất kết nối một cửa',
        text: 'Không tiếp nhận được hồ sơ.',
        class: 'connection',
        units: [code],
        answerer: 'department',
        dossiers: 12,
        source: 'incident',
        source_ref: ref,
        phase: 'open',
        reported_at: at_,
        changed_at: at_,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const [givenOn, dueOn] = [dayOf(at_), addDays(dayOf(at_), 7)]
    const when = { given_on: givenOn, working_days: 5, due_on: dueOn }
    await at.db
      .insertInto('task')
      .values({ kind: 'remedy', title: task, text: '', difficulty: id, unit: code, phase: 'taken', ...when })
      .execute()
  }
}

/** Templates of every kind, a provider, and an incident that is open. */
async function layKinds() {
  await at.db
    .insertInto('report_template')
    .values(
      kinds.map((id) => ({
        key: `${id}@1`,
        id,
        version: 1,
        definition: JSON.stringify({ ...template, id, kind: kindOf[id], grains: ['week', 'month', 'range'] }),
      })),
    )
    .execute()
  const provider = { id: 'vnpt', name: { vi: 'VNPT', en: 'VNPT' }, contact: null }
  await at.db
    .insertInto('provider')
    .values({ id: 'vnpt', definition: JSON.stringify(provider) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await at.db.transaction().execute((trx) => raiseFromDetection(trx, [detected(now, 'opened', 'line-x')], now))
}

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

describe('nhipso report of a theme', () => {
  beforeAll(layKinds)

  test.each([
    ['tuan', [], 'bao-cao-tuan-'],
    ['chi-tieu', ['T02'], 'bao-cao-chi-tieu-T02-'],
    ['don-vi', ['13291'], 'bao-cao-don-vi-13291-'],
    ['nha-cung-cap', ['vnpt'], 'bao-cao-nha-cung-cap-vnpt-'],
    ['phieu-xa', [], 'bao-cao-phieu-xa-'],
  ])('%s writes every format', async (id, about, name) => {
    const into = join(folder, id)
    const { code, err } = await run(id, ...about, ...month.slice(1), '--out', into)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const files = await readdir(into)
    expect(new Set(files.map((file) => file.split('.').at(-1)))).toEqual(new Set(['docx', 'json', 'pdf', 'xlsx']))
    expect(files.every((file) => file.startsWith(name))).toBe(true)
    expect((await read(into)).source.subject).toBe(about[0] ?? null)
  })

  test('an incident brings its own days, its timeline and its evidence', async () => {
    const { id, number, opened_at } = await at.db
      .selectFrom('incident')
      .select(['id', 'number', 'opened_at'])
      .executeTakeFirstOrThrow()
    await raiseFrom(id, opened_at)
    const into = join(folder, 'su-co')
    const { code, err } = await run('su-co', String(number), '--out', into)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const { source, body } = await read(into)
    expect(source).toMatchObject({ subject: String(number), period: { from: '2026-01-22', to: '2026-01-22' } })
    const [timeline] = body.filter((block) => block.kind === 'table')
    expect(JSON.stringify(timeline?.rows[0])).toContain('Phát hiện sự cố')
    // What was raised from it, and what is being done about it.
    const said = JSON.stringify(body)
    expect(said).toContain('Kéo lại tuyến cáp. Đơn vị thực hiện: ')
    expect(said).toContain('Số hồ sơ bị ảnh hưởng theo phiếu')
    expect(said).not.toContain('Việc của khó khăn khác')
  })

  test.each([
    [['chi-tieu'], 'cần mã chỉ tiêu'],
    [['chi-tieu', 'T99'], 'không tìm thấy “T99”'],
    [['don-vi', '37'], 'không tìm thấy “37”'],
    [['nha-cung-cap', "x' or 1=1"], 'không tìm thấy'],
    [['su-co', '999999'], 'không tìm thấy “999999”'],
    [['su-co', '1e3'], 'không tìm thấy “1e3”'],
    [['phieu-xa', '13291'], 'không nhận “13291”'],
  ])('%j is refused by what it lacks', async (argv, why) => {
    const { code, err } = await run(...argv, '--out', join(folder, 'never'))
    expect({ code, said: err.includes(why) || err }).toEqual({ code: 2, said: true })
  })
})

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
      { db: at.db, now: () => now, readGround: keepGround(() => now) },
      'T02',
      { from: '2025-12-15', to: '2026-01-14', unit: '13291', asOf: '2026-01-05' },
      'vi',
    )
    expect(online).toMatchObject({ text: rows[0]!.value.text, numerator: 150, denominator: 300 })
  })

  test.each([
    [['--out', 'x'], 'có các mẫu: chi-tieu, dinh-ky'],
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
