import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { formatCount, formatInstant } from 'shared/format.ts'
import { causeTexts } from 'shared/messages/alert.ts'
import { answererTexts, causeSideTexts, difficultyPhaseTexts, sourceTexts } from 'shared/messages/task.ts'
import { taskPageMessages as m } from 'shared/messages/task-page.ts'
import { toDifficulty, toIncident, toVisit } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { Answered } from '../ui/Answered.tsx'
import { DifficultyActs } from './DifficultyActs.tsx'
import type { DifficultyDetail } from './register-answers.ts'
import { RegisterFrame } from './RegisterFrame.tsx'
import { RegisterTimeline } from './RegisterTimeline.tsx'
import { Tasks } from './TaskListPage.tsx'
import { usePlaces } from './use-places.ts'
import { type Fact, FactList } from '../ui/FactList.tsx'

/** One difficulty: what it is, what was answered, what is done about it. */
export function DifficultyPage() {
  const say = useSay()
  const locale = useLocale()
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useQuery({ ...q('readDifficulty', { params: { id } }), staleTime: 0 })
  const found = query.data?.difficulty
  const under =
    found && `${say(m.number, { n: formatCount(locale, found.number) })} · ${say(difficultyPhaseTexts[found.phase])}`
  return (
    <RegisterFrame title={found?.title ?? say(m.difficulties)} under={under}>
      <Answered query={query} what={say(m.theDifficulty)} lines={12}>
        {(detail) => <Detail detail={detail} />}
      </Answered>
    </RegisterFrame>
  )
}

function Detail({ detail }: { detail: DifficultyDetail }) {
  const say = useSay()
  const locale = useLocale()
  const { difficulty, timeline, merged, alike } = detail
  const tasks = useQuery({ ...q('listTasks', { query: { difficulty: difficulty.id, state: 'all' } }), staleTime: 0 })
  const { answer } = difficulty
  return (
    <div className="incident">
      <div>
        <p className="prose">{difficulty.text}</p>
        <Facts difficulty={difficulty} />
        {difficulty.mergedInto && (
          <p>
            {say(m.mergedInto)} <Link {...toDifficulty(difficulty.mergedInto)}>{say(m.seeMerged)}</Link>
          </p>
        )}
        <h2>{say(m.answer)}</h2>
        {answer ? (
          <div className="given-answer">
            <p className="prose">{answer.text}</p>
            <p className="second">{say(m.answeredAt, { at: formatInstant(locale, answer.at) })}</p>
          </div>
        ) : (
          <p className="second">{say(m.notAnswered)}</p>
        )}
        <DifficultyActs difficulty={difficulty} />
        <h2>{say(m.tasksOf)}</h2>
        <Answered query={tasks} what={say(m.theTasks)} lines={3}>
          {(list) => (list.tasks.length === 0 ? <p>{say(m.noTasksYet)}</p> : <Tasks tasks={list.tasks} />)}
        </Answered>
      </div>
      <div>
        <section aria-labelledby="history">
          <h2 id="history">{say(m.history)}</h2>
          <RegisterTimeline entries={timeline} />
        </section>
        {alike.length > 0 && (
          <section aria-labelledby="alike">
            <h2 id="alike">{say(m.alike)}</h2>
            <ul className="alike">
              {alike.map((one) => (
                <li key={`${one.at} ${one.question}`}>
                  <strong>{one.question}</strong>
                  <p>{one.answer}</p>
                  <span className="second">{formatInstant(locale, one.at)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {merged.length > 0 && (
          <section aria-labelledby="merged">
            <h2 id="merged">{say(m.merged)}</h2>
            <ul className="alike">
              {merged.map((one) => (
                <li key={one.id}>
                  <Link {...toDifficulty(one.id)}>{one.title}</Link>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  )
}

function Facts({ difficulty: one }: { difficulty: DifficultyDetail['difficulty'] }) {
  const say = useSay()
  const locale = useLocale()
  const { unit, where, system } = usePlaces()
  const cause = one.cause && [one.cause, one.causeSide && `(${say(causeSideTexts[one.causeSide])})`]
  const facts: Fact[] = [
    [say(m.cause), say(causeTexts[one.class])],
    [say(m.where), where(one)],
    [say(m.reportedBy), one.unit ? unit(one.unit) : say(m.department)],
    [say(m.answerer), one.providerName?.[locale] ?? say(answererTexts[one.answerer])],
    [say(m.dossiers), one.dossiers === null ? '—' : formatCount(locale, one.dossiers)],
    [say(m.causeText), cause ? cause.filter(Boolean).join(' ') : say(m.notGiven)],
    [
      say(m.source),
      one.source === 'incident' && one.sourceRef ? (
        <>
          {say(sourceTexts.incident)}: <Link {...toIncident(one.sourceRef)}>{say(m.seeSource)}</Link>
        </>
      ) : one.source === 'visit' && one.sourceRef ? (
        <>
          {say(sourceTexts.visit)}: <Link {...toVisit(one.sourceRef.slice(0, 36))}>{say(m.seeVisit)}</Link>
        </>
      ) : (
        say(sourceTexts[one.source])
      ),
    ],
  ]
  if (one.subsystem) facts.splice(1, 0, [say(m.system), system(one.subsystem)])
  if (one.evidence) facts.push([say(m.evidence), one.evidence])
  return <FactList facts={facts} />
}
