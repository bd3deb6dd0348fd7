import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays } from 'shared/day.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import { directionTexts, kpiPageMessages } from 'shared/messages/kpi-page.ts'
import { kpiVersionMessages as m } from 'shared/messages/kpi-version-page.ts'
import type { Answer } from '../../http.ts'
import { useSay } from '../../shell/locale.tsx'
import { type KpiBrief, useProvince } from '../../shell/use-province.ts'
import { DayField } from '../../ui/DayField.tsx'
import { Field, SelectField, SubmitButton, TextField } from '../../ui/Field.tsx'
import { Form } from '../../ui/Form.tsx'
import { useOrder } from '../../use-order.ts'
import { type DefinitionDraft, draftOf, faultAt, versionOf } from './definition-draft.ts'
import { SideFields } from './SideFields.tsx'
import { VersionPreviewView } from './VersionPreviewView.tsx'

interface Props {
  kpi: KpiBrief
  answer: Answer<'listKpiVersions'>
}

const directions: readonly Kpi['direction'][] = ['higher', 'lower', 'neutral']

/** A version is looked at first; it can be submitted once nothing speaks against it. */
export function DefinitionForm({ kpi, answer: { versions, inForce, measures } }: Props) {
  const say = useSay()
  const client = useQueryClient()
  const { historyFrom, today } = useProvince()
  const begin = () => draftOf(versions.find(({ version }) => version === inForce) ?? versions[0]!)
  const [draft, setDraft] = useState(begin)
  // The day field keeps what is typed; after a submission it begins anew.
  const [round, setRound] = useState(0)
  const [grounds, setGrounds] = useState({ basis: '', reason: '' })
  const [seen, setSeen] = useState<{ of: DefinitionDraft; answer: Answer<'previewKpiVersion'> }>()
  const preview = useOrder('previewKpiVersion')
  const proposal = useOrder('proposeKpiVersion')
  const [made, setMade] = useState<number>()
  const version = versionOf(draft)
  const looked = seen?.of === draft ? seen.answer : null
  const faults = looked?.faults ?? []
  const change = (more: Partial<DefinitionDraft>) => setDraft({ ...draft, ...more })
  const lookAt = async () => {
    if (!version) return
    setMade(undefined)
    const outcome = await preview.order({ params: { id: kpi.id }, body: version })
    if (outcome.kind === 'done') setSeen({ of: draft, answer: outcome.answer })
  }
  const propose = async () => {
    if (!version) return
    const outcome = await proposal.order({ params: { id: kpi.id }, body: { ...version, ...grounds } })
    if (outcome.kind !== 'done') return
    await client.invalidateQueries({ queryKey: ['listVersionProposals'] })
    setMade(outcome.answer.version.version)
    setDraft(begin())
    setRound(round + 1)
    setGrounds({ basis: '', reason: '' })
    setSeen(undefined)
  }
  const dayFault = faultAt(faults, 'from')
  return (
    <section aria-labelledby="new-version">
      <h2 id="new-version">{say(m.form)}</h2>
      <p className="note">{say(m.prefilled, { version: inForce })}</p>
      <Form label={say(m.form)} fields={[]} refusal={preview.refusal} submit={() => void lookAt()}>
        <div className="definition-day">
          <DayField
            key={round}
            label={say(m.from)}
            value={draft.from}
            first={addDays(historyFrom, 1)}
            last={addDays(today, 1_100)}
            onChange={(from) => change({ from })}
          />
          {dayFault && <p className="form-fault">{dayFault}</p>}
        </div>
        <SideFields
          name={say(draft.denominator ? m.numerator : m.countedSide)}
          side={draft.numerator}
          measures={measures}
          fault={faultAt(faults, 'numerator')}
          change={(numerator) => change({ numerator })}
        />
        {draft.denominator && (
          <SideFields
            name={say(m.denominator)}
            side={draft.denominator}
            measures={measures}
            fault={faultAt(faults, 'denominator')}
            change={(denominator) => change({ denominator })}
          />
        )}
        <SelectField
          label={say(kpiPageMessages.direction)}
          value={draft.direction}
          onChange={(chosen) => change({ direction: directions.find((one) => one === chosen) ?? draft.direction })}
        >
          {directions.map((direction) => (
            <option key={direction} value={direction}>
              {say(directionTexts[direction])}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say(m.rounding)}
          value={String(draft.decimals)}
          onChange={(decimals) => change({ decimals: Number(decimals) })}
        >
          {[0, 1, 2].map((n) => (
            <option key={n} value={n}>
              {say(m.decimals, { n })}
            </option>
          ))}
        </SelectField>
        {(['vi', 'en'] as const).map((lang) => (
          <Field key={lang} label={say(lang === 'vi' ? m.definitionVi : m.definitionEn)}>
            {(parts) => (
              <textarea
                {...parts}
                rows={2}
                maxLength={1_000}
                lang={lang}
                value={draft.definition[lang]}
                onChange={({ target }) => change({ definition: { ...draft.definition, [lang]: target.value } })}
              />
            )}
          </Field>
        ))}
        <p>
          <button type="submit" aria-disabled={preview.pending || version === null}>
            {say(m.preview)}
          </button>
        </p>
        {version === null && <p className="form-hint">{say(m.incomplete)}</p>}
      </Form>
      <p role="status">{made !== undefined && say(m.proposed, { version: made })}</p>
      {looked && version && <VersionPreviewView kpi={kpi} preview={looked} version={version} />}
      {looked && faults.length === 0 && (
        <Form
          label={say(m.propose)}
          fields={['basis', 'reason']}
          refusal={proposal.refusal}
          submit={() => void propose()}
        >
          <TextField
            label={say(m.basis)}
            hint={say(m.basisHint)}
            fault={proposal.refusal?.at('basis')}
            value={grounds.basis}
            onChange={(basis) => setGrounds({ ...grounds, basis })}
            maxLength={500}
          />
          <TextField
            label={say(m.reason)}
            fault={proposal.refusal?.at('reason')}
            value={grounds.reason}
            onChange={(reason) => setGrounds({ ...grounds, reason })}
            maxLength={500}
          />
          <SubmitButton pending={proposal.pending}>{say(m.propose)}</SubmitButton>
        </Form>
      )}
    </section>
  )
}
