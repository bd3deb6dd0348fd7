import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { addDays, type Day } from 'shared/day.ts'
import { fold } from 'shared/fold.ts'
import { formatCount } from 'shared/format.ts'
import { visitPageMessages as m } from 'shared/messages/visit-page.ts'
import { mostStops } from 'shared/task/visit/visit.ts'
import type { VisitTemplate } from 'shared/task/visit/visit-plan-contract.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { toVisitPlan } from '../../links.ts'
import { q } from '../../query.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { useProvince } from '../../shell/use-province.ts'
import { useWho } from '../../shell/use-who.ts'
import { Answered } from '../../ui/Answered.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField, SubmitButton, TextField } from '../../ui/Field.tsx'
import { Form } from '../../ui/Form.tsx'
import { useOrder } from '../../use-order.ts'
import { TextArea } from '../TaskActs.tsx'

interface Person {
  id: string
  name: string
}

/** Who goes where, when and with which questions. In which order, the route says. */
export function PlanVisits({ close }: { close: () => void }) {
  const say = useSay()
  const people = useQuery({ ...q('listVisitPeople', {}), staleTime: 0 })
  const templates = useQuery({ ...q('listVisitTemplates', {}), staleTime: 0 })
  return (
    <Dialog title={say(m.newPlan)} close={close}>
      <Answered query={people} what={say(m.members)}>
        {(found) => (
          <Answered query={templates} what={say(m.theTemplates)}>
            {(lists) => <PlanForm people={found.people} templates={lists.templates} />}
          </Answered>
        )}
      </Answered>
    </Dialog>
  )
}

function PlanForm({ people, templates }: { people: readonly Person[]; templates: readonly VisitTemplate[] }) {
  const say = useSay()
  const locale = useLocale()
  const { today } = useProvince()
  const { identity } = useWho()
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [leader, setLeader] = useState(people.find(({ id }) => id === identity.id)?.id ?? people[0]?.id ?? '')
  const [members, setMembers] = useState<readonly string[]>([])
  const [guests, setGuests] = useState('')
  const [from, setFrom] = useState<Day | null>(addDays(today, 1))
  const [to, setTo] = useState<Day | null>(addDays(today, 1))
  const [template, setTemplate] = useState(templates[0]?.id ?? '')
  const [units, setUnits] = useState<readonly string[]>([])
  const { order, pending, refusal } = useOrder('planVisits')
  const last = addDays(today, 400)
  const submit = async () => {
    const come = guests.split('\n').flatMap((line) => line.trim() || [])
    const days = { from: from ?? '', to: to ?? '' }
    const body = { title, leader, members: members.filter((id) => id !== leader), guests: come, ...days, template }
    const ordered = await order({ body: { ...body, units: [...units] } })
    if (ordered.kind === 'done') void navigate(toVisitPlan(ordered.answer.plan.id))
  }
  return (
    <Form
      label={say(m.newPlan)}
      fields={['title', 'leader', 'members', 'guests', 'from', 'to', 'template', 'units']}
      refusal={refusal}
      submit={() => void submit()}
    >
      <TextField
        label={say(m.name)}
        hint={say(m.nameHint)}
        fault={refusal?.at('title')}
        value={title}
        onChange={setTitle}
        maxLength={200}
      />
      <SelectField label={say(m.leader)} fault={refusal?.at('leader')} value={leader} onChange={setLeader}>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <Several
        label={say(m.members)}
        fault={refusal?.at('members')}
        options={people.filter(({ id }) => id !== leader).map(({ id, name }) => [id, name])}
        chosen={members}
        choose={setMembers}
      />
      <TextArea
        label={say(m.guests)}
        hint={say(m.guestsHint)}
        fault={refusal?.at('guests')}
        value={guests}
        onChange={setGuests}
      />
      <div className="plan-days">
        <DayField label={say(m.first)} value={from} first={today} last={last} onChange={setFrom} />
        <DayField label={say(m.last)} value={to} first={from ?? today} last={last} onChange={setTo} />
      </div>
      {(refusal?.at('from') ?? refusal?.at('to')) && (
        <p className="form-fault" role="alert">
          {refusal?.at('from') ?? refusal?.at('to')}
        </p>
      )}
      <SelectField label={say(m.checklist)} fault={refusal?.at('template')} value={template} onChange={setTemplate}>
        {templates.map(({ id, name, version }) => (
          <option key={id} value={id}>
            {say(m.version, { name: name[locale], n: version })}
          </option>
        ))}
      </SelectField>
      <Units chosen={units} choose={setUnits} fault={refusal?.at('units')} />
      <SubmitButton pending={pending}>{say(m.plan)}</SubmitButton>
    </Form>
  )
}

interface SeveralProps {
  label: string
  fault: string | undefined
  options: readonly (readonly [string, string])[]
  chosen: readonly string[]
  choose: (chosen: readonly string[]) => void
}

function Several({ label, fault, options, chosen, choose }: SeveralProps) {
  if (options.length === 0 && chosen.length === 0 && !fault) return null
  const turn = (id: string) => choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <fieldset className="several" aria-invalid={fault !== undefined}>
      <legend>{label}</legend>
      {fault && <p className="form-fault">{fault}</p>}
      <div className="several-options" tabIndex={options.length > 6 ? 0 : undefined} role="group" aria-label={label}>
        {options.map(([id, name]) => (
          <label key={id} className="check">
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => turn(id)} />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Units({ chosen, choose, fault }: Pick<SeveralProps, 'chosen' | 'choose' | 'fault'>) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const [words, setWords] = useState('')
  const wanted = fold(words.trim())
  const options = units
    .filter(({ kind }) => kind === 'commune' || kind === 'ward')
    .filter(({ code, name }) => chosen.includes(code) || fold(name).includes(wanted))
    .map((unit) => [unit.code, unitName(locale, unit)] as const)
  return (
    <>
      <TextField label={say(m.findUnit)} value={words} onChange={setWords} maxLength={60} />
      <Several
        label={say(m.units)}
        fault={fault}
        options={options}
        chosen={chosen}
        choose={(next) => next.length <= mostStops && choose(next)}
      />
      <p className="form-hint" role="status">
        {say(m.unitsChosen, { n: formatCount(locale, chosen.length) })}
      </p>
    </>
  )
}
