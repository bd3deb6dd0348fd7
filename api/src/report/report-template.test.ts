import type { ReportDetail } from 'shared/report/report-contract.ts'
import type { ReportDocument } from 'shared/report/document.ts'
import type { Problem } from 'shared/problem.ts'
import type { ReportTemplate } from 'shared/report/template.ts'
import type { TemplateLayout } from 'shared/report/template-layout.ts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testDatabase } from '../db/test-database.ts'
import { type TestProgram, testProgram, type Who } from '../security/test-program.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

interface Whole {
  template: ReportTemplate
  numbers: { kpi: string; parts: string[] }[]
  versions: { version: number; madeBy: string | null; reason: string | null; reports: number }[]
}
let program: TestProgram
beforeAll(async () => {
  program = await testProgram(await testDatabase())
})
afterAll(() => program.close())

async function ask<T>(who: Who, method: string, path: string, body?: unknown) {
  const answer = await program.ask(who, method, path, body === undefined ? {} : { body })
  return { status: answer.status, json: (await answer.json()) as T & Problem }
}
const read = () => ask<Whole>('officer', 'GET', '/api/report-templates/dinh-ky').then(({ json }) => json)
const layout: TemplateLayout = [
  { id: 'proposal', parts: [] },
  {
    id: 'results',
    title: { vi: 'KẾT QUẢ', en: 'RESULTS' },
    standing: [
      {
        vi: [
          { kind: 'text', text: 'Tỷ lệ trực tuyến là <b>' },
          { kind: 'number', kpi: 'T02', part: 'ratio' },
        ],
        en: [{ kind: 'number', kpi: 'T02', part: 'ratio' }],
      },
    ],
    parts: [],
  },
]
async function given(changes: object = {}) {
  const { template } = await read()
  const { name, letterhead, version } = template
  return { name, letterhead, layout, basedOn: version, reason: 'Văn phòng yêu cầu', ...changes }
}
const save = (body: object, who: Who = 'officer') =>
  ask<Whole>(who, 'POST', '/api/report-templates/dinh-ky/versions', body)
const draft = (from: string) =>
  ask<ReportDetail>('officer', 'POST', '/api/reports', { template: 'dinh-ky', from, to: '2025-08-14' })
const headings = async ({ report: { id } }: ReportDetail) => {
  const { json } = await ask<ReportDocument>('officer', 'GET', `/api/reports/${id}/document`)
  return json.body.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []))
}

test('a template is looked at by a period before it is kept, and nothing of that is kept', async () => {
  const { letterhead } = await given()
  const asked = { letterhead: { ...letterhead, issuer: 'Sở Thử nghiệm' }, layout, from: '2025-07-01', to: '2025-07-23' }
  const { status, json } = await ask<ReportDocument>('officer', 'POST', '/api/report-templates/dinh-ky/preview', asked)
  expect([status, json.head.issuerName]).toEqual([200, 'Sở Thử nghiệm'])
  expect(json.body.filter(({ kind }) => kind === 'heading').map((block) => 'text' in block && block.text)).toContain(
    'KẾT QUẢ',
  )
  const quoted = json.body.find((block) => block.kind === 'paragraph' && block.content[0]?.text.includes('<b>'))
  expect(quoted).toMatchObject({
    content: [{ kind: 'text' }, { kind: 'number', binding: { kpi: 'T02', part: 'ratio' } }],
  })
  expect((await read()).versions).toHaveLength(1)
  const future = await ask('officer', 'POST', '/api/report-templates/dinh-ky/preview', {
    ...asked,
    from: '2099-01-01',
    to: '2099-01-31',
  })
  expect(future.status).toBe(400)
})

test('what is saved is the next version: drafts that were made keep theirs, new ones are made by it', async () => {
  const before = (await draft('2025-07-02')).json
  const old = await headings(before)
  const { status, json } = await save(await given())
  expect([status, json.detail, json.template?.version]).toEqual([201, undefined, 2])
  expect(json.versions).toEqual([
    expect.objectContaining({
      version: 2,
      reason: 'Văn phòng yêu cầu',
      madeBy: expect.stringMatching(/./),
      reports: 0,
    }),
    expect.objectContaining({ version: 1, reason: null, madeBy: null, reports: 1 }),
  ])
  const after = (await draft('2025-07-03')).json
  expect([before.report.template.version, after.report.template.version]).toEqual([1, 2])
  expect((await headings(after)).slice(0, 2)).toEqual(['KIẾN NGHỊ, ĐỀ XUẤT', 'KẾT QUẢ'])
  // Its figures read anew, its version stays.
  const path = `/api/reports/${before.report.id}`
  await ask('officer', 'POST', `${path}/refresh`, { revision: before.report.revision })
  expect(await headings((await ask<ReportDetail>('officer', 'GET', path)).json)).toEqual(old)
  const trail = await program.database.db
    .selectFrom('audit')
    .select(['actor', 'detail'])
    .where('action', '=', 'report-template.save')
    .executeTakeFirstOrThrow()
  expect(trail).toMatchObject({ actor: program.ids.officer, detail: { version: 2, reason: 'Văn phòng yêu cầu' } })
})

test('somebody else’s version is not covered, and nothing is kept that changes nothing', async () => {
  expect((await save(await given({ basedOn: 1, reason: 'Bản cũ' }))).status).toBe(409)
  expect((await save(await given())).status).toBe(409)
})

test.each([
  ['a section its kind does not have', { layout: [{ id: 'nothing', parts: [] }] }],
  [
    'a number nobody counts',
    {
      layout: [
        {
          id: 'next',
          parts: [],
          standing: [{ vi: [{ kind: 'number', kpi: 'T99', part: 'ratio' }], en: [{ kind: 'text', text: 'x' }] }],
        },
      ],
    },
  ],
  ['control characters', { layout: [{ id: 'next', parts: [], title: { vi: 'a\u0000b', en: 'x' } }] }],
  [
    'a passage in one language',
    { layout: [{ id: 'next', parts: [], standing: [{ vi: [{ kind: 'text', text: 'x' }], en: [] }] }] },
  ],
  ['no reason', { reason: ' ' }],
])('%s is refused', async (_, changes) => {
  expect((await save(await given(changes))).status).toBe(400)
})

test('an approver, a leader and a stranger change no template', async () => {
  const body = await given({ reason: 'Thử' })
  const statuses = await Promise.all(
    (['approver', 'leader', 'visitor'] as const).map(async (who) => (await save(body, who)).status),
  )
  expect(statuses).toEqual([403, 403, 401])
})

test('a number can be quoted in the parts it has', async () => {
  const { numbers } = await read()
  expect(numbers.find(({ kpi }) => kpi === 'T02')).toEqual({ kpi: 'T02', parts: ['numerator', 'denominator', 'ratio'] })
  expect(numbers.find(({ kpi }) => kpi === 'T01')?.parts).toEqual(['numerator', 'ratio'])
})
