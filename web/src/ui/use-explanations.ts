import { useQuery } from '@tanstack/react-query'
import { reachOf } from 'shared/account/policy.ts'
import type { Day } from 'shared/day.ts'
import type { Answer } from '../http.ts'
import { q } from '../query.ts'
import { useWho } from '../shell/use-who.ts'

export type ExplanationTask = Answer<'listTasks'>['tasks'][number]

export interface Explanations {
  /** Whether whoever looks may know of this unit, and does by now; else nothing is said of it. */
  knows: (unit: string) => boolean
  of: (kpi: string, unit: string) => ExplanationTask | undefined
}

/** As many as one question answers; what is open comes before what has ended. */
const atOnce = 200

/**
 * What units have been asked to explain, of one KPI or of all. What has ended counts when it was given after the period in
 * question was over; what was withdrawn is as if it had not been.
 */
export function useExplanations(after: Day, kpi?: string): Explanations {
  const { identity } = useWho()
  const reach = reachOf(identity, 'task.read')
  const asked = {
    kind: 'explanation' as const,
    state: 'all' as const,
    limit: atOnce,
    ...(kpi !== undefined && { kpi }),
  }
  const { data } = useQuery({ ...q('listTasks', { query: asked }), staleTime: 0, enabled: reach !== null })
  return {
    knows: (unit) => data !== undefined && (reach === 'all' || unit === identity.unit),
    of: (id, unit) => (data?.tasks ?? []).find((task) => task.kpi === id && task.unit === unit && answers(task, after)),
  }
}

const answers = ({ phase, givenOn }: ExplanationTask, after: Day): boolean =>
  phase !== 'withdrawn' && (phase !== 'accepted' || givenOn > after)
