import { addDays, dayOf } from 'shared/day.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { testDatabase } from '../db/test-database.ts'
import { raiseFromTasks } from './raise-from-tasks.ts'
import { readRegister } from './read-register.ts'
import { readWorkCalendar } from './task-store.ts'
import { other, own, testProgram, type TestProgram, type Who } from '../security/test-program.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** The register as each role meets it: the whole program, its second wall up, sessions as everybody has them. */
let program: TestProgram
beforeAll(async () => {
  program = await testProgram(await testDatabase())
  await sql`insert into provider (id, definition) values ('VNPT', ${provider('VNPT')}), ('Viettel', ${provider('Viettel')})
    on conflict do nothing`.execute(program.deps.system)
})
afterAll(() => program.close())
let began = 0
beforeEach(() => {
  began = program.clock.at
})
const provider = (id: string) => JSON.stringify({ id, name: { vi: id, en: id }, contact: null })
const later = (days: number) => (program.clock.at += days * 86_400_000)
const back = () => (program.clock.at = began)

// Judged by the tests that ask.
// oxlint-disable-next-line typescript/no-explicit-any
type Body = any
async function ask(who: Who, method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> {
  const answer = await program.ask(who, method, path, body === undefined ? {} : { body })
  return { status: answer.status, body: await answer.json() }
}
const get = (who: Who, path: string) => ask(who, 'GET', path)
const post = (who: Who, path: string, body?: unknown) => ask(who, 'POST', path, body)
const statusOf = async (asked: Promise<{ status: number }>) => (await asked).status

let count = 0
const hard = (more: object = {}) => ({
  title: `Hệ thống một cửa chậm (${++count})`,
  text: 'Từ 9 giờ đến 10 giờ 30 mỗi sáng không lưu được hồ sơ.',
  class: 'function',
  ...more,
})
async function report(who: Who, more: object = {}): Promise<Body> {
  const { status, body } = await post(who, '/api/difficulties', hard(more))
  expect([status, body.detail]).toEqual([201, undefined])
  return body.difficulty
}
/** As another commune would: laid by the program. */
async function ofOther(more: object = {}): Promise<string> {
  const at = program.clock.now()
  const { id } = await program.deps.system
    .insertInto('difficulty')
    .values({
      ...hard(),
      class: 'function',
      unit: other!,
      units: [other!],
      answerer: 'department',
      source: 'commune',
      phase: 'open',
      reported_at: at,
      changed_at: at,
      ...more,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

describe('a difficulty, from the commune that has it to its answer', () => {
  test('is reported by the commune, read by the Department, answered, and closed by whoever had it', async () => {
    const made = await report('commune', { dossiers: 42 })
    expect(made).toMatchObject({ unit: own, units: [own], phase: 'open', answerer: 'department', dossiers: 42 })
    expect((await get('leader', `/api/difficulties/${made.id}`)).body.difficulty.title).toBe(made.title)
    const answer = {
      question: 'Hệ thống một cửa chậm',
      answer: 'Đã mở rộng máy chủ từ 1/9.',
      cause: 'Máy chủ thiếu bộ nhớ',
      side: 'objective',
    }
    expect(await statusOf(post('commune', `/api/difficulties/${made.id}/answer`, answer))).toBe(403)
    expect(await statusOf(post('head', `/api/difficulties/${made.id}/answer`, answer))).toBe(403)
    const { body } = await post('officer', `/api/difficulties/${made.id}/answer`, answer)
    expect(body.difficulty).toMatchObject({ phase: 'answered', cause: 'Máy chủ thiếu bộ nhớ', causeSide: 'objective' })
    const seen = (await get('commune', `/api/difficulties/${made.id}`)).body
    expect(seen.difficulty.answer.text).toBe('Đã mở rộng máy chủ từ 1/9.')
    expect(seen.timeline.map(({ kind, actor }: Body) => [kind, actor])).toEqual([
      ['reported', 'commune'],
      ['answer', 'officer'],
    ])
    expect(
      (await post('commune', `/api/difficulties/${made.id}/closing`, { text: 'Nay đã nhanh.' })).body.difficulty.phase,
    ).toBe('closed')
    expect(await statusOf(post('commune', `/api/difficulties/${made.id}/closing`, { text: 'Nay đã nhanh.' }))).toBe(409)
    expect(
      (await post('head', `/api/difficulties/${made.id}/reopening`, { text: 'Lại chậm.' })).body.difficulty.phase,
    ).toBe('open')
  })

  test('is raised from an incident once, however often somebody taps, also at the same moment', async () => {
    const from = { source: 'incident', sourceRef: 'su-co-7' }
    const answers = await Promise.all(Array.from({ length: 6 }, () => post('officer', '/api/difficulties', hard(from))))
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      201, 409, 409, 409, 409, 409,
    ])
    const number = answers.find(({ status }) => status === 201)!.body.difficulty.number
    expect(answers.find(({ status }) => status === 409)!.body.detail).toContain(`số ${number}`)
    expect(await statusOf(post('officer', '/api/difficulties', hard({ source: 'incident' })))).toBe(400)
  })

  test('of another commune is nobody’s business, but what it was answered is told without its name', async () => {
    const id = await ofOther({ subsystem: 'mot-cua' })
    const mine = await report('commune', { subsystem: 'mot-cua' })
    for (const [who, path, body] of [
      ['commune', '/comments', { text: 'Tôi cũng thế.' }],
      ['commune', '/closing', { text: 'Xong rồi.' }],
      ['head', '/merging', { into: mine.id }],
    ] as const)
      expect(await statusOf(post(who, `/api/difficulties/${id}${path}`, body))).toBe(404)
    expect(await statusOf(get('commune', `/api/difficulties/${id}`))).toBe(404)
    expect(await statusOf(get('commune', `/api/difficulties?unit=${other}`))).toBe(404)
    await post('officer', `/api/difficulties/${id}/answer`, {
      question: 'Một cửa chậm buổi sáng',
      answer: 'Xóa bộ nhớ đệm.',
    })
    const { alike } = (await get('commune', `/api/difficulties/${mine.id}`)).body
    expect(alike).toEqual([{ question: 'Một cửa chậm buổi sáng', answer: 'Xóa bộ nhớ đệm.', at: expect.any(String) }])
    const listed = (await get('commune', '/api/difficulties')).body
    expect(listed.difficulties.every(({ unit }: Body) => unit === own)).toBe(true)
  })

  test('is merged with the same of another: both see what becomes of it, neither sees who else has it', async () => {
    const mine = await report('commune', { dossiers: 5 })
    const theirs = await ofOther({ dossiers: 7 })
    await post('commune', `/api/difficulties/${mine.id}/comments`, { text: 'Riêng của chúng tôi.' })
    expect(await statusOf(post('officer', `/api/difficulties/${theirs}/merging`, { into: theirs }))).toBe(400)
    const merged = await post('officer', `/api/difficulties/${mine.id}/merging`, { into: theirs })
    expect(merged.body.difficulty).toMatchObject({ phase: 'merged', mergedInto: theirs })
    const whole = (await get('officer', `/api/difficulties/${theirs}`)).body
    expect(whole.difficulty).toMatchObject({ dossiers: 12, units: [own, other].toSorted(), merged: 1 })
    const seen = (await get('commune', `/api/difficulties/${theirs}`)).body
    expect([seen.difficulty.units, seen.difficulty.unit]).toEqual([[own], null])
    await post('commune', `/api/difficulties/${theirs}/comments`, { text: 'Vẫn chậm.' })
    // A line of the other commune's is not for this one, and lines are counted all the same.
    await sql`update difficulty set lines = lines + 1 where id = ${theirs}`.execute(program.deps.system)
    await sql`insert into difficulty_event (difficulty, seq, at, kind, actor, unit, text, body)
      select id, lines, now(), 'comment', null, ${other}, 'Lời của xã kia', '{}' from difficulty where id = ${theirs}`.execute(
      program.deps.system,
    )
    expect(await statusOf(post('commune', `/api/difficulties/${theirs}/comments`, { text: 'Rất chậm.' }))).toBe(200)
    const texts = async (who: Who) =>
      (await get(who, `/api/difficulties/${theirs}`)).body.timeline.flatMap(({ text }: Body) => text ?? [])
    expect(await texts('commune')).toEqual(['Vẫn chậm.', 'Rất chậm.'])
    expect(await texts('officer')).toEqual(['Vẫn chậm.', 'Lời của xã kia', 'Rất chậm.'])
    expect(await statusOf(post('officer', `/api/difficulties/${await ofOther()}/merging`, { into: mine.id }))).toBe(409)
  })

  test('of a provider is seen by that provider alone', async () => {
    const asked = await report('officer', { answerer: 'provider', provider: 'VNPT' })
    const rival = await report('officer', { answerer: 'provider', provider: 'Viettel' })
    expect((await get('operator', `/api/difficulties/${asked.id}`)).status).toBe(200)
    expect((await get('operator', `/api/difficulties/${rival.id}`)).status).toBe(404)
    expect(await statusOf(post('operator', `/api/difficulties/${asked.id}/comments`, { text: 'Đang xử lý.' }))).toBe(
      200,
    )
    // It answers what was put to it; nobody's else, and not what is merely about it.
    const reply = { question: asked.title, answer: 'Đã tăng băng thông từ 1/9.' }
    const at = (who: Who, id: string) => post(who, `/api/difficulties/${id}/reply`, reply)
    expect((await at('operator', asked.id)).body.difficulty).toMatchObject({
      phase: 'answered',
      answer: { text: reply.answer },
    })
    expect(await statusOf(at('operator', rival.id))).toBe(404)
    const about = await report('officer', { provider: 'VNPT' })
    expect(await statusOf(at('operator', about.id))).toBe(403)
    const felt = await report('officer', { answerer: 'provider', provider: 'VNPT', units: [own] })
    for (const who of ['commune', 'head', 'leader'] as const)
      expect([who, await statusOf(at(who, felt.id))]).toEqual([who, 403])
    expect((await at('operator', felt.id)).body.timeline.at(-1)).toMatchObject({ kind: 'reply', actor: 'operator' })
    expect((await get('commune', `/api/difficulties/${felt.id}`)).body.difficulty.answer.text).toBe(reply.answer)
    expect(await statusOf(post('officer', '/api/difficulties', hard({ answerer: 'provider' })))).toBe(400)
    expect(await statusOf(post('officer', '/api/difficulties', hard({ answerer: 'provider', provider: 'Ma' })))).toBe(
      400,
    )
  })

  test.each([
    ['its words with their marks', 'Trục liên thông', true],
    ['its words without, in any order', 'thong  lien TRUC', true],
    ['a part of a word', 'liên thô', true],
    ['words of its title and of its text', 'cáp quang truc', true],
    ['marks written apart', 'trục đứt'.normalize('NFD'), true],
    ['a word it has not', 'trục liên bang', false],
    ['a sign that stands for any', 'tr_c', false],
    ['a sign that stands for anything', '%%', false],
  ])('is found by %s', async (_, words, found) => {
    const number = String((count += 1)).padStart(6, '0')
    const made = await report('officer', { title: `Trục liên thông đứt (${number})`, text: 'Cáp quang bị đứt.' })
    const asked = await get('officer', `/api/difficulties?q=${encodeURIComponent(`${words} ${number}`)}`)
    expect(asked.body.difficulties.map(({ id }: Body) => id)).toEqual(found ? [made.id] : [])
  })

  test.each([
    ['a unit there is not', 'officer', { units: ['99999'] }],
    ['a system there is not', 'officer', { subsystem: 'ma' }],
    ['another unit than its own', 'commune', { units: [other] }],
    ['no title', 'commune', { title: ' ' }],
    ['fewer dossiers than none', 'commune', { dossiers: -1 }],
  ] as const)('is refused that names %s', async (_, who, more) => {
    expect(await statusOf(post(who, '/api/difficulties', hard(more)))).toBe(400)
  })
})

describe('a task, from whoever gives it to its end', () => {
  const wanted = (more: object = {}) => ({
    kind: 'remedy',
    title: `Bổ sung máy chủ (${++count})`,
    unit: own,
    workingDays: 10,
    ...more,
  })
  async function give(who: Who, more: object = {}): Promise<Body> {
    const { status, body } = await post(who, '/api/tasks', wanted(more))
    expect([status, body.detail]).toEqual([201, undefined])
    return body.task
  }
  const act = (who: Who, id: string, what: string, body?: object) => post(who, `/api/tasks/${id}/${what}`, body)

  test('is given for a difficulty, taken up, reported, returned, reported again, accepted; the colour follows', async () => {
    const difficulty = await report('commune')
    const task = await give('leader', { kind: 'directive', difficulty: difficulty.id })
    expect(task).toMatchObject({ colour: 'green', why: 'in-time', phase: 'given', givenByUnit: null })
    expect(task.difficulty).toMatchObject({ number: difficulty.number })
    expect(await statusOf(act('commune', task.id, 'taking'))).toBe(200)
    later(20)
    expect((await get('head', `/api/tasks/${task.id}`)).body.task).toMatchObject({ colour: 'red', why: 'overdue' })
    back()
    expect((await act('commune', task.id, 'report', { text: 'Đã lắp.' })).body.task).toMatchObject({
      phase: 'reported',
      why: 'waits-for-acceptance',
      may: { own: true, give: false },
    })
    expect(await statusOf(act('commune', task.id, 'acceptance', {}))).toBe(403)
    expect(await statusOf(act('head', task.id, 'acceptance', {}))).toBe(403)
    const returned = await act('officer', task.id, 'return', { text: 'Thiếu biên bản.', workingDays: 3 })
    expect(returned.body.task).toMatchObject({ phase: 'taken', returns: 1, reportedOn: null, workingDays: 3 })
    await act('commune', task.id, 'report', { text: 'Đã bổ sung biên bản.' })
    const ended = await act('leader', task.id, 'acceptance', { text: 'Đạt.' })
    expect(ended.body.task).toMatchObject({ phase: 'accepted', colour: 'green', why: 'done-in-time' })
    expect(ended.body.timeline.map(({ kind }: Body) => kind)).toEqual([
      'given',
      'take',
      'report',
      'return',
      'report',
      'accept',
    ])
    expect(await statusOf(act('leader', task.id, 'withdrawal', { text: 'Thôi.' }))).toBe(409)
    expect((await get('officer', `/api/difficulties/${difficulty.id}`)).body.difficulty).toMatchObject({
      tasks: 1,
      tasksDone: 1,
    })
  })

  test('is due in working days, holidays and swapped days reckoned', async () => {
    const today = dayOf(program.clock.now())
    await program.deps.system.deleteFrom('special_day').where('day', '>=', today).execute()
    const days = [1, 2, 3].map((n) => addDays(today, n))
    await program.deps.system
      .insertInto('special_day')
      .values(
        days.map((day) => ({
          day,
          working: false,
          name: JSON.stringify({ vi: 'Tết', en: 'Tết' }),
          confidence: 'announced',
        })),
      )
      .execute()
    const first = [4, 5, 6, 7]
      .map((n) => addDays(today, n))
      .find((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
    expect((await give('officer', { workingDays: 1 })).dueOn).toBe(first)
    await program.deps.system.deleteFrom('special_day').where('day', 'in', days).execute()
  })

  test('given by the head of a commune within it is the head’s to accept, and no one else’s of the commune', async () => {
    const task = await give('head')
    expect(task.givenByUnit).toBe(own)
    expect(await statusOf(post('head', '/api/tasks', wanted({ unit: other })))).toBe(404)
    await act('commune', task.id, 'report', { text: 'Xong việc.' })
    expect(await statusOf(act('commune', task.id, 'acceptance', {}))).toBe(403)
    expect((await act('head', task.id, 'acceptance', {})).body.task.phase).toBe('accepted')
  })

  test('is accepted by another pair of eyes than reported it', async () => {
    const task = await give('officer')
    await act('officer', task.id, 'report', { text: 'Làm thay xã.' })
    expect(await statusOf(act('officer', task.id, 'acceptance', {}))).toBe(409)
    expect(await statusOf(act('leader', task.id, 'acceptance', {}))).toBe(200)
  })

  test('of another commune or company is not there', async () => {
    const theirs = await give('officer', { unit: other })
    const company = await give('officer', { unit: null, provider: 'VNPT' })
    const rival = await give('officer', { unit: null, provider: 'Viettel' })
    for (const [who, id] of [
      ['commune', theirs.id],
      ['head', theirs.id],
      ['commune', company.id],
      ['operator', rival.id],
    ] as const) {
      expect(await statusOf(get(who, `/api/tasks/${id}`))).toBe(404)
      expect(await statusOf(act(who, id, 'report', { text: 'Xong việc.' }))).toBe(404)
      // A function one does not have at all is no secret; an object is.
      expect(await statusOf(act(who, id, 'withdrawal', { text: 'Xong việc.' }))).toBe(who === 'head' ? 404 : 403)
    }
    expect((await act('operator', company.id, 'progress', { text: 'Đang đặt hàng.' })).body.task.phase).toBe('taken')
    expect((await get('commune', '/api/tasks?state=all')).body.tasks.every(({ unit }: Body) => unit === own)).toBe(true)
    expect((await get('operator', '/api/tasks?state=all')).body.tasks.map(({ provider: of }: Body) => of)).toEqual([
      'VNPT',
    ])
  })

  test('an explanation of a KPI is asked of a unit once at a time', async () => {
    const asked = { kind: 'explanation', kpi: 'T02', title: 'Giải trình hồ sơ quá hạn' }
    const answers = await Promise.all(Array.from({ length: 4 }, () => post('officer', '/api/tasks', wanted(asked))))
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 409, 409, 409])
    expect(await statusOf(post('officer', '/api/tasks', wanted({ ...asked, kpi: null })))).toBe(400)
    const ofKpi = async (kpi: string) =>
      (await get('officer', `/api/tasks?kind=explanation&state=all&kpi=${kpi}`)).body.tasks as Body[]
    const found = await ofKpi('T02')
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(({ kind, kpi }) => kind === 'explanation' && kpi === 'T02')).toBe(true)
    expect(await ofKpi('T10')).toEqual([])
  })

  test('the most pressing comes first', async () => {
    const soon = await give('officer', { workingDays: 1 })
    const far = await give('officer', { workingDays: 60 })
    later(5)
    const { tasks, open } = (await get('officer', '/api/tasks?limit=200')).body
    const place = (id: string) => tasks.findIndex((one: Body) => one.id === id)
    expect(place(soon.id)).toBeLessThan(place(far.id))
    expect(open.red).toBeGreaterThan(0)
    expect(
      (await get('officer', '/api/tasks?colour=red')).body.tasks.every(({ colour }: Body) => colour === 'red'),
    ).toBe(true)
    back()
  })

  test.each([
    ['nobody', { unit: null }],
    ['two', { provider: 'VNPT' }],
    ['a unit there is not', { unit: '99999' }],
    ['a KPI there is not', { kpi: 'Z99' }],
    ['a difficulty there is not', { difficulty: '00000000-0000-4000-8000-00000000dead' }],
    ['no day at all', { workingDays: 0 }],
    // A deadline is so many working days from today: one in the past cannot be written.
    ['a day in the past', { dueOn: '2020-01-02' }],
    ['fewer days than none', { workingDays: -3 }],
  ])('is refused that is given to, or for, %s', async (_, more) => {
    expect(await statusOf(post('officer', '/api/tasks', wanted(more)))).toBe(400)
  })

  test('is held against the weeks before it, on the KPI it was for, once there are weeks after it', async () => {
    const days = { given_on: '2025-08-01', working_days: 3, due_on: '2025-08-06', reported_on: '2025-08-05' }
    const { id } = await program.deps.system
      .insertInto('task')
      .values({
        kind: 'remedy',
        title: 'Hướng dẫn nộp trực tuyến',
        text: '',
        kpi: 'T02',
        unit: own!,
        phase: 'reported',
        ...days,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { effect } = (await get('commune', `/api/tasks/${id}`)).body
    expect(effect).toMatchObject({ kpi: 'T02', unit: own, direction: 'higher', from: null })
    const { before, after } = effect.compared
    expect([before.from, before.to, after.from, after.to]).toEqual([
      '2025-07-11',
      '2025-07-31',
      '2025-08-06',
      '2025-08-26',
    ])
    expect(before.denominator).toBeGreaterThan(0)
    expect(after.numerator).toBeLessThanOrEqual(after.denominator)
    // The same figures as anybody may ask for.
    const asked = `/api/kpis/T02/values?from=${before.from}&to=${before.to}&by=unit&unit=${own}`
    const { rows } = (await get('leader', asked)).body
    expect(rows.find(({ key }: Body) => key === own).value).toMatchObject({
      numerator: before.numerator,
      denominator: before.denominator,
    })
  })

  test('is reminded of as any alert is: due soon, overdue, gravely so; and is over once it is reported', async () => {
    const { system } = program.deps
    const task = await give('officer', { workingDays: 5 })
    const look = async (days: number) => {
      later(days)
      await raiseFromTasks(system, program.clock.now())
      const again = await system
        .selectFrom('incident_event')
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirst()
      // Looked at once more, nothing is added.
      await raiseFromTasks(system, program.clock.now())
      expect(
        await system
          .selectFrom('incident_event')
          .select(({ fn }) => fn.countAll().as('n'))
          .executeTakeFirst(),
      ).toEqual(again)
      back()
      const row = await system.selectFrom('incident').selectAll().where('object', '=', task.id).executeTakeFirst()
      return row && [row.phase, row.severity, row.state.condition, row.unit]
    }
    expect(await look(0)).toBeUndefined()
    expect(await look(7)).toEqual(['open', 0, 'due', own])
    expect(await look(9)).toEqual(['open', 1, 'overdue', own])
    expect(await look(20)).toEqual(['open', 2, 'overdue', own])
    const listed = (await get('commune', '/api/incidents?scope=task')).body.incidents
    expect(listed.map(({ object }: Body) => object)).toContain(task.id)
    await act('commune', task.id, 'report', { text: 'Đã xong việc.' })
    expect((await look(21))![0]).toBe('settled')
  })
})

describe('on the wall', () => {
  test('stands what is overdue, by number and kind, and not a word of what was typed', async () => {
    const title = 'Ông Nguyễn Văn Kín không ký được'
    const made = await report('officer', { title, units: [own], dossiers: 7 })
    later(25)
    const { status, body } = await get('kiosk', '/api/wall/difficulties')
    back()
    expect(status).toBe(200)
    expect(JSON.stringify(body)).not.toContain('Kín')
    expect(body.longest.find(({ number }: Body) => number === made.number) ?? body.overdue).toBeTruthy()
    expect(body.longest[0].days).toBeGreaterThanOrEqual(body.longest.at(-1).days)
    await post('officer', `/api/difficulties/${made.id}/closing`, { text: 'Đã ký được.' })
    const before = body.overdue
    later(25)
    expect((await get('kiosk', '/api/wall/difficulties')).body.overdue).toBe(before - 1)
    back()
    expect(await statusOf(get('kiosk', '/api/difficulties'))).toBe(403)
    expect(await statusOf(get('commune', '/api/wall/difficulties'))).toBe(403)
  })
})

describe('on the scorecard', () => {
  test('stands how soon a company answers what is put to it; a company sees its own, an administrator nothing', async () => {
    const day = dayOf(program.clock.now())
    const rowOf = async (who: Who, provider: string) =>
      (await get(who, `/api/provider-scorecard?from=${day}&to=${day}`)).body.rows.find(
        (row: Body) => row.provider === provider,
      )
    const earlier = (await rowOf('officer', 'Viettel'))?.answers ?? { asked: 0, answered: 0 }
    const put = { answerer: 'provider', provider: 'Viettel' }
    const [one, two] = [await report('officer', put), await report('officer', put)]
    program.clock.at += 90 * 60_000
    await post('officer', `/api/difficulties/${one.id}/answer`, { question: one.title, answer: 'Đã sửa xong.' })
    program.clock.at += 30 * 60_000
    const { answers } = await rowOf('officer', 'Viettel')
    expect(answers).toMatchObject({ asked: earlier.asked + 2, answered: earlier.answered + 1, medianMinutes: 90 })
    expect(answers.longestWaitMinutes).toBeGreaterThanOrEqual(120)
    expect(await rowOf('operator', 'Viettel')).toBeUndefined()
    expect((await rowOf('administrator', 'Viettel'))?.answers ?? null).toBeNull()
    expect(two.phase).toBe('open')
    back()
  })
})

describe('late dossiers over faults', () => {
  test('are reckoned for everybody’s own: the Department sees all units, a commune itself, and no other', async () => {
    const { system } = program.deps
    const { rows } = await sql<{ day: string }>`
      select distinct d.day::text as day from delta d where d.measure = 'dossiers_received' order by 1`.execute(system)
    const [from, to] = [rows[0]!.day, rows.at(-1)!.day]
    const span = `from=${from}&to=${to}`
    const all = (await get('leader', `/api/fault-lateness?${span}`)).body
    expect([all.from, all.to]).toEqual([from, to])
    expect(all.lateInAll).toBeGreaterThanOrEqual(0)
    const own_ = (await get('commune', `/api/fault-lateness?${span}`)).body
    expect(own_.units.every(({ unit }: Body) => unit === own)).toBe(true)
    expect(await statusOf(get('commune', `/api/fault-lateness?${span}&unit=${other}`))).toBe(404)
    expect(await statusOf(get('leader', `/api/fault-lateness?from=${to}&to=${addDays(from, -1)}`))).toBe(400)
    expect(await statusOf(get('leader', `/api/fault-lateness?from=2024-01-01&to=${to}`))).toBe(400)
    expect(await statusOf(get('kiosk', `/api/fault-lateness?${span}`))).toBe(403)
  })
})

describe('in the report', () => {
  test('stands what was hard and what was set in motion by then, and nothing that was merged or withdrawn', async () => {
    const { system } = program.deps
    const today = dayOf(program.clock.now())
    const gone = await report('officer', { units: [own] })
    const kept = await report('officer', { units: [own, other], answerer: 'province' })
    await post('officer', `/api/difficulties/${gone.id}/merging`, { into: kept.id })
    const given = { kind: 'remedy', unit: own, workingDays: 5 }
    const done = (await post('leader', '/api/tasks', { ...given, title: `Việc đã xong (${++count})` })).body.task
    const back_ = (await post('leader', '/api/tasks', { ...given, title: `Việc đã rút (${++count})` })).body.task
    await post('commune', `/api/tasks/${done.id}/report`, { text: 'Đã xong việc.' })
    await post('leader', `/api/tasks/${done.id}/acceptance`, {})
    await post('leader', `/api/tasks/${back_.id}/withdrawal`, { text: 'Không cần nữa.' })
    const asked = {
      period: { from: addDays(today, -10), to: today },
      cutOff: new Date(program.clock.at + 60_000),
      calendar: await readWorkCalendar(system),
      locale: 'vi' as const,
      subject: null,
    }
    const { difficulties, remedies } = await readRegister(system, asked)
    expect(difficulties.find(({ text }) => text === kept.title)).toMatchObject({ askedOf: 'province' })
    expect(difficulties.find(({ text }) => text === kept.title)!.units).toHaveLength(2)
    expect(difficulties.map(({ text }) => text)).not.toContain(gone.title)
    expect(remedies.find(({ text }) => text === done.title)).toMatchObject({ standing: 'done' })
    expect(remedies.map(({ text }) => text)).not.toContain(back_.title)
    // A report about one unit holds its own part, and names nobody else who has the same.
    const about = (id: string) => readRegister(system, { ...asked, subject: { kind: 'unit', id } })
    expect((await about(own!)).difficulties.find(({ text }) => text === kept.title)!.units).toHaveLength(1)
    expect((await about(other!)).remedies.map(({ text }) => text)).not.toContain(done.title)
    // As it was known before any of it: nothing.
    const before = { ...asked, cutOff: new Date(program.clock.at - 30 * 86_400_000) }
    expect((await readRegister(system, before)).difficulties).toEqual([])
  })
})
