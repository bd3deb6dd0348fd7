import type { ColumnType, Generated } from 'kysely'
import type { AnswerValue, Question } from 'shared/task/visit/checklist.ts'
import type { PlanPhase, VisitPhase } from 'shared/task/visit/visit.ts'
import type { Text } from 'shared/text.ts'

/** The tables of `0023-visit`. */
export interface VisitTables {
  visit_template: {
    id: string
    version: number
    name: Json<Text>
    questions: Json<Question[]>
    at: Instant
    by: string | null
  }
  visit_plan: {
    id: Generated<string>
    number: Generated<number>
    title: string
    leader: string
    people: string[]
    guests: string[]
    from_day: string
    to_day: string
    units: string[]
    template: string
    template_version: number
    phase: Generated<PlanPhase>
    revision: Generated<number>
    made_at: Instant
    made_by: string | null
    cancelled_why: string | null
  }
  visit: {
    id: Generated<string>
    plan: string
    unit: string
    day: string
    place: number
    phase: Generated<VisitPhase>
    ended_at: Instant | null
  }
  visit_edit: {
    visit: string
    seq: number
    id: string
    question: string
    value: Json<AnswerValue>
    note: string
    base: string | null
    settles: string[]
    made_at: Instant
    received_at: Instant
    by: string | null
  }
  visit_photo: {
    id: string
    visit: string
    question: string
    image: Buffer
    width: number
    height: number
    received_sha256: Buffer
    at: Instant
    by: string | null
  }
}

type Json<T> = ColumnType<T, string, string>
type Instant = ColumnType<Date, Date | string, Date | string>
