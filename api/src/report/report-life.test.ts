import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { ReportDetail } from 'shared/report/report-contract.ts'
import type { ReportDocument } from 'shared/report/document.ts'
import { passagesOf } from 'shared/report/passages-of.ts'
import type { Problem } from 'shared/problem.ts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createPerson } from '../account/identity/person-store.ts'
import { zipText } from './render/fixed-zip.ts'
import { testDatabase } from '../db/test-database.ts'
import { writeRuns } from './write-runs.ts'
import { type TestProgram, testProgram, type Who } from '../security/test-program.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** Two officers of the Department, of whom one writes and the other looks. */
let program: TestProgram
let colleague: string
beforeAll(async () => {
  program = await testProgram(await testDatabase())
  const { system, now } = program.deps
  const scope = { role: 'officer', unit: null, provider: null } as const
  const person = { ...scope, email: 'dong-nghiep@nhipso.test', name: 'Đồng nghiệp' }
  colleague = (await createPerson(system, person, now()))!
})
afterAll(() => program.close())

type Asker = Who | 'colleague'
async function ask<T = ReportDetail>(who: Asker, method: string, path: string, body?: unknown) {
  const cookie = who === 'colleague' ? { cookie: (await program.session(colleague)).cookie } : {}
  const answer = await program.ask(who === 'colleague' ? 'officer' : who, method, path, {
    ...(body !== undefined && { body }),
    ...cookie,
  })
  return { status: answer.status, json: (await answer.json()) as T & Problem }
}
const get = <T = ReportDetail>(who: Asker, path: string) => ask<T>(who, 'GET', path)
const post = (who: Asker, path: string, body: unknown = {}) => ask(who, 'POST', path, body)

let made = 0
/** A draft of a period of its own, as the officer makes it. */
async function drafted(): Promise<ReportDetail> {
  made += 1
  const day = `2025-07-${String(made).padStart(2, '0')}`
  const { status, json } = await post('officer', '/api/reports', { template: 'dinh-ky', from: day, to: '2025-08-14' })
  expect([status, json.detail]).toEqual([201, undefined])
  return json
}
const at = (detail: ReportDetail, path = '') => `/api/reports/${detail.report.id}${path}`
const treeOf = async (detail: ReportDetail) => (await get<ReportDocument>('officer', at(detail, '/document'))).json

/** Every passage written, so that it can be passed. */
async function written(who: Asker = 'officer'): Promise<ReportDetail> {
  let detail = await drafted()
  for (const passage of passagesOf(await treeOf(detail)))
    detail = (await post(who, at(detail, '/passages'), { passage, text: 'Trong kỳ không phát sinh.', basedOn: 0 })).json
  expect(detail.report.unwritten).toBe(0)
  return detail
}
const pass = (who: Asker, detail: ReportDetail, act: string) =>
  post(who, at(detail, `/${act}`), { revision: detail.report.revision })
let standing: ReportDetail | undefined
/** One issued report for all who only look at it. */
async function issued(): Promise<ReportDetail> {
  if (standing) return standing
  const detail = await written()
  for (const [who, act] of [
    ['colleague', 'check'],
    ['approver', 'approval'],
    ['approver', 'issue'],
  ] as const)
    expect([act, (await pass(who, detail, act)).status]).toEqual([act, 200])
  standing = (await get('officer', at(detail))).json
  return standing
}
const file = async (who: Who, detail: ReportDetail, format: string) => {
  const answer = await program.ask(who, 'GET', at(detail, `/file?format=${format}`))
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers }
}
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('a draft', () => {
  test('is of one period, and there is one of it at a time', async () => {
    const first = await drafted()
    const period = { template: 'dinh-ky', from: first.report.period.from, to: first.report.period.to }
    const again = await post('colleague', '/api/reports', period)
    expect([again.status, again.json.detail]).toEqual([409, expect.stringContaining(String(first.report.number))])
    await post('officer', at(first, '/discard'), { reason: 'Lập nhầm kỳ' })
    expect((await post('colleague', '/api/reports', period)).status).toBe(201)
  })

  test('says where each of its numbers can be asked for its source, in every format', async () => {
    const draft = await drafted()
    const link = `${program.deps.identity.settings.publicUrl}/report/${draft.report.id}`
    const tree = await treeOf(draft)
    expect(tree.source.link).toBe(link)
    expect(tree.body.at(-2)).toMatchObject({ role: 'note', content: [{}, { text: link, link }, {}] })
    const word = zipText((await file('officer', draft, 'docx')).bytes, 'word/document.xml')
    expect(word).toContain(`HYPERLINK &quot;${link}&quot;`)
    const pdf = await file('officer', draft, 'pdf')
    expect(pdf.bytes.toString('latin1')).toContain(link)
  })

  test('has its files written for whoever works on it, as it stands and as nobody has seen it before', async () => {
    const draft = await drafted()
    const { revision } = draft.report
    const run = (who: Asker, seen = revision) => post(who, at(draft, '/run'), { revision: seen })
    expect([(await run('leader')).status, (await run('officer', revision + 1)).status]).toEqual([403, 409])
    const { status, json } = await run('officer')
    expect([status, json.run]).toEqual([200, expect.objectContaining({ state: 'waiting', formats: [], of: 4 })])
    expect(await writeRuns({ ...program.deps, db: program.deps.system })).toBe(1)
    const done = (await get('approver', at(draft))).json
    expect(done.run).toMatchObject({ state: 'done', formats: ['docx', 'json', 'pdf', 'xlsx'], fault: null })
    const { bytes } = await file('leader', draft, 'json')
    expect(JSON.parse(bytes.toString())).toEqual(await treeOf(draft))
    await post('officer', at(draft, '/discard'), { reason: 'Thử tệp' })
    expect((await run('officer')).status).toBe(409)
  })

  test('of the future is refused', async () => {
    const { status, json } = await post('officer', '/api/reports', {
      template: 'dinh-ky',
      from: '2025-09-01',
      to: '2025-09-30',
    })
    expect([status, json.errors?.[0]?.detail]).toEqual([400, expect.stringContaining('không thể lập báo cáo')])
  })

  test('keeps what was written by hand when its numbers are gathered anew', async () => {
    const draft = await drafted()
    const [passage] = passagesOf(await treeOf(draft))
    const text = 'Sở đã tham mưu Kế hoạch <b>12/KH-UBND</b>.'
    const once = (await post('officer', at(draft, '/passages'), { passage, text, basedOn: 0 })).json
    const fresh = await post('officer', at(draft, '/refresh'), { revision: once.report.revision })
    expect(fresh.status).toBe(200)
    const block = (await treeOf(draft)).body.find((one) => one.kind === 'passage' && one.id === passage)
    expect(block).toMatchObject({ text })
    expect(fresh.json.history.map(({ kind }) => kind)).toEqual(['draft', 'write', 'refresh'])
  })

  test('takes no passage over one that somebody else wrote meanwhile, and none it does not ask for', async () => {
    const draft = await drafted()
    const passage = 'difficulties'
    await post('officer', at(draft, '/passages'), { passage, text: 'Đường truyền chập chờn.', basedOn: 0 })
    const late = await post('colleague', at(draft, '/passages'), { passage, text: 'Khác', basedOn: 0 })
    const none = await post('officer', at(draft, '/passages'), { passage: 'no-such', text: 'x', basedOn: 0 })
    const control = await post('officer', at(draft, '/passages'), { passage, text: 'a\u0007b', basedOn: 1 })
    expect([late.status, none.status, control.status]).toEqual([409, 400, 400])
  })

  test('is passed by nobody while something is unwritten or a comment stands open', async () => {
    const draft = await drafted()
    expect((await pass('colleague', draft, 'check')).status).toBe(409)
    const whole = await written()
    const said = await post('approver', at(whole, '/comments'), { passage: 'causes', text: 'Nêu rõ nguyên nhân.' })
    expect([said.status, said.json.report.openComments]).toEqual([201, 1])
    expect((await pass('colleague', whole, 'check')).json.detail).toContain('1 ý kiến chưa xử lý')
    const comment = said.json.comments[0]!
    expect((await post('officer', `/api/report-comments/${comment.id}/settlement`)).status).toBe(200)
    expect((await post('officer', `/api/report-comments/${comment.id}/settlement`)).status).toBe(409)
    expect((await pass('colleague', whole, 'check')).status).toBe(200)
  })
})

describe('four eyes', () => {
  test('whoever wrote a word of it neither checks nor approves it', async () => {
    const draft = await written()
    const own = await pass('officer', draft, 'check')
    expect([own.status, own.json.detail]).toEqual([403, expect.stringContaining('tham gia soạn')])
    expect((await pass('leader', draft, 'check')).status).toBe(403)
    expect((await pass('colleague', draft, 'check')).status).toBe(200)
    expect((await pass('officer', draft, 'approval')).status).toBe(403)
    expect((await pass('approver', draft, 'approval')).status).toBe(200)
  })

  test('what somebody passes is what they saw', async () => {
    const seen = await written()
    await post('officer', at(seen, '/passages'), { passage: 'next', text: 'Đổi sau khi xem.', basedOn: 1 })
    const late = await pass('colleague', seen, 'check')
    expect([late.status, late.json.detail]).toEqual([409, expect.stringContaining('đã thay đổi')])
  })

  test('what was checked is written in no more, until it is given back with a reason', async () => {
    const draft = await written()
    await pass('colleague', draft, 'check')
    const over = { passage: 'next', text: 'Thêm', basedOn: 1 }
    expect((await post('officer', at(draft, '/passages'), over)).status).toBe(409)
    expect((await post('officer', at(draft, '/refresh'), { revision: draft.report.revision })).status).toBe(409)
    expect((await pass('approver', draft, 'issue')).status).toBe(409)
    const back = await post('approver', at(draft, '/return'), { reason: 'Bổ sung nhiệm vụ kỳ tới' })
    expect([back.status, back.json.report.state]).toEqual([200, 'draft'])
    expect((await post('officer', at(draft, '/passages'), over)).status).toBe(200)
  })
})

describe('an issued report', () => {
  test('keeps its files with their hashes, and answers them byte for byte', async () => {
    const detail = await issued()
    expect(detail.report).toMatchObject({ state: 'issued', digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(detail.files.map(({ format }) => format)).toEqual(['docx', 'json', 'pdf', 'xlsx'])
    for (const { format, sha256: hash, bytes } of detail.files) {
      const kept = await file('leader', detail, format)
      expect([format, kept.status, sha256(kept.bytes), kept.bytes.length]).toEqual([format, 200, hash, bytes])
    }
    const tree = JSON.parse((await file('officer', detail, 'json')).bytes.toString()) as ReportDocument
    expect(sha256(Buffer.from(JSON.stringify(tree)))).toBe(detail.report.digest)
    expect(tree).toEqual(await treeOf(detail))
  })

  test('never changes, whoever asks the database', async () => {
    const { report } = await issued()
    const { db } = program.database
    for (const statement of [
      sql`update report set state = 'draft', issued_at = null where id = ${report.id}`,
      sql`update report set digest = repeat('0', 64) where id = ${report.id}`,
      sql`update report set revision = revision + 1 where id = ${report.id}`,
      sql`delete from report where id = ${report.id}`,
      sql`update report_file set bytes = ''::bytea where report = ${report.id}`,
      sql`delete from report_file where report = ${report.id}`,
      sql`update report_input set body = '{}' where report = ${report.id}`,
      sql`update report_event set actor = null where report = ${report.id}`,
      sql`insert into report_passage (report, passage, ordinal, text, written_at) values (${report.id}, 'next', 99, 'x', now())`,
    ])
      await expect(statement.execute(db)).rejects.toThrow(/never|stays|append-only|issued|written/)
  })

  test('is given back and discarded by nobody', async () => {
    const detail = await issued()
    const reason = 'Đã phát hành rồi'
    expect((await post('approver', at(detail, '/return'), { reason })).status).toBe(409)
    expect((await post('officer', at(detail, '/discard'), { reason })).status).toBe(409)
    expect((await post('officer', at(detail, '/comments'), { text: 'Muộn' })).status).toBe(409)
  })

  test('is told of in the audit trail, every step with who did it', async () => {
    const { report, files } = await issued()
    const rows = await program.database.db
      .selectFrom('audit')
      .select(['action', 'actor', 'detail'])
      .where('object_id', '=', report.id)
      .where('action', 'in', ['report.draft', 'report.check', 'report.approve', 'report.issue'])
      .orderBy('seq')
      .execute()
    expect(rows.map(({ action, actor }) => [action, actor])).toEqual([
      ['report.draft', program.ids.officer],
      ['report.check', colleague],
      ['report.approve', program.ids.approver],
      ['report.issue', program.ids.approver],
    ])
    expect(rows.at(-1)!.detail).toMatchObject(Object.fromEntries(files.map(({ format, sha256: of }) => [format, of])))
  })

  test('is read by the Department, and by no commune, contractor or stranger', async () => {
    const detail = await issued()
    const statuses = await Promise.all(
      (['leader', 'approver', 'head', 'commune', 'operator', 'administrator', 'visitor', 'none'] as const).map(
        async (who) => [who, (await file(who, detail, 'pdf')).status],
      ),
    )
    expect(Object.fromEntries(statuses)).toEqual({
      leader: 200,
      approver: 200,
      head: 404,
      commune: 404,
      operator: 403,
      administrator: 403,
      visitor: 401,
      none: 401,
    })
    expect((await get<{ reports: unknown[] }>('head', '/api/reports')).json.reports).toEqual([])
  })

  test('is supplemented beside itself, as often as is needed', async () => {
    const detail = await issued()
    const made = await post('officer', at(detail, '/supplement'), { reason: 'Một cửa gửi lại số liệu' })
    expect([made.status, made.json.report]).toEqual([
      201,
      expect.objectContaining({ state: 'draft', supplements: { id: detail.report.id, ordinal: 1 } }),
    ])
    expect((await post('officer', at(detail, '/supplement'), { reason: 'Thêm lần nữa' })).status).toBe(409)
    // What was written is carried along, to be written on.
    expect([made.json.report.unwritten, made.json.passages.length]).toEqual([0, detail.passages.length])
    const now = (await get('officer', at(detail))).json
    expect([now.report.state, now.supplements]).toEqual([
      'issued',
      [{ id: made.json.report.id, ordinal: 1, state: 'draft' }],
    ])
  })
})
