import { addDays, type Day, dayOf, instantOf } from 'shared/day.ts'
import type { CauseClass } from 'shared/alert/incident.ts'
import type { Answerer, CauseSide } from 'shared/task/difficulty.ts'
import type { TaskPhase } from 'shared/task/standing.ts'
import type { TaskKind } from 'shared/task/task.ts'
import { type WorkCalendar, workingDayAfter } from 'shared/workday.ts'
import type { Db } from '../db/open.ts'
import { appendLine } from './append-line.ts'
import { readWorkCalendar } from './task-store.ts'

interface DemoTask {
  kind: TaskKind
  title: string
  owner: { unit: string } | { provider: string }
  kpi?: string
  daysAgo: number
  workingDays: number
  phase: TaskPhase
  reportedAfter?: number
}
interface DemoDifficulty {
  title: string
  text: string
  class: CauseClass
  subsystem: string
  units: string[]
  answerer: Answerer
  provider?: string
  dossiers?: number
  daysAgo: number
  cause?: [string, CauseSide]
  answer?: string
  tasks: DemoTask[]
}

/** The difficulties the province itself has published, as a register would hold them; dates, units and tasks are made up. */
const register: DemoDifficulty[] = [
  {
    title: 'Kết nối với Cơ sở dữ liệu quốc gia về dân cư không ổn định',
    text: 'Vào đầu giờ sáng việc tra cứu thông tin công dân thường quá thời gian chờ; công chức phải nhập lại hồ sơ nhiều lần.',
    class: 'connection',
    subsystem: 'dan-cu',
    units: ['13285', '14329'],
    answerer: 'centre',
    dossiers: 318,
    daysAgo: 41,
    cause: ['Đường truyền trục liên thông quá tải vào giờ cao điểm', 'objective'],
    answer:
      'Sở đã kiến nghị đơn vị quản lý cơ sở dữ liệu mở rộng băng thông. Trong lúc chờ, đề nghị tra cứu theo lô sau 9 giờ 30 và ghi lại mã lỗi khi quá thời gian chờ.',
    tasks: [
      {
        kind: 'directive',
        title: 'Làm việc với đơn vị quản lý CSDLQG về dân cư, thống nhất phương án mở rộng đường truyền',
        owner: { unit: 'H42.8' },
        daysAgo: 38,
        workingDays: 20,
        phase: 'taken',
      },
    ],
  },
  {
    title: 'Ký số trên hệ thống quản lý văn bản và điều hành chậm, khó thao tác',
    text: 'Mỗi lần ký phải qua nhiều bước; hồ sơ công việc và văn bản đi, đến chưa đồng bộ nên phải kiểm tra lại.',
    class: 'function',
    subsystem: 'van-ban',
    units: ['14500', '14464', '13285'],
    answerer: 'provider',
    provider: 'vnpt',
    daysAgo: 33,
    tasks: [
      {
        kind: 'remedy',
        title: 'Rút gọn các bước ký số trên hệ thống quản lý văn bản và điều hành',
        owner: { provider: 'vnpt' },
        daysAgo: 30,
        workingDays: 15,
        phase: 'taken',
      },
      {
        kind: 'remedy',
        title: 'Tập huấn ký số trên thiết bị di động cho công chức cấp xã',
        owner: { unit: '14500' },
        daysAgo: 26,
        workingDays: 12,
        phase: 'accepted',
        reportedAfter: 12,
      },
    ],
  },
  {
    title: 'Hồ sơ thuộc hai nhóm thủ tục liên thông phải nhập lại nhiều lần',
    text: 'Hồ sơ khai sinh và khai tử liên thông bị trả lại do không nhận được kết quả từ hệ thống liên thông; người dân phải đi lại.',
    class: 'connection',
    subsystem: 'ho-tich',
    units: ['14329'],
    answerer: 'department',
    dossiers: 74,
    daysAgo: 18,
    cause: ['Thông điệp kết quả bị mất khi trục liên thông khởi động lại', 'objective'],
    tasks: [
      {
        kind: 'remedy',
        title: 'Gửi lại tự động thông điệp kết quả chưa được xác nhận qua trục liên thông',
        owner: { unit: 'H42.8' },
        kpi: 'T02',
        daysAgo: 14,
        workingDays: 12,
        phase: 'given',
      },
    ],
  },
  {
    title: 'Một số công chức chưa thành thạo tiếp nhận hồ sơ trực tuyến',
    text: 'Công chức mới nhận nhiệm vụ sau sắp xếp chưa được tập huấn, phải nhờ hỗ trợ từng hồ sơ.',
    class: 'user',
    subsystem: 'mot-cua',
    units: ['14464'],
    answerer: 'commune',
    daysAgo: 9,
    cause: ['Chưa bố trí tập huấn sau khi sắp xếp đơn vị', 'subjective'],
    tasks: [
      {
        kind: 'remedy',
        title: 'Tập huấn tiếp nhận hồ sơ trực tuyến cho công chức một cửa',
        owner: { unit: '14464' },
        kpi: 'T02',
        daysAgo: 8,
        workingDays: 8,
        phase: 'taken',
      },
    ],
  },
  {
    title: 'Cơ sở dữ liệu đất đai không trả lời vào cuối giờ chiều',
    text: 'Sau 16 giờ việc tra cứu thửa đất thường báo lỗi; hồ sơ phải chuyển sang ngày hôm sau.',
    class: 'connection',
    subsystem: 'dat-dai',
    units: ['13285'],
    answerer: 'department',
    dossiers: 41,
    daysAgo: 3,
    tasks: [],
  },
]

/** The demonstration's register. Once; what a visitor changes stays. Units and systems it does not know it leaves out. */
export async function layDemoRegister(db: Db, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (await trx.selectFrom('difficulty').select('id').limit(1).executeTakeFirst()) return
    const names = async (table: 'unit' | 'subsystem' | 'provider' | 'kpi', column: 'code' | 'id') =>
      new Set(
        (
          await trx
            .selectFrom(table as 'kpi')
            .select(column as 'id')
            .execute()
        ).map((row) => (row as Record<string, string>)[column]!),
      )
    const known: Known = {
      units: await names('unit', 'code'),
      systems: await names('subsystem', 'id'),
      providers: await names('provider', 'id'),
      kpis: await names('kpi', 'id'),
      calendar: await readWorkCalendar(trx),
      today: dayOf(now),
    }
    for (const one of register) await layDifficulty(trx, one, known)
  })
}

interface Known {
  units: ReadonlySet<string>
  systems: ReadonlySet<string>
  providers: ReadonlySet<string>
  kpis: ReadonlySet<string>
  calendar: WorkCalendar
  today: Day
}

async function layDifficulty(trx: Db, one: DemoDifficulty, known: Known): Promise<void> {
  const units = one.units.filter((code) => known.units.has(code))
  const provider = one.provider && known.providers.has(one.provider) ? one.provider : null
  if (units.length === 0 || (one.answerer === 'provider' && provider === null)) return
  const at = morning(addDays(known.today, -one.daysAgo))
  const [cause, side] = one.cause ?? [null, null]
  const subsystem = known.systems.has(one.subsystem) ? one.subsystem : null
  const { id } = await trx
    .insertInto('difficulty')
    .values({
      title: one.title,
      text: one.text,
      class: one.class,
      subsystem,
      unit: units[0]!,
      units,
      answerer: one.answerer,
      provider,
      dossiers: one.dossiers ?? null,
      source: 'commune',
      phase: one.answer ? 'answered' : 'open',
      cause,
      cause_side: side,
      reported_at: at,
      changed_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await appendLine(trx, 'difficulty', id, { kind: 'reported', actor: null, unit: units[0]! }, at)
  if (one.answer) {
    const answeredAt = morning(addDays(known.today, 3 - one.daysAgo))
    const said = { question: one.title, answer: one.answer, at: answeredAt }
    await trx
      .insertInto('difficulty_answer')
      .values({ difficulty: id, class: one.class, subsystem, provider, ...said })
      .execute()
    await appendLine(trx, 'difficulty', id, { kind: 'answer', actor: null, text: one.answer }, answeredAt)
  }
  for (const task of one.tasks) await layTask(trx, task, id, known)
}

async function layTask(trx: Db, task: DemoTask, difficulty: string, known: Known): Promise<void> {
  const owner =
    'unit' in task.owner ? { unit: task.owner.unit, provider: null } : { unit: null, provider: task.owner.provider }
  const isKnown = owner.unit === null ? known.providers.has(owner.provider) : known.units.has(owner.unit)
  if (!isKnown) return
  const given = addDays(known.today, -task.daysAgo)
  const givenOn = known.calendar.isWorkingDay(given) ? given : workingDayAfter(known.calendar, given, 1)
  const due = workingDayAfter(known.calendar, givenOn, task.workingDays)
  const reported = task.reportedAfter === undefined ? null : addDays(givenOn, task.reportedAfter)
  const { id } = await trx
    .insertInto('task')
    .values({
      kind: task.kind,
      title: task.title,
      text: '',
      difficulty,
      kpi: task.kpi && known.kpis.has(task.kpi) ? task.kpi : null,
      ...owner,
      phase: task.phase,
      given_on: givenOn,
      working_days: task.workingDays,
      due_on: due,
      reported_on: reported,
      ended_at: task.phase === 'accepted' && reported ? morning(addDays(reported, 1)) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const line = { kind: 'given', actor: null, body: { workingDays: task.workingDays, dueOn: due } }
  await appendLine(trx, 'task', id, line, morning(givenOn))
  if (task.phase === 'taken')
    await appendLine(trx, 'task', id, { kind: 'take', actor: null }, morning(addDays(givenOn, 1)))
  if (reported) {
    await appendLine(
      trx,
      'task',
      id,
      { kind: 'report', actor: null, text: 'Đã hoàn thành theo kế hoạch.' },
      morning(reported),
    )
    await appendLine(trx, 'task', id, { kind: 'accept', actor: null }, morning(addDays(reported, 1)))
  }
}

/** Half past eight in Vietnam. */
const morning = (day: Day): Date => instantOf(day, 8 * 60 + 30)
