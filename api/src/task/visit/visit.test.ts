import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { addDays, dayOf } from 'shared/day.ts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createPerson } from '../../account/identity/person-store.ts'
import { testDatabase } from '../../db/test-database.ts'
import { other, own, site, testProgram, type TestProgram, type Who } from '../../security/test-program.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** Visits as each role meets them: the whole program, its second wall up. */
let program: TestProgram
let outsider: string
let today: string
beforeAll(async () => {
  program = await testProgram(await testDatabase())
  const scope = { role: 'officer', unit: null, provider: null } as const
  outsider = (await createPerson(
    program.deps.system,
    { ...scope, email: 'ngoai@nhipso.test', name: 'Ngoài đoàn' },
    program.clock.now(),
  ))!
  today = dayOf(program.clock.now())
})
afterAll(() => program.close())

// Judged by the tests that ask.
// oxlint-disable-next-line typescript/no-explicit-any
type Body = any
async function ask(who: Who, method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> {
  const answer = await program.ask(who, method, path, body === undefined ? {} : { body })
  return { status: answer.status, body: await answer.json() }
}
const get = (who: Who, path: string) => ask(who, 'GET', path)

const wanted = (more: object = {}) => ({
  title: 'Đoàn khảo sát đợt 1',
  leader: program.ids.officer,
  members: [program.ids.approver],
  guests: ['Kỹ sư của nhà cung cấp'],
  from: addDays(today, 1),
  to: addDays(today, 3),
  template: 'chuyen-doi-so',
  units: [own, other],
  ...more,
})
async function plan(more: object = {}): Promise<{ plan: Body; visits: Body[]; basedOn: number }> {
  const { status, body } = await ask('leader', 'POST', '/api/visit-plans', wanted(more))
  expect([status, body.detail]).toEqual([201, undefined])
  return body
}
const edit = (question: string, value: unknown, more: object = {}) => ({
  id: randomUUID(),
  question,
  value,
  madeAt: program.clock.now().toISOString(),
  ...more,
})
const put = (who: Who, visit: string, ...edits: object[]) => ask(who, 'PUT', `/api/visits/${visit}/answers`, { edits })
const standing = (body: Body, question: string) => body.standings.find((one: Body) => one.question === question)

describe('a plan', () => {
  test('goes over working days, keeps its group, and is seen by a commune as far as it comes there', async () => {
    const made = await plan()
    expect(made.plan).toMatchObject({ visits: 2, done: 0, phase: 'planned', may: { fill: false, plan: true } })
    expect(made.visits.map(({ place }) => place)).toEqual([0, 1])
    const seen = (await get('commune', `/api/visit-plans/${made.plan.id}`)).body
    expect(seen.visits.map(({ unit }: Body) => unit)).toEqual([own])
    expect(seen.plan).toMatchObject({ visits: 1, may: { fill: false, plan: false } })
    expect((await get('officer', '/api/visit-plans')).body.plans[0].may.fill).toBe(true)
    expect((await get('operator', '/api/visit-plans')).status).toBe(403)
    const elsewhere = await plan({ units: [other] })
    expect((await get('head', `/api/visit-plans/${elsewhere.plan.id}`)).status).toBe(404)
  })

  test('is turned round and called off, by whoever saw it as it is', async () => {
    const { plan: of, visits, basedOn } = await plan()
    const route = (more: object = {}) =>
      ask('officer', 'PUT', `/api/visit-plans/${of.id}/route`, {
        stops: visits.toReversed().map(({ id, day }) => ({ visit: id, day })),
        basedOn,
        ...more,
      })
    expect((await route({ stops: [{ visit: visits[0].id, day: visits[0].day }] })).status).toBe(400)
    expect((await route({ stops: visits.map(({ id }) => ({ visit: id, day: addDays(today, 30) })) })).status).toBe(400)
    const turned = await route()
    expect(turned.body.visits.map(({ unit }: Body) => unit)).toEqual(visits.map(({ unit }) => unit).toReversed())
    expect((await route()).status).toBe(409)
    const call = () => ask('leader', 'POST', `/api/visit-plans/${of.id}/cancellation`, { text: 'Bão số 12' })
    expect((await call()).body.plan.phase).toBe('cancelled')
    expect((await call()).status).toBe(409)
  })

  test.each([
    ['a day that is over', () => ({ from: addDays(today, -1) })],
    ['an end before its beginning', () => ({ to: today })],
    ['a year', () => ({ to: addDays(today, 365) })],
    ['a unit there is not', () => ({ units: ['99999'] })],
    ['a unit twice', () => ({ units: [own, own] })],
    ['a checklist there is not', () => ({ template: 'khong-co' })],
    ['a leader of no Department', () => ({ leader: program.ids.operator })],
    ['a member whose account is closed', () => ({ members: [randomUUID()] })],
    ['nobody to go to', () => ({ units: [] })],
  ])('is refused with %s', async (_, more) => {
    expect((await ask('leader', 'POST', '/api/visit-plans', wanted(more()))).status).toBe(400)
  })
})

test('a leader whose account is closed keeps their name; the others go on, and nobody plans with them again', async () => {
  const { system } = program.deps
  const scope = { role: 'officer', unit: null, provider: null } as const
  const gone = (await createPerson(
    system,
    { ...scope, email: 'nghi@nhipso.test', name: 'Đã nghỉ' },
    program.clock.now(),
  ))!
  const { plan: of, visits } = await plan({ leader: gone, members: [program.ids.officer] })
  await system.updateTable('account_user').set({ disabled_at: program.clock.now() }).where('id', '=', gone).execute()
  expect((await get('leader', `/api/visit-plans/${of.id}`)).body.plan.leader).toEqual({ id: gone, name: 'Đã nghỉ' })
  expect((await put('officer', visits[0].id, edit('may-tinh', 5))).status).toBe(200)
  expect((await ask('leader', 'POST', '/api/visit-plans', wanted({ leader: gone }))).status).toBe(400)
})

describe('what is typed', () => {
  test('is kept once however often it is sent, also at the same moment', async () => {
    const { visits } = await plan()
    const typed = [edit('may-tinh', 4), edit('ky-so', true, { note: 'Còn hai người chưa có' })]
    const answers = await Promise.all(Array.from({ length: 5 }, () => put('officer', visits[0].id, ...typed)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    const { body } = await put('officer', visits[0].id, ...typed, typed[0]!)
    expect(standing(body, 'may-tinh')).toMatchObject({ revision: 1, sides: [], head: { value: 4, by: 'officer' } })
    expect(body.visit).toMatchObject({ answered: 2, conflicts: 0 })
  })

  test('on two phones without a line stands side by side until somebody chooses', async () => {
    const { visits } = await plan()
    const [{ id }] = visits
    const first = edit('toc-do-mang', 80)
    const second = edit('toc-do-mang', 12, { note: 'Đo lúc 10 giờ' })
    await put('officer', id, first)
    const { body } = await put('approver', id, second)
    expect(standing(body, 'toc-do-mang')).toMatchObject({
      head: { value: 80, by: 'officer' },
      sides: [{ value: 12, note: 'Đo lúc 10 giờ', by: 'approver' }],
    })
    expect(body.visit.conflicts).toBe(1)
    const chosen = edit('toc-do-mang', 12, { note: 'Đo lúc 10 giờ', base: first.id, settles: [second.id] })
    expect(standing((await put('officer', id, chosen)).body, 'toc-do-mang')).toMatchObject({
      head: { value: 12 },
      sides: [],
      revision: 2,
    })
  })

  test('is the group’s alone to type; the commune reads it once the visit is over', async () => {
    const { visits } = await plan({ units: [own] })
    const [{ id }] = visits
    await put('officer', id, edit('may-tinh', 3))
    for (const [who, status] of [
      ['leader', 403],
      ['head', 403],
      ['commune', 403],
      ['operator', 403],
      ['administrator', 403],
    ] as const)
      expect([who, (await put(who, id, edit('may-tinh', 9))).status]).toEqual([who, status])
    // An officer who does not go along sees it, and types nothing.
    const { cookie } = await program.session(outsider)
    const tried = await program.ask('officer', 'PUT', `/api/visits/${id}/answers`, {
      body: { edits: [edit('may-tinh', 9)] },
      cookie,
    })
    expect(tried.status).toBe(403)
    expect((await get('head', `/api/visits/${id}`)).body).toMatchObject({ standings: [], visit: { answered: 0 } })
    expect((await ask('officer', 'POST', `/api/visits/${id}/end`)).body.visit.phase).toBe('done')
    expect((await ask('officer', 'POST', `/api/visits/${id}/end`)).status).toBe(409)
    expect((await get('head', `/api/visits/${id}`)).body.standings[0].head.value).toBe(3)
    // Typed before, sent after: it is not lost.
    expect((await put('approver', id, edit('may-quet', false))).status).toBe(200)
  })

  test.each([
    ['a question there is not', () => edit('khong-co', 1)],
    ['an answer of another kind', () => edit('may-tinh', 'bốn')],
    ['a word for a photo', () => edit('anh-bo-phan', 'x')],
    ['no id of its own', () => ({ ...edit('may-tinh', 1), id: 'x' })],
  ])('is refused with %s, and nothing of the request is kept', async (_, bad) => {
    const { visits } = await plan()
    const { status } = await put('officer', visits[0].id, edit('may-tinh', 2), bad())
    expect(status).toBe(400)
    expect((await get('officer', `/api/visits/${visits[0].id}`)).body.standings).toEqual([])
  })

  test('under an id that another visit has is refused', async () => {
    const { visits } = await plan()
    const typed = edit('may-tinh', 2)
    await put('officer', visits[0].id, typed)
    expect((await put('officer', visits[1].id, typed)).status).toBe(409)
  })

  test('stands to the question as it was put, whatever the checklist says by now', async () => {
    const { visits, plan: of } = await plan()
    const { templates } = (await get('officer', '/api/visit-templates')).body
    const { id, version, name } = templates.find((one: Body) => one.id === 'chuyen-doi-so')
    const questions = [{ id: 'moi', kind: 'text', text: 'Một câu hỏi mới?' }]
    const save = () => ask('officer', 'POST', '/api/visit-templates', { id, name, questions, basedOn: version })
    expect((await save()).body).toMatchObject({ version: version + 1 })
    expect((await save()).status).toBe(409)
    const asked = (await get('officer', `/api/visits/${visits[0].id}`)).body
    expect([asked.plan.template.version, asked.questions.length > 1]).toEqual([of.template.version, true])
    expect((await plan()).plan.template.version).toBe(version + 1)
    const older = await ask('leader', 'POST', '/api/visit-templates', {
      id,
      name,
      questions: asked.questions,
      basedOn: version + 1,
    })
    expect(older.status).toBe(201)
  })
})

describe('a photo', () => {
  const picture = () =>
    sharp({ create: { width: 2_400, height: 1_200, channels: 3, background: '#3a7' } })
      .jpeg()
      .withExif({ IFD0: { Make: 'MAY-ANH-RIENG' }, IFD3: { GPSLatitude: '20/1 15/1 0/1', GPSLatitudeRef: 'N' } })
      .toBuffer()
  const send = (
    who: Who,
    { id, visit, bytes }: { id: string; visit: string; bytes: Buffer },
    more = 'question=may-tinh',
  ) =>
    program.cookieOf(who).then((cookie) =>
      program.app.request(`${site}/api/visit-photos/${id}?visit=${visit}&${more}`, {
        method: 'PUT',
        headers: {
          cookie,
          origin: site,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/octet-stream',
        },
        body: new Uint8Array(bytes),
      }),
    )

  test('is drawn anew: smaller, without place or device; sent twice it is one; and goes when it is taken away', async () => {
    const { visits } = await plan({ units: [own] })
    const visit = visits[0].id
    const [id, bytes] = [randomUUID(), await picture()]
    expect([bytes.includes('MAY-ANH-RIENG'), (await sharp(bytes).metadata()).exif !== undefined]).toEqual([true, true])
    expect((await send('officer', { id, visit, bytes })).status).toBe(200)
    expect((await send('officer', { id, visit, bytes })).status).toBe(200)
    const another = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    expect((await send('officer', { id, visit, bytes: another })).status).toBe(409)
    const { photos } = (await get('officer', `/api/visits/${visit}`)).body
    expect(photos).toMatchObject([{ id, question: 'may-tinh', width: 1_600, height: 800, by: 'officer' }])
    const shown = await program.ask('officer', 'GET', `/api/visit-photos/${id}`)
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('x-content-type-options')]).toEqual([
      200,
      'image/jpeg',
      'nosniff',
    ])
    const kept = Buffer.from(await shown.arrayBuffer())
    expect([kept.includes('MAY-ANH-RIENG'), (await sharp(kept).metadata()).exif]).toEqual([false, undefined])
    // The commune's own visit is not over yet.
    expect((await get('head', `/api/visit-photos/${id}`)).status).toBe(404)
    expect((await ask('leader', 'DELETE', `/api/visit-photos/${id}`)).status).toBe(403)
    expect((await ask('officer', 'DELETE', `/api/visit-photos/${id}`)).body.photos).toEqual([])
    expect((await get('officer', `/api/visit-photos/${id}`)).status).toBe(404)
  })

  test('that is none is refused, whatever it is called', async () => {
    const { visits } = await plan()
    const visit = visits[0].id
    const cut = (await picture()).subarray(0, 900)
    const refused = async (bytes: Buffer) => (await send('officer', { id: randomUUID(), visit, bytes })).status
    expect(await refused(Buffer.from('<html><script>alert(1)</script></html>'))).toBe(400)
    expect(await refused(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(400)
    expect(await refused(cut)).toBe(400)
    expect(await refused(Buffer.alloc(12_000_001))).toBe(413)
    const bytes = await picture()
    expect((await send('leader', { id: randomUUID(), visit, bytes })).status).toBe(403)
    expect((await send('officer', { id: randomUUID(), visit, bytes }, 'question=khong-co')).status).toBe(400)
  })
})

test('what was found becomes a difficulty once, and the visit says so', async () => {
  const { visits } = await plan({ units: [own] })
  const visit = visits[0].id
  await put('officer', visit, edit('mang-on-dinh', false, { note: 'Mất mạng hai lần trong buổi sáng' }))
  const raise = () =>
    ask('officer', 'POST', '/api/difficulties', {
      title: 'Đường truyền mạng không ổn định',
      text: 'Mất mạng hai lần trong buổi sáng',
      class: 'connection',
      units: [own],
      source: 'visit',
      sourceRef: `${visit}_mang-on-dinh`,
    })
  expect((await raise()).status).toBe(201)
  expect((await raise()).status).toBe(409)
  expect((await get('officer', `/api/visits/${visit}`)).body.difficulties).toMatchObject([
    { question: 'mang-on-dinh', title: 'Đường truyền mạng không ổn định' },
  ])
})
