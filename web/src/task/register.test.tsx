import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountServer } from '../account/account-server.ts'
import { person } from '../shell/person-fixture.ts'
import { showAt } from '../shell/show-at.tsx'
import type { Difficulty, Task, TaskDetail } from './register-answers.ts'

const { server, state, sent, replies, reads } = accountServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  sent.length = 0
  replies.clear()
  reads.clear()
})
afterEach(() => cleanup())
afterAll(() => server.close())

const id = '019a0000-0000-7000-8000-0000000000aa'
const task = (more: Partial<Task> = {}): Task => ({
  id,
  number: 12,
  kind: 'remedy',
  title: 'Bổ sung máy chủ một cửa',
  text: '',
  difficulty: null,
  kpi: null,
  connection: null,
  unit: '13285',
  provider: null,
  providerName: null,
  givenByUnit: null,
  phase: 'taken',
  givenOn: '2026-11-02',
  workingDays: 10,
  dueOn: '2026-11-16',
  reportedOn: null,
  returns: 0,
  colour: 'red',
  why: 'overdue',
  days: 3,
  may: { own: true, give: false },
  ...more,
})
const show = (one: Task, effect: TaskDetail['effect'] = null) => {
  reads.set(`/api/tasks/${id}`, () => ({ task: one, timeline: [], effect }))
  showAt(`/task/${id}`, { ask: true })
}
const orders = () => sent.filter(({ what }) => !what.startsWith('GET'))
const buttons = async () => {
  await screen.findByRole('heading', { level: 2, name: 'Diễn biến' })
  return [...document.querySelectorAll('.incident-acts button')].map(({ textContent }) => textContent)
}

describe('a task', () => {
  test('says its colour in a word, and why it has it', async () => {
    state.me = person('commune-officer')
    show(task())
    expect(await screen.findByText('quá hạn 3 ngày làm việc')).toBeDefined()
    expect(document.querySelector('.standing')?.textContent).toContain('Đỏ')
  })

  test.each<[string, Partial<Task>, string[]]>([
    ['given, to its owner', { phase: 'given' }, ['Bắt đầu thực hiện', 'Báo cáo kết quả']],
    ['taken, to its owner', {}, ['Báo cáo kết quả', 'Ghi tiến độ']],
    ['taken, to whoever gave it', { may: { own: false, give: true } }, ['Gia hạn', 'Rút nhiệm vụ']],
    [
      'reported, to whoever gave it',
      { phase: 'reported', may: { own: false, give: true } },
      ['Duyệt kết quả', 'Trả lại', 'Rút nhiệm vụ'],
    ],
    ['accepted, to both', { phase: 'accepted', may: { own: true, give: true } }, []],
    ['taken, to whoever only reads', { may: { own: false, give: false } }, []],
  ])('offers what can be done with it: %s', async (_, more, wanted) => {
    state.me = person('officer')
    show(task(more))
    expect(await buttons()).toEqual(wanted)
  })

  test('is returned with what is missing, and keeps its day where none is typed', async () => {
    state.me = person('officer')
    show(task({ phase: 'reported', may: { own: false, give: true } }))
    await userEvent.click(await screen.findByRole('button', { name: 'Trả lại' }))
    const dialog = await screen.findByRole('dialog', { name: 'Trả lại' })
    replies.set(`POST /api/tasks/${id}/return`, () => ({ task: task(), timeline: [], effect: null }))
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Còn thiếu gì' }), 'Biên bản nghiệm thu')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Ghi' }))
    await waitFor(() =>
      expect(orders()).toEqual([
        { what: `POST /api/tasks/${id}/return`, body: { text: 'Biên bản nghiệm thu', workingDays: null } },
      ]),
    )
  })

  test('says honestly that what came of it is no more than chance', async () => {
    state.me = person('leader')
    const side = { from: '2026-10-01', to: '2026-10-28', numerator: 70, denominator: 100 }
    const compared = {
      before: side,
      after: { ...side, numerator: 72 },
      difference: { value: 0.02, low: -0.104, high: 0.144 },
      verdict: 'not-told-apart' as const,
    }
    show(task({ phase: 'accepted' }), { kpi: 'T02', unit: null, direction: 'higher', compared, from: null })
    expect(await screen.findByText('Chưa phân biệt được với dao động ngẫu nhiên.')).toBeDefined()
    expect(screen.getByText(/từ -10,4 đến \+14,4 điểm %/)).toBeDefined()
  })
})

const difficulty = (more: Partial<Difficulty> = {}): Difficulty => ({
  id,
  number: 3,
  title: 'Một cửa chậm',
  text: 'Chậm mỗi sáng.',
  class: 'function',
  subsystem: null,
  units: ['13285'],
  unit: '13285',
  answerer: 'department',
  provider: null,
  providerName: null,
  dossiers: 36_694,
  evidence: null,
  source: 'commune',
  sourceRef: null,
  phase: 'open',
  mergedInto: null,
  merged: 0,
  tasks: 0,
  tasksDone: 0,
  cause: null,
  causeSide: null,
  answer: null,
  reportedAt: '2026-11-02T01:00:00.000Z',
  changedAt: '2026-11-02T01:00:00.000Z',
  ...more,
})

describe('a difficulty', () => {
  const showIt = (one = difficulty()) => {
    reads.set(`/api/difficulties/${id}`, () => ({ difficulty: one, timeline: [], merged: [], alike: [] }))
    reads.set('/api/tasks', () => ({ tasks: [], total: 0, open: { green: 0, amber: 0, red: 0 } }))
    showAt(`/difficulty/${id}`, { ask: true })
  }

  test.each([
    ['commune-officer', ['Ghi ý kiến', 'Đã tháo gỡ']],
    ['commune-head', ['Giao nhiệm vụ', 'Ghi ý kiến', 'Đã tháo gỡ']],
    ['leader', ['Trả lời', 'Giao nhiệm vụ', 'Chuyển nơi trả lời', 'Gộp vào phiếu khác']],
    ['officer', ['Trả lời', 'Giao nhiệm vụ', 'Ghi ý kiến', 'Đã tháo gỡ', 'Chuyển nơi trả lời', 'Gộp vào phiếu khác']],
    ['approver', []],
  ] as const)('offers a %s what that role may do', async (role, wanted) => {
    state.me = person(role)
    showIt()
    expect(await buttons()).toEqual(wanted)
    expect(screen.getByText('36.694')).toBeDefined()
  })

  test('is not sent with dossiers that are no number, and nothing typed is lost', async () => {
    state.me = person('commune-officer')
    reads.set('/api/difficulties', () => ({
      difficulties: [],
      next: null,
      counts: { open: 0, answered: 0, closed: 0, merged: 0 },
    }))
    showAt('/difficulty?open=report', { ask: true })
    const dialog = await screen.findByRole('dialog', { name: 'Nêu khó khăn, vướng mắc' })
    const field = (name: string) => within(dialog).getByRole<HTMLInputElement>('textbox', { name })
    await userEvent.type(field('Tiêu đề'), 'Một cửa chậm')
    await userEvent.type(field('Mô tả'), 'Chậm mỗi sáng.')
    await userEvent.type(field('Hồ sơ bị ảnh hưởng'), 'nhiều')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Gửi' }))
    expect(within(dialog).getByText('Cần một số nguyên, ví dụ 120.')).toBeDefined()
    expect(orders()).toEqual([])
    expect(field('Tiêu đề').value).toBe('Một cửa chậm')
    await userEvent.clear(field('Hồ sơ bị ảnh hưởng'))
    await userEvent.type(field('Hồ sơ bị ảnh hưởng'), '1.200')
    replies.set('POST /api/difficulties', () => ({ difficulty: difficulty(), timeline: [], merged: [], alike: [] }))
    await userEvent.click(within(dialog).getByRole('button', { name: 'Gửi' }))
    await waitFor(() => expect(orders()[0]?.body).toMatchObject({ dossiers: 1200, source: 'commune', units: [] }))
  })
})
