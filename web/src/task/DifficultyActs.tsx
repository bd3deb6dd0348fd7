import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { taskPageMessages as m } from 'shared/messages/task-page.ts'
import { answererTexts, causeSideTexts } from 'shared/messages/task.ts'
import { reachOf } from 'shared/account/policy.ts'
import { type Answerer, answerers, causeSides, phaseAfter } from 'shared/task/difficulty.ts'
import { formatCount } from 'shared/format.ts'
import type { Text } from 'shared/text.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useWho } from '../shell/use-who.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { GiveTask } from './GiveTask.tsx'
import type { Difficulty } from './register-answers.ts'
import { TextArea } from './TaskActs.tsx'

/** What can be done with a difficulty by whoever looks, as it stands. */
export function DifficultyActs({ difficulty: one }: { difficulty: Difficulty }) {
  const say = useSay()
  const { identity, may } = useWho()
  const [{ open }, change] = usePageState()
  const close = () => change({ open: undefined })
  const everywhere = reachOf(identity, 'task.assign') === 'all'
  const answers = everywhere || (one.answerer === 'commune' && may('task.assign'))
  const can = (act: Parameters<typeof phaseAfter>[1], may: boolean) => may && phaseAfter(one.phase, act) !== null
  const buttons = [
    { open: 'answer', label: m.answerDo, shown: can('answer', answers), primary: one.phase === 'open' },
    {
      open: 'reply',
      label: m.answerDo,
      shown: can('reply', identity.role === 'operator' && one.answerer === 'provider'),
      primary: one.phase === 'open',
    },
    { open: 'give', label: m.give, shown: can('answer', may('task.assign')) },
    { open: 'comment', label: m.comment, shown: can('comment', may('task.report')) },
    { open: 'close', label: m.close, shown: can('close', may('task.report')) },
    { open: 'reopen', label: m.reopen, shown: can('reopen', may('task.report')) },
    { open: 'assign', label: m.assign, shown: can('assign', everywhere) },
    { open: 'merge', label: m.merge, shown: can('merge', everywhere) },
  ]
  return (
    <div className="incident-acts">
      {buttons
        .filter(({ shown }) => shown)
        .map((button) => (
          <button
            key={button.open}
            type="button"
            className={button.primary ? 'primary' : undefined}
            onClick={() => change({ open: button.open })}
          >
            {say(button.label)}
          </button>
        ))}
      {open === 'answer' && <AnswerForm one={one} close={close} />}
      {open === 'reply' && <ReplyForm one={one} close={close} />}
      {open === 'comment' && <Words one={one} of="commentDifficulty" title={m.comment} label={m.note} close={close} />}
      {open === 'close' && <Words one={one} of="closeDifficulty" title={m.close} label={m.closeWhy} close={close} />}
      {open === 'reopen' && <Words one={one} of="reopenDifficulty" title={m.reopen} label={m.why} close={close} />}
      {open === 'assign' && <Assign one={one} close={close} />}
      {open === 'merge' && <Merge one={one} close={close} />}
      {open === 'give' && (
        <GiveTask
          close={close}
          given={{
            difficulty: one.id,
            title: one.title,
            ...(one.answerer === 'provider' && one.provider
              ? { provider: one.provider }
              : one.units[0] && { unit: one.units[0] }),
          }}
        />
      )}
    </div>
  )
}

interface Props {
  one: Difficulty
  close: () => void
}

function useTold(id: string, close: () => void): () => void {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: ['readDifficulty', { params: { id } }] })
    void client.invalidateQueries({ queryKey: ['listDifficulties'] })
    close()
  }
}

function Words({
  one,
  of,
  title,
  label,
  close,
}: Props & { of: 'commentDifficulty' | 'closeDifficulty' | 'reopenDifficulty'; title: Text; label: Text }) {
  const say = useSay()
  const told = useTold(one.id, close)
  const [text, setText] = useState('')
  const { order, pending, refusal } = useOrder(of)
  const submit = async () => {
    if ((await order({ params: { id: one.id }, body: { text } })).kind === 'done') told()
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

/** What a company answers to what was put to it. */
function ReplyForm({ one, close }: Props) {
  const say = useSay()
  const told = useTold(one.id, close)
  const [question, setQuestion] = useState(one.answer?.question ?? one.title)
  const [answer, setAnswer] = useState(one.answer?.text ?? '')
  const { order, pending, refusal } = useOrder('replyDifficulty')
  const submit = async () => {
    if ((await order({ params: { id: one.id }, body: { question, answer } })).kind === 'done') told()
  }
  return (
    <Dialog title={say(m.answerDo)} close={close}>
      <Form label={say(m.answerDo)} fields={['question', 'answer']} refusal={refusal} submit={() => void submit()}>
        <TextField
          label={say(m.question)}
          hint={say(m.questionHint)}
          fault={refusal?.at('question')}
          value={question}
          onChange={setQuestion}
          maxLength={200}
        />
        <TextArea label={say(m.answerText)} value={answer} onChange={setAnswer} fault={refusal?.at('answer')} />
        <SubmitButton pending={pending}>{say(m.answerDo)}</SubmitButton>
      </Form>
    </Dialog>
  )
}

function AnswerForm({ one, close }: Props) {
  const say = useSay()
  const told = useTold(one.id, close)
  const [question, setQuestion] = useState(one.answer?.question ?? one.title)
  const [answer, setAnswer] = useState(one.answer?.text ?? '')
  const [cause, setCause] = useState(one.cause ?? '')
  const [side, setSide] = useState<string>(one.causeSide ?? '')
  const { order, pending, refusal } = useOrder('answerDifficulty')
  const submit = async () => {
    const body = {
      question,
      answer,
      cause: cause.trim() || null,
      side: causeSides.find((word) => word === side) ?? null,
    }
    if ((await order({ params: { id: one.id }, body })).kind === 'done') told()
  }
  return (
    <Dialog title={say(m.answerDo)} close={close}>
      <Form
        label={say(m.answerDo)}
        fields={['question', 'answer', 'cause']}
        refusal={refusal}
        submit={() => void submit()}
      >
        <TextField
          label={say(m.question)}
          hint={say(m.questionHint)}
          fault={refusal?.at('question')}
          value={question}
          onChange={setQuestion}
          maxLength={200}
        />
        <TextArea label={say(m.answerText)} value={answer} onChange={setAnswer} fault={refusal?.at('answer')} />
        <TextField
          label={say(m.causeText)}
          fault={refusal?.at('cause')}
          value={cause}
          onChange={setCause}
          maxLength={500}
        />
        <SelectField label={say(m.causeSide)} value={side} onChange={setSide}>
          <option value="">{say(m.notGiven)}</option>
          {causeSides.map((word) => (
            <option key={word} value={word}>
              {say(causeSideTexts[word])}
            </option>
          ))}
        </SelectField>
        <SubmitButton pending={pending}>{say(m.answerDo)}</SubmitButton>
      </Form>
    </Dialog>
  )
}

function Assign({ one, close }: Props) {
  const say = useSay()
  const locale = useLocale()
  const told = useTold(one.id, close)
  const [answerer, setAnswerer] = useState<Answerer>(one.answerer)
  const [provider, setProvider] = useState(one.provider ?? '')
  const providers = useQuery({ ...q('readScorecard', { query: {} }), staleTime: 300_000 }).data?.rows ?? []
  const { order, pending, refusal } = useOrder('assignDifficulty')
  const submit = async () => {
    const body = { answerer, provider: answerer === 'provider' ? provider || null : null }
    if ((await order({ params: { id: one.id }, body })).kind === 'done') told()
  }
  return (
    <Dialog title={say(m.assign)} close={close}>
      <Form label={say(m.assign)} fields={['provider']} refusal={refusal} submit={() => void submit()}>
        <SelectField
          label={say(m.answerer)}
          value={answerer}
          onChange={(value) => setAnswerer(answerers.find((word) => word === value) ?? 'department')}
        >
          {answerers.map((word) => (
            <option key={word} value={word}>
              {say(answererTexts[word])}
            </option>
          ))}
        </SelectField>
        {answerer === 'provider' && (
          <SelectField label={say(m.provider)} fault={refusal?.at('provider')} value={provider} onChange={setProvider}>
            <option value="">{say(m.none)}</option>
            {providers.map((row) => (
              <option key={row.provider} value={row.provider}>
                {row.name[locale]}
              </option>
            ))}
          </SelectField>
        )}
        <SubmitButton pending={pending}>{say(m.save)}</SubmitButton>
      </Form>
    </Dialog>
  )
}

function Merge({ one, close }: Props) {
  const say = useSay()
  const locale = useLocale()
  const told = useTold(one.id, close)
  const [into, setInto] = useState('')
  const query = { class: one.class, ...(one.subsystem && { subsystem: one.subsystem }), limit: 200 }
  const alike = useQuery({ ...q('listDifficulties', { query }), staleTime: 0 }).data?.difficulties ?? []
  const { order, pending, refusal } = useOrder('mergeDifficulty')
  const submit = async () => {
    if ((await order({ params: { id: one.id }, body: { into } })).kind === 'done') told()
  }
  return (
    <Dialog title={say(m.merge)} close={close}>
      <Form label={say(m.merge)} fields={['into']} refusal={refusal} submit={() => void submit()}>
        <SelectField label={say(m.mergeWith)} fault={refusal?.at('into')} value={into} onChange={setInto}>
          <option value="">{say(m.none)}</option>
          {alike
            .filter(({ id, phase }) => id !== one.id && phaseAfter(phase, 'merge') !== null)
            .map(({ id, number, title }) => (
              <option key={id} value={id}>
                {say(m.number, { n: formatCount(locale, number) })} · {title}
              </option>
            ))}
        </SelectField>
        <SubmitButton pending={pending}>{say(m.merge)}</SubmitButton>
      </Form>
    </Dialog>
  )
}
