import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { visitPageMessages as m } from 'shared/messages/visit-page.ts'
import { type Question, type QuestionKind, questionKinds } from 'shared/task/visit/checklist.ts'
import type { VisitTemplate } from 'shared/task/visit/visit-plan-contract.ts'
import { q } from '../../query.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { Answered } from '../../ui/Answered.tsx'
import { SelectField, SubmitButton, TextField } from '../../ui/Field.tsx'
import { Form } from '../../ui/Form.tsx'
import { useOrder } from '../../use-order.ts'
import { RegisterFrame } from '../RegisterFrame.tsx'
import './visit.css'

/** Checklists: each save is a version more, and plans keep the one they were made with. */
export function VisitTemplatePage() {
  const say = useSay()
  const locale = useLocale()
  const query = useQuery({ ...q('listVisitTemplates', {}), staleTime: 0 })
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <RegisterFrame title={say(m.templates)} under={say(m.templatesUnder)}>
      <Answered query={query} what={say(m.theTemplates)} lines={12}>
        {({ templates }) => {
          const shown = templates.find(({ id }) => id === chosen) ?? templates[0]
          if (!shown) return null
          return (
            <>
              {templates.length > 1 && (
                <SelectField label={say(m.checklist)} value={shown.id} onChange={setChosen}>
                  {templates.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name[locale]}
                    </option>
                  ))}
                </SelectField>
              )}
              <TemplateForm key={`${shown.id} ${shown.version}`} template={shown} />
            </>
          )
        }}
      </Answered>
    </RegisterFrame>
  )
}

function TemplateForm({ template }: { template: VisitTemplate }) {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const [name, setName] = useState(template.name[locale])
  const [questions, setQuestions] = useState<readonly Question[]>(template.questions)
  const { order, pending, refusal } = useOrder('setVisitTemplate')
  const submit = async () => {
    const named = { ...template.name, [locale]: name }
    const body = { id: template.id, name: named, questions: [...questions], basedOn: template.version }
    if ((await order({ body })).kind === 'done') await client.invalidateQueries({ queryKey: ['listVisitTemplates'] })
  }
  const change = (at: number, more: Partial<Question>) =>
    setQuestions(questions.map((one, index) => (index === at ? { ...one, ...more } : one)))
  const add = () => {
    const id = `cau-${crypto.randomUUID().slice(0, 8)}`
    setQuestions([...questions, { id, kind: 'yes-no', text: '', hint: '', required: false }])
  }
  return (
    <Form label={say(m.templates)} fields={['name']} refusal={refusal} submit={() => void submit()}>
      <p className="second">{say(m.version, { name: template.name[locale], n: template.version })}</p>
      <TextField
        label={say(m.templateName)}
        fault={refusal?.at('name')}
        value={name}
        onChange={setName}
        maxLength={200}
      />
      <ol className="template-questions">
        {questions.map((question, at) => (
          <li key={question.id}>
            <QuestionFields
              question={question}
              at={at}
              change={(more) => change(at, more)}
              remove={() => setQuestions(questions.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ol>
      <div className="form-buttons">
        <button type="button" onClick={add}>
          {say(m.addQuestion)}
        </button>
        <SubmitButton pending={pending}>{say(m.saveVersion, { n: template.version + 1 })}</SubmitButton>
      </div>
    </Form>
  )
}

const kindTexts: Record<QuestionKind, (typeof m)['kind-text' | 'kind-yes-no' | 'kind-number' | 'kind-photo']> = {
  'yes-no': m['kind-yes-no'],
  number: m['kind-number'],
  text: m['kind-text'],
  photo: m['kind-photo'],
}

interface FieldsProps {
  question: Question
  at: number
  change: (more: Partial<Question>) => void
  remove: () => void
}

function QuestionFields({ question, at, change, remove }: FieldsProps) {
  const say = useSay()
  const label = say(m.question, { n: at + 1 })
  return (
    <fieldset>
      <legend className="unseen">{label}</legend>
      <TextField label={label} value={question.text} onChange={(text) => change({ text })} maxLength={300} />
      <TextField label={say(m.hint)} value={question.hint} onChange={(hint) => change({ hint })} maxLength={300} />
      <SelectField
        label={say(m.questionKind)}
        value={question.kind}
        onChange={(value) => change({ kind: questionKinds.find((one) => one === value) ?? 'text' })}
      >
        {questionKinds.map((one) => (
          <option key={one} value={one}>
            {say(kindTexts[one])}
          </option>
        ))}
      </SelectField>
      <label className="check">
        <input
          type="checkbox"
          checked={question.required}
          onChange={({ target }) => change({ required: target.checked })}
        />
        {say(m.mustAnswer)}
      </label>
      <button type="button" className="plain" aria-label={`${say(m.removeQuestion)}: ${label}`} onClick={remove}>
        {say(m.removeQuestion)}
      </button>
    </fieldset>
  )
}
