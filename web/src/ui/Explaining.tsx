import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { allowed } from 'shared/account/policy.ts'
import type { Day } from 'shared/day.ts'
import { formatCount, formatDay } from 'shared/format.ts'
import { standingTexts, taskPhaseTexts } from 'shared/messages/task.ts'
import { taskPageMessages as m } from 'shared/messages/task-page.ts'
import { makeWorkCalendar, workingDayAfter } from 'shared/workday.ts'
import { toTask, toTasks } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { type KpiBrief, useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { useOrder } from '../use-order.ts'
import { ColourMark } from './ColourMark.tsx'
import { Dialog } from './Dialog.tsx'
import './explaining.css'
import { SubmitButton } from './Field.tsx'
import { Form } from './Form.tsx'
import type { Explanations, ExplanationTask } from './use-explanations.ts'

/** What is out of the ordinary, whose it is, and until when the rule would have it explained. */
export interface ToExplain {
  kpi: Pick<KpiBrief, 'id' | 'name'>
  unit: string
  unitName: string
  /** Who answers for it, as the register is to say. */
  owner: string
  text: string
  /** Null where there is no rule: ten working days from today. */
  due: Day | null
}

/** How an explanation stands in the register; where there is none, two taps to ask for it, for whoever may. */
export function Explaining({ explanations, ...what }: ToExplain & { explanations: Explanations }) {
  const say = useSay()
  const { identity } = useWho()
  const [asking, setAsking] = useState(false)
  const task = explanations.of(what.kpi.id, what.unit)
  if (!explanations.knows(what.unit)) return null
  if (task) return <Standing task={task} />
  if (!allowed(identity, 'task.assign', {})) return <small className="none">{say(m.unassigned)}</small>
  return (
    <>
      <button
        type="button"
        className="assign"
        aria-label={say(m.assignFor, { unit: what.unitName })}
        onClick={() => setAsking(true)}
      >
        {say(m.assignNow)}
      </button>
      {asking && <Assign {...what} close={() => setAsking(false)} />}
    </>
  )
}

function Standing({ task }: { task: ExplanationTask }) {
  const say = useSay()
  const locale = useLocale()
  const { number, phase, why, days, dueOn } = task
  return (
    <span className="explaining">
      <Link {...toTask(task.id)}>
        {say(m.assigned, { n: formatCount(locale, number), phase: say(taskPhaseTexts[phase]) })}
      </Link>
      <small>
        <ColourMark colour={task.colour} /> · {formatDay(locale, dueOn)} · {say(standingTexts[why], { n: days })}
      </small>
    </span>
  )
}

const usualDays = 10

function Assign({ kpi, unit, owner, text, due, close }: ToExplain & { close: () => void }) {
  const say = useSay()
  const locale = useLocale()
  const { today, specialDays } = useProvince()
  const client = useQueryClient()
  const { order, pending, refusal } = useOrder('giveTask')
  const calendar = makeWorkCalendar(specialDays)
  // By the rule while its day is still to come; else its ten days begin today.
  const left =
    due !== null && due > today ? calendar.workingDays(today, due) - (calendar.isWorkingDay(today) ? 1 : 0) : 0
  const workingDays = left > 0 ? left : usualDays
  const title = say(m.explainTitle, { kpi: kpi.name[locale] }).slice(0, 200)
  const submit = async () => {
    const body = { kind: 'explanation' as const, title, text, difficulty: null, kpi: kpi.id, connection: null }
    const ordered = await order({ body: { ...body, unit, provider: null, workingDays } })
    if (ordered.kind !== 'done') return
    close()
    await client.invalidateQueries({ queryKey: ['listTasks'] })
  }
  return (
    <Dialog title={say(m.assignTitle)} close={close}>
      <Form label={say(m.assignTitle)} fields={[]} refusal={refusal} submit={() => void submit()}>
        <p>
          {say(m.assignSaid, {
            owner,
            kpi: kpi.name[locale],
            due: formatDay(locale, workingDayAfter(calendar, today, workingDays)),
            n: workingDays,
          })}
        </p>
        {text !== '' && <p className="summary">{text}</p>}
        <SubmitButton pending={pending}>{say(m.assignConfirm)}</SubmitButton>
        <p>
          <Link {...toTasks({ open: 'explain', k: kpi.id, row: unit })}>{say(m.assignOther)}</Link>
        </p>
      </Form>
    </Dialog>
  )
}
