import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { taskPageMessages as m } from 'shared/messages/task-page.ts'
import { type TaskAct, taskPhaseAfter } from 'shared/task/task.ts'
import type { Text } from 'shared/text.ts'
import { useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, SubmitButton } from '../ui/Field.tsx'
import { Form, RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { DeadlineField, daysTyped } from './GiveTask.tsx'
import type { Task } from './register-answers.ts'

type Act = TaskAct['do']

/** What can be done with it by whoever looks, as it stands. Which dialog is open stands in the address. */
export function TaskActs({ task }: { task: Task }) {
  const say = useSay()
  const [{ open }, change] = usePageState()
  const told = useTold(task.id)
  const take = useOrder('takeTask')
  const can = (act: Act, side: boolean) => side && taskPhaseAfter(task.phase, act) !== null
  const close = () => change({ open: undefined })
  const acts = [
    { act: 'report', label: m.reportDone, shown: can('report', task.may.own), primary: task.phase === 'taken' },
    { act: 'progress', label: m.progress, shown: can('progress', task.may.own) && task.phase === 'taken' },
    { act: 'accept', label: m.accept, shown: can('accept', task.may.give), primary: true },
    { act: 'return', label: m.return, shown: can('return', task.may.give) },
    { act: 'move', label: m.move, shown: can('move', task.may.give) },
    { act: 'withdraw', label: m.withdraw, shown: can('withdraw', task.may.give) },
  ] as const
  return (
    <div className="incident-acts">
      {can('take', task.may.own) && (
        <button
          type="button"
          className="primary"
          onClick={async () => (await take.order({ params: { id: task.id } })).kind === 'done' && told()}
        >
          {say(m.take)}
        </button>
      )}
      {acts
        .filter(({ shown }) => shown)
        .map((one) => (
          <button
            key={one.act}
            type="button"
            className={'primary' in one && one.primary ? 'primary' : undefined}
            onClick={() => change({ open: one.act })}
          >
            {say(one.label)}
          </button>
        ))}
      {take.refusal && <RefusalNote refusal={take.refusal} />}
      {open === 'report' && (
        <Words id={task.id} of="reportTask" title={m.reportDone} label={m.whatDone} close={close} />
      )}
      {open === 'progress' && <Words id={task.id} of="noteTask" title={m.progress} label={m.howFar} close={close} />}
      {open === 'accept' && <Words id={task.id} of="acceptTask" title={m.accept} label={m.note} close={close} />}
      {open === 'withdraw' && <Words id={task.id} of="withdrawTask" title={m.withdraw} label={m.why} close={close} />}
      {open === 'return' && (
        <NewDeadline id={task.id} of="returnTask" title={m.return} label={m.missing} close={close} />
      )}
      {open === 'move' && <NewDeadline id={task.id} of="moveTask" title={m.move} label={m.why} close={close} />}
    </div>
  )
}

function useTold(id: string): () => void {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: ['readTask', { params: { id } }] })
    void client.invalidateQueries({ queryKey: ['listTasks'] })
    void client.invalidateQueries({ queryKey: ['readDifficulty'] })
  }
}

interface DialogProps<Operation> {
  id: string
  of: Operation
  title: Text
  label: Text
  close: () => void
}

function Words({
  id,
  of,
  title,
  label,
  close,
}: DialogProps<'reportTask' | 'noteTask' | 'acceptTask' | 'withdrawTask'>) {
  const say = useSay()
  const told = useTold(id)
  const [text, setText] = useState('')
  const { order, pending, refusal } = useOrder(of)
  const submit = async () => {
    if ((await order({ params: { id }, body: { text } })).kind !== 'done') return
    told()
    close()
  }
  return (
    <Dialog title={say(title)} close={close}>
      <Form label={say(title)} fields={['text']} refusal={refusal} submit={() => void submit()}>
        <TextArea label={say(label)} value={text} onChange={setText} fault={refusal?.at('text')} />
        <SubmitButton pending={pending}>{say(m.save)}</SubmitButton>
      </Form>
    </Dialog>
  )
}

function NewDeadline({ id, of, title, label, close }: DialogProps<'returnTask' | 'moveTask'>) {
  const say = useSay()
  const told = useTold(id)
  const [text, setText] = useState('')
  const [days, setDays] = useState('')
  const { order, pending, refusal } = useOrder(of)
  const submit = async () => {
    // A return may keep the day it is due; whatever else is typed the API judges.
    const workingDays = days.trim() === '' && of === 'returnTask' ? null : (daysTyped(days) ?? 0)
    const body = { text, workingDays } as { text: string; workingDays: number }
    if ((await order({ params: { id }, body })).kind !== 'done') return
    told()
    close()
  }
  return (
    <Dialog title={say(title)} close={close}>
      <Form label={say(title)} fields={['text', 'workingDays']} refusal={refusal} submit={() => void submit()}>
        <TextArea label={say(label)} value={text} onChange={setText} fault={refusal?.at('text')} />
        <DeadlineField
          label={say(m.newDeadline)}
          value={days}
          onChange={setDays}
          fault={refusal?.at('workingDays')}
          {...(of === 'returnTask' && { hint: say(m.keepDeadline) })}
        />
        <SubmitButton pending={pending}>{say(m.save)}</SubmitButton>
      </Form>
    </Dialog>
  )
}

interface AreaProps {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string
  fault?: string | undefined
}

export function TextArea({ label, value, onChange, hint, fault }: AreaProps) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(parts) => (
        <textarea
          {...parts}
          rows={4}
          maxLength={4000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
