import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDay } from 'shared/format.ts'
import { taskKindTexts } from 'shared/messages/task.ts'
import { taskPageMessages as m } from 'shared/messages/task-page.ts'
import { longestWorkingDays, type TaskKind, taskKinds } from 'shared/task/task.ts'
import { makeWorkCalendar, workingDayAfter } from 'shared/workday.ts'
import { toTask } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'

interface Props {
  close: () => void
  /** What it is for, where it is given from there. */
  given?: { kind?: TaskKind; difficulty?: string; title?: string; unit?: string; provider?: string; kpi?: string }
}

/** A task for a unit, due in so many working days; the day is reckoned while one types. */
export function GiveTask({ close, given = {} }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { units, kpis } = useProvince()
  const { identity } = useWho()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [kind, setKind] = useState<TaskKind>(given.kind ?? (identity.role === 'leader' ? 'directive' : 'remedy'))
  const asked = kpis.find(({ id }) => id === given.kpi)?.name[locale]
  const [title, setTitle] = useState(given.title ?? (asked ? say(m.explainTitle, { kpi: asked }).slice(0, 200) : ''))
  const [text, setText] = useState('')
  // A unit by its code, a company as `@` and its name here: of the two a task has one.
  const [owner, setOwner] = useState(given.provider ? `@${given.provider}` : (given.unit ?? identity.unit ?? ''))
  const companies = useQuery({ ...q('readScorecard', { query: {} }), staleTime: 300_000 }).data?.rows ?? []
  const provider = owner.startsWith('@') ? owner.slice(1) : null
  const [kpi, setKpi] = useState(given.kpi ?? '')
  const [days, setDays] = useState('10')
  const { order, pending, refusal } = useOrder('giveTask')
  const count = daysTyped(days)
  const submit = async () => {
    const body = {
      kind,
      title,
      text,
      difficulty: given.difficulty ?? null,
      kpi: kpi || null,
      connection: null,
      unit: provider === null ? owner || null : null,
      provider,
      workingDays: count ?? 0,
    }
    const ordered = await order({ body })
    if (ordered.kind !== 'done') return
    await Promise.all(['listTasks', 'readDifficulty'].map((name) => client.invalidateQueries({ queryKey: [name] })))
    void navigate(toTask(ordered.answer.task.id))
  }
  return (
    <Dialog title={say(m.give)} close={close}>
      <Form
        label={say(m.give)}
        fields={['title', 'text', 'unit', 'provider', 'kpi', 'workingDays']}
        refusal={refusal}
        submit={() => void submit()}
      >
        <TextField
          label={say(m.title)}
          hint={say(m.titleHint)}
          fault={refusal?.at('title')}
          value={title}
          onChange={setTitle}
          maxLength={200}
        />
        <SelectField
          label={say(m.kind)}
          value={kind}
          onChange={(value) => setKind(taskKinds.find((one) => one === value) ?? 'remedy')}
        >
          {taskKinds.map((one) => (
            <option key={one} value={one}>
              {say(taskKindTexts[one])}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say(m.giveUnit)}
          fault={refusal?.at('unit') ?? refusal?.at('provider')}
          value={owner}
          onChange={setOwner}
        >
          <option value="">{say(m.giveUnitNone)}</option>
          {units
            .filter(({ code }) => identity.unit === null || code === identity.unit)
            .map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          {identity.unit === null && companies.length > 0 && (
            <optgroup label={say(m.provider)}>
              {companies.map(({ provider: id, name }) => (
                <option key={id} value={`@${id}`}>
                  {name[locale]}
                </option>
              ))}
            </optgroup>
          )}
        </SelectField>
        <SelectField
          label={say(kind === 'explanation' ? m.kpiExplain : m.kpiFor)}
          fault={refusal?.at('kpi')}
          value={kpi}
          onChange={setKpi}
        >
          <option value="">{say(m.none)}</option>
          {kpis.map(({ id, name }) => (
            <option key={id} value={id}>
              {id} · {name[locale]}
            </option>
          ))}
        </SelectField>
        <DeadlineField label={say(m.workingDays)} value={days} onChange={setDays} fault={refusal?.at('workingDays')} />
        <Field label={say(m.text)} fault={refusal?.at('text')}>
          {(parts) => (
            <textarea
              {...parts}
              rows={4}
              maxLength={4000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <SubmitButton pending={pending}>{say(m.give)}</SubmitButton>
      </Form>
    </Dialog>
  )
}

/** Null for what is no number of working days that a task may have. */
export function daysTyped(typed: string): number | null {
  const count = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0
  return count >= 1 && count <= longestWorkingDays ? count : null
}

interface DeadlineProps {
  label: string
  value: string
  onChange: (value: string) => void
  fault?: string | undefined
  hint?: string
}

/** So many working days, and the day that makes. */
export function DeadlineField({ label, value, onChange, fault, hint }: DeadlineProps) {
  const say = useSay()
  const locale = useLocale()
  const { today, specialDays } = useProvince()
  const count = daysTyped(value)
  const due = count === null ? null : workingDayAfter(makeWorkCalendar(specialDays), today, count)
  return (
    <TextField
      label={label}
      inputMode="numeric"
      maxLength={3}
      hint={
        due !== null
          ? say(m.workingDaysHint, { day: formatDay(locale, due) })
          : value === '' && hint
            ? hint
            : say(m.workingDaysFault)
      }
      fault={fault}
      value={value}
      onChange={onChange}
    />
  )
}
