import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { causeClasses } from 'shared/alert/incident.ts'
import { formatCount, formatInstant } from 'shared/format.ts'
import { causeTexts } from 'shared/messages/alert.ts'
import { answererTexts, difficultyPhaseTexts } from 'shared/messages/task.ts'
import { taskPageMessages as m } from 'shared/messages/task-page.ts'
import { toDifficulty } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { Choice, UnitChoice } from '../ui/Choice.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Pager } from '../ui/Pager.tsx'
import type { Difficulty } from './register-answers.ts'
import { RegisterFrame } from './RegisterFrame.tsx'
import { ReportDifficulty } from './ReportDifficulty.tsx'
import { usePlaces } from './use-places.ts'

const shownPhases = ['open', 'answered', 'closed'] as const

/** The register of difficulties, the newest first. */
export function DifficultyListPage() {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const [{ stage, cause, unit, q: words, open, before }, change] = usePageState()
  const asked = {
    ...(stage && { phase: stage }),
    ...(cause && { class: cause }),
    ...(unit && { unit }),
    ...(words && words.trim().length >= 2 && { q: words.trim() }),
    ...(before && { before: Number(before) }),
  }
  const query = useQuery({ ...q('listDifficulties', { query: asked }), staleTime: 0 })
  return (
    <RegisterFrame
      title={say(m.difficulties)}
      under={say(m.difficultiesUnder)}
      steer={
        may('task.report') && (
          <button type="button" className="primary" onClick={() => change({ open: 'report' })}>
            {say(m.report)}
          </button>
        )
      }
    >
      <Answered query={query} what={say(m.theDifficulties)} lines={12}>
        {({ difficulties, next, counts }) => (
          <>
            <ul className="by-phase" aria-label={say(m.byPhase)}>
              {shownPhases.map((one) => (
                <li key={one}>
                  <button
                    type="button"
                    className="plain"
                    aria-pressed={stage === one}
                    onClick={() => change({ stage: stage === one ? undefined : one, before: undefined })}
                  >
                    <strong>{formatCount(locale, counts[one])}</strong> {say(difficultyPhaseTexts[one])}
                  </button>
                </li>
              ))}
            </ul>
            <DifficultyFilters />
            {difficulties.length === 0 ? (
              <p className="empty">{say(m.noDifficulties)}</p>
            ) : (
              <Difficulties rows={difficulties} />
            )}
            <Pager
              label={say(m.difficulties)}
              words={[say(m.newest), say(m.older)]}
              next={next === null ? null : String(next)}
            />
          </>
        )}
      </Answered>
      {open?.startsWith('report') && <ReportDifficulty close={() => change({ open: undefined, row: undefined })} />}
    </RegisterFrame>
  )
}

function DifficultyFilters() {
  const say = useSay()
  const [{ stage, cause, unit, q: words }, change] = usePageState()
  const filtered = [stage, cause, unit, words].some((one) => one !== undefined)
  return (
    <div className="list-filters" role="search" aria-label={say(m.filter)}>
      <label className="field">
        {say(m.search)}
        <input
          type="search"
          value={words ?? ''}
          maxLength={80}
          onChange={(event) => change({ q: event.target.value || undefined, before: undefined }, { replace: true })}
        />
      </label>
      <Choice
        label={say(m.cause)}
        value={cause}
        options={causeClasses.map((one) => [one, say(causeTexts[one])] as const)}
        choose={(value) => change({ cause: value, before: undefined })}
      />
      <UnitChoice value={unit} choose={(value) => change({ unit: value, before: undefined })} />
      {filtered && (
        <button
          type="button"
          onClick={() =>
            change({ stage: undefined, cause: undefined, unit: undefined, q: undefined, before: undefined })
          }
        >
          {say(m.clear)}
        </button>
      )}
    </div>
  )
}

function Difficulties({ rows }: { rows: readonly Difficulty[] }) {
  const say = useSay()
  const locale = useLocale()
  const { where, system } = usePlaces()
  const columns: Column<Difficulty>[] = [
    {
      key: 'what',
      label: say(m.what),
      cell: (one) => (
        <>
          <Link {...toDifficulty(one.id)}>{one.title}</Link>
          <span className="second">
            {[
              say(m.number, { n: formatCount(locale, one.number) }),
              say(causeTexts[one.class]),
              one.subsystem && system(one.subsystem),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      ),
    },
    { key: 'phase', label: say(m.phase), cell: ({ phase }) => say(difficultyPhaseTexts[phase]) },
    { key: 'where', label: say(m.where), cell: where },
    {
      key: 'answerer',
      label: say(m.answerer),
      cell: ({ answerer, providerName }) => providerName?.[locale] ?? say(answererTexts[answerer]),
    },
    {
      key: 'dossiers',
      label: say(m.dossiers),
      numeric: true,
      cell: ({ dossiers }) => (dossiers === null ? '—' : formatCount(locale, dossiers)),
    },
    {
      key: 'tasks',
      label: say(m.tasksOf),
      cell: ({ tasks, tasksDone }) => (tasks === 0 ? '—' : say(m.tasksDone, { done: tasksDone, n: tasks })),
    },
    { key: 'at', label: say(m.reportedAt), cell: ({ reportedAt }) => formatInstant(locale, reportedAt) },
  ]
  return (
    <DataTable className="listed" caption={say(m.difficulties)} columns={columns} rows={rows} rowKey={({ id }) => id} />
  )
}
