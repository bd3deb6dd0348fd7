import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { formatCount, formatDay } from 'shared/format.ts'
import { standingTexts, taskKindTexts, taskPhaseTexts } from 'shared/messages/task.ts'
import { taskPageMessages as m } from 'shared/messages/task-page.ts'
import { toConnection, toDifficulty, toKpi } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useKpi } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { ColourMark } from '../ui/ColourMark.tsx'
import { EffectPart } from './EffectPart.tsx'
import type { TaskDetail } from './register-answers.ts'
import { RegisterFrame } from './RegisterFrame.tsx'
import { RegisterTimeline } from './RegisterTimeline.tsx'
import { TaskActs } from './TaskActs.tsx'
import { usePlaces } from './use-places.ts'
import { type Fact, FactList } from '../ui/FactList.tsx'

/** One task: how it stands and why, who has it, what was said, and what came of it. */
export function TaskPage() {
  const say = useSay()
  const locale = useLocale()
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useQuery({ ...q('readTask', { params: { id } }), staleTime: 0 })
  const task = query.data?.task
  const under = task && `${say(m.number, { n: formatCount(locale, task.number) })} · ${say(taskKindTexts[task.kind])}`
  return (
    <RegisterFrame title={task?.title ?? say(m.tasks)} under={under}>
      <Answered query={query} what={say(m.theTask)} lines={12}>
        {(detail) => <Detail detail={detail} />}
      </Answered>
    </RegisterFrame>
  )
}

function Detail({ detail: { task, timeline, effect } }: { detail: TaskDetail }) {
  const say = useSay()
  return (
    <div className="incident">
      <div>
        <p className={`standing ${task.colour ?? 'none'}`}>
          <ColourMark colour={task.colour} /> <span>{say(standingTexts[task.why], { n: task.days })}</span>
        </p>
        <Facts task={task} />
        {task.text && <p className="prose">{task.text}</p>}
        <TaskActs task={task} />
        {effect && <EffectPart effect={effect} />}
      </div>
      <section aria-labelledby="history">
        <h2 id="history">{say(m.history)}</h2>
        <RegisterTimeline entries={timeline} />
      </section>
    </div>
  )
}

function Facts({ task }: { task: TaskDetail['task'] }) {
  const say = useSay()
  const locale = useLocale()
  const { owner, unit } = usePlaces()
  const kpi = useKpi(task.kpi ?? '')
  const facts: Fact[] = [
    [say(m.phase), say(taskPhaseTexts[task.phase])],
    [say(m.owner), owner(task)],
    [say(m.due), formatDay(locale, task.dueOn)],
    [say(m.givenOn), formatDay(locale, task.givenOn)],
    [say(m.givenBy), task.givenByUnit ? unit(task.givenByUnit) : say(m.province)],
  ]
  if (task.reportedOn) facts.push([say(m.reportedOn), formatDay(locale, task.reportedOn)])
  if (task.returns > 0) facts.push([say(m.returns), formatCount(locale, task.returns)])
  if (task.difficulty)
    facts.push([
      say(m.forDifficulty),
      <Link key="difficulty" {...toDifficulty(task.difficulty.id)}>
        {task.difficulty.title}
      </Link>,
    ])
  if (task.kpi)
    facts.push([
      say(m.kpi),
      <Link key="kpi" {...toKpi(task.kpi, task.unit ?? undefined)}>
        {kpi?.name[locale] ?? task.kpi}
      </Link>,
    ])
  if (task.connection)
    facts.push([
      say(m.connection),
      <Link key="connection" {...toConnection(task.connection)}>
        {task.connection}
      </Link>,
    ])
  return <FactList facts={facts} />
}
