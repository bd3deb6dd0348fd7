import type { ColumnType, Generated } from 'kysely'
import type { CauseClass } from 'shared/alert/incident.ts'
import type { Answerer, CauseSide, DifficultyPhase, DifficultySource } from 'shared/task/difficulty.ts'
import type { TaskPhase } from 'shared/task/standing.ts'
import type { TaskKind } from 'shared/task/task.ts'

/** The tables of `0019-task`. */
export interface TaskTables {
  difficulty: {
    id: Generated<string>
    number: Generated<number>
    title: string
    text: string
    class: CauseClass
    subsystem: string | null
    unit: string | null
    units: string[]
    answerer: Answerer
    provider: string | null
    dossiers: number | null
    evidence: string | null
    source: DifficultySource
    source_ref: string | null
    phase: DifficultyPhase
    merged_into: string | null
    cause: string | null
    cause_side: CauseSide | null
    reported_at: Instant
    reported_by: string | null
    changed_at: Instant
    lines: Generated<number>
  }
  difficulty_answer: {
    difficulty: string
    class: CauseClass
    subsystem: string | null
    provider: string | null
    question: string
    answer: string
    at: Instant
  }
  difficulty_event: {
    difficulty: string
    seq: number
    at: Instant
    kind: string
    actor: string | null
    unit: string | null
    text: string | null
    body: Json<Record<string, unknown>>
  }
  task: {
    id: Generated<string>
    number: Generated<number>
    kind: TaskKind
    title: string
    text: string
    difficulty: string | null
    kpi: string | null
    connection: string | null
    unit: string | null
    provider: string | null
    given_by_unit: string | null
    given_by: string | null
    phase: TaskPhase
    given_on: string
    working_days: number
    due_on: string
    reported_on: string | null
    reported_by: string | null
    ended_at: Instant | null
    returns: Generated<number>
    lines: Generated<number>
  }
  task_event: {
    task: string
    seq: number
    at: Instant
    kind: string
    actor: string | null
    text: string | null
    body: Json<Record<string, unknown>>
  }
}

type Json<T> = ColumnType<T, string, string>
type Instant = ColumnType<Date, Date | string, Date | string>
