import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays } from 'shared/day.ts'
import { changeKindTexts, unitChangeMessages as m } from 'shared/messages/unit-change-page.ts'
import { type UnitChangeKind, unitChangeKinds } from 'shared/unit/unit-change.ts'
import { useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { DayField } from '../ui/DayField.tsx'
import { SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { type ChangeDraft, changeOf, emptyHeir, needsTile, withKind } from './change-draft.ts'
import { ChangePreviewView } from './ChangePreviewView.tsx'
import { HeirFields } from './HeirFields.tsx'
import { useUnitNames } from './use-unit-names.ts'

const beginning: ChangeDraft = { kind: 'merge', day: null, from: [], to: [emptyHeir()] }

/** A change is looked at first; it can be recorded once nothing speaks against it. */
export function ChangeForm() {
  const say = useSay()
  const client = useQueryClient()
  const { units, historyFrom, today } = useProvince()
  const nameOf = useUnitNames()
  const [draft, setDraft] = useState(beginning)
  const [grounds, setGrounds] = useState({ basis: '', reason: '' })
  const preview = useOrder('previewUnitChange')
  const [seen, setSeen] = useState<{ of: ChangeDraft; answer: Parameters<typeof ChangePreviewView>[0]['preview'] }>()
  const recording = useOrder('proposeUnitChange')
  const change = changeOf(draft, units)
  const looked = seen?.of === draft ? seen.answer : null
  const lookAt = async () => {
    if (!change) return
    const outcome = await preview.order({ body: change })
    if (outcome.kind === 'done') setSeen({ of: draft, answer: outcome.answer })
  }
  const record = async () => {
    if (!change) return
    if ((await recording.order({ body: { ...change, ...grounds } })).kind !== 'done') return
    await client.invalidateQueries({ queryKey: ['listUnitChanges'] })
    setDraft(beginning)
    setGrounds({ basis: '', reason: '' })
    setSeen(undefined)
  }
  const left = units.filter(({ code, kind }) => kind !== 'province' && !draft.from.includes(code))
  const leaving = draft.from.filter((code) => !draft.to.some((heir) => heir.code.trim() === code))
  const mayAdd = draft.kind === 'merge' || (draft.kind !== 'open' && draft.from.length === 0)
  return (
    <section aria-labelledby="record">
      <h2 id="record">{say(m.record)}</h2>
      <Form label={say(m.record)} fields={[]} refusal={preview.refusal} submit={() => void lookAt()}>
        <SelectField
          label={say(m.kind)}
          value={draft.kind}
          onChange={(kind) => setDraft(withKind(draft, kind as UnitChangeKind))}
        >
          {unitChangeKinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(changeKindTexts[kind])}
            </option>
          ))}
        </SelectField>
        <DayField
          label={say(m.day)}
          value={draft.day}
          first={addDays(historyFrom, 1)}
          last={addDays(today, 1_100)}
          onChange={(day) => setDraft({ ...draft, day })}
        />
        {draft.kind !== 'open' && (
          <fieldset className="change-from">
            <legend>{say(m.from)}</legend>
            <ul>
              {draft.from.map((code) => (
                <li key={code}>
                  {nameOf(code)} <small>{code}</small>{' '}
                  <button
                    type="button"
                    className="plain"
                    onClick={() => setDraft({ ...draft, from: draft.from.filter((one) => one !== code) })}
                  >
                    {say(m.remove, { unit: nameOf(code) })}
                  </button>
                </li>
              ))}
            </ul>
            {mayAdd && (
              <SelectField
                label={say(m.addUnit)}
                value=""
                onChange={(code) => code && setDraft({ ...draft, from: [...draft.from, code] })}
              >
                <option value="">{say(m.choose)}</option>
                {left.map(({ code }) => (
                  <option key={code} value={code}>
                    {nameOf(code)} ({code})
                  </option>
                ))}
              </SelectField>
            )}
          </fieldset>
        )}
        {draft.to.map((heir, at) => (
          <HeirFields
            // oxlint-disable-next-line react/no-array-index-key -- the rows have no name of their own while they are typed
            key={at}
            place={at + 1}
            kind={draft.kind}
            heir={heir}
            tiles={
              needsTile(draft.kind, heir, draft.from)
                ? { leaving, given: draft.to.filter((one) => one !== heir).map((one) => one.tile) }
                : null
            }
            change={(next) => setDraft({ ...draft, to: draft.to.map((one, place) => (place === at ? next : one)) })}
          />
        ))}
        {draft.kind === 'split' && draft.to.length < 8 && (
          <button type="button" onClick={() => setDraft({ ...draft, to: [...draft.to, emptyHeir()] })}>
            {say(m.addHeir)}
          </button>
        )}
        <p>
          <button type="submit" aria-disabled={preview.pending || change === null}>
            {say(m.preview)}
          </button>
        </p>
      </Form>
      {looked && <ChangePreviewView preview={looked} />}
      {looked && looked.faults.length === 0 && (
        <Form label={say(m.save)} fields={['basis', 'reason']} refusal={recording.refusal} submit={() => void record()}>
          <TextField
            label={say(m.basis)}
            hint={say(m.basisHint)}
            fault={recording.refusal?.at('basis')}
            value={grounds.basis}
            onChange={(basis) => setGrounds({ ...grounds, basis })}
            maxLength={500}
          />
          <TextField
            label={say(m.reason)}
            fault={recording.refusal?.at('reason')}
            value={grounds.reason}
            onChange={(reason) => setGrounds({ ...grounds, reason })}
            maxLength={500}
          />
          <SubmitButton pending={recording.pending}>{say(m.save)}</SubmitButton>
        </Form>
      )}
    </section>
  )
}
