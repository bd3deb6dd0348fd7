import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatCount, formatDay } from 'shared/format.ts'
import { standingTexts, taskKindTexts, taskPhaseTexts } from 'shared/messages/task.ts'
import { taskPageMessages as m } from 'shared/messages/task-page.ts'
import { colours } from 'shared/task/standing.ts'
import { taskKinds } from 'shared/task/task.ts'
import { toTask } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { ColourMark } from '../ui/ColourMark.tsx'
import { Choice, UnitChoice } from '../ui/Choice.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Pager } from '../ui/Pager.tsx'
import { GiveTask } from './GiveTask.tsx'
import type { Task } from './register-answers.ts'
import { RegisterFrame } from './RegisterFrame.tsx'
import { usePlaces } from './use-places.ts'

const pageSize = 50

/** Tasks, the most pressing first: what is red before what is amber. */
export function TaskListPage() {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const [{ colour, work, unit, ended, open, before, row, k }, change] = usePageState()
  const offset = before ? Number(before) : 0
  const asked = {
    ...(colour && { colour }),
    ...(work && { kind: work }),
    ...(unit && { unit }),
    ...(ended && { state: 'all' as const }),
    ...(offset > 0 && { offset }),
    limit: pageSize,
  }
  const query = useQuery({ ...q('listTasks', { query: asked }), staleTime: 0 })
  const close = () => change({ open: undefined, row: undefined, k: undefined })
  const asksOf = open === 'explain' && k ? { kind: 'explanation' as const, kpi: k, ...(row && { unit: row }) } : {}
  return (
    <RegisterFrame
      title={say(m.tasksTitle)}
      under={say(m.tasksUnder)}
      steer={
        may('task.assign') && (
          <button type="button" className="primary" onClick={() => change({ open: 'give' })}>
            {say(m.give)}
          </button>
        )
      }
    >
      <Answered query={query} what={say(m.theTasks)} lines={12}>
        {({ tasks, total, open: counts }) => (
          <>
            <ul className="by-colour" aria-label={say(m.openTasks)}>
              {colours.toReversed().map((one) => (
                <li key={one} className={one}>
                  <button
                    type="button"
                    className="plain"
                    aria-pressed={colour === one}
                    onClick={() => change({ colour: colour === one ? undefined : one, before: undefined })}
                  >
                    <strong>{formatCount(locale, counts[one])}</strong>
                    <ColourMark colour={one} />
                  </button>
                </li>
              ))}
            </ul>
            <TaskFilters />
            {tasks.length === 0 ? <p className="empty">{say(m.noTasks)}</p> : <Tasks tasks={tasks} />}
            <Pager
              label={say(m.tasksTitle)}
              words={[say(m.newest), say(m.older)]}
              next={offset + tasks.length < total ? String(offset + pageSize) : null}
            />
          </>
        )}
      </Answered>
      {(open === 'give' || open === 'explain') && <GiveTask close={close} given={asksOf} />}
    </RegisterFrame>
  )
}

function TaskFilters() {
  const say = useSay()
  const [{ colour, work, unit, ended }, change] = usePageState()
  const filtered = [colour, work, unit, ended].some((one) => one !== undefined)
  const none = { colour: undefined, work: undefined, unit: undefined, ended: undefined, before: undefined }
  return (
    <div className="list-filters" role="search" aria-label={say(m.filter)}>
      <Choice
        label={say(m.kind)}
        value={work}
        options={taskKinds.map((one) => [one, say(taskKindTexts[one])] as const)}
        choose={(value) => change({ work: value, before: undefined })}
      />
      <UnitChoice value={unit} choose={(value) => change({ unit: value, before: undefined })} />
      <label className="check">
        <input
          type="checkbox"
          checked={ended === '1'}
          onChange={(event) => change({ ended: event.target.checked ? '1' : undefined, before: undefined })}
        />
        {say(m.ended)}
      </label>
      {filtered && (
        <button type="button" onClick={() => change(none)}>
          {say(m.clear)}
        </button>
      )}
    </div>
  )
}

export function Tasks({ tasks }: { tasks: readonly Task[] }) {
  const say = useSay()
  const locale = useLocale()
  const { owner } = usePlaces()
  const columns: Column<Task>[] = [
    {
      key: 'what',
      label: say(m.what),
      cell: (task) => (
        <>
          <Link {...toTask(task.id)}>{task.title}</Link>
          <span className="second">
            {say(m.number, { n: formatCount(locale, task.number) })} · {say(taskKindTexts[task.kind])}
          </span>
        </>
      ),
    },
    { key: 'colour', label: say(m.colour), cell: ({ colour }) => <ColourMark colour={colour} /> },
    {
      key: 'due',
      label: say(m.due),
      cell: ({ dueOn, why, days }) => (
        <>
          {formatDay(locale, dueOn)}
          <span className="second">{say(standingTexts[why], { n: days })}</span>
        </>
      ),
    },
    { key: 'phase', label: say(m.phase), cell: ({ phase }) => say(taskPhaseTexts[phase]) },
    { key: 'owner', label: say(m.owner), cell: owner },
  ]
  return (
    <DataTable className="listed" caption={say(m.tasksTitle)} columns={columns} rows={tasks} rowKey={({ id }) => id} />
  )
}
