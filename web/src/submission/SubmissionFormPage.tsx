import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { type Day } from 'shared/day.ts'
import { submissionPageMessages as m } from 'shared/messages/submission-page.ts'
import { readCount } from 'shared/read-count.ts'
import type { GivenDataset, HandedInAnswer } from 'shared/submission/submission-contract.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { UnitOptions } from '../account/UnitOptions.tsx'
import { toSubmission, toSubmissions } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { DayField } from '../ui/DayField.tsx'
import { Field, SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { useOrder } from '../use-order.ts'
import { ProblemTable } from './ProblemTable.tsx'
import './submission.css'

/** One unit’s day of one dataset, typed in: where there is no system, or where one figure is to be put right. */
export function SubmissionFormPage() {
  const say = useSay()
  const locale = useLocale()
  const query = useQuery(q('listGivenDatasets', { query: { lang: locale } }))
  return (
    <div className="submission-page">
      <PageHead
        title={say(m.formTitle)}
        under={
          <>
            {say(m.formUnder)} <Link {...toSubmissions()}>{say(m.toList)}</Link>
          </>
        }
      />
      <Answered query={query} what={say(m.dataset)} lines={6}>
        {({ datasets, unit }) => <Chosen datasets={datasets.filter((one) => !one.own)} own={unit} />}
      </Answered>
    </div>
  )
}

function Chosen({ datasets, own }: { datasets: readonly GivenDataset[]; own: string | null }) {
  const say = useSay()
  const locale = useLocale()
  const { units, today, historyFrom } = useProvince()
  const [id, setId] = useState(datasets[0]?.id ?? '')
  const [chosen, setUnit] = useState(own ?? '')
  const [day, setDay] = useState<Day | null>(null)
  const dataset = datasets.find((one) => one.id === id)
  const owing = units.filter(({ kind }) => dataset === undefined || reports(kind, dataset.scope))
  const unit = own ?? (owing.some(({ code }) => code === chosen) ? chosen : '')
  const asked = { params: { id }, query: { unit, day: day ?? today, lang: locale } }
  const ready = dataset !== undefined && unit !== '' && day !== null
  const known = useQuery({ ...q('readKnownCounts', asked), enabled: ready, staleTime: 0 })
  return (
    <>
      <div className="sheet-fields">
        <SelectField
          label={say(m.chooseDataset)}
          hint={dataset?.fed ? say(m.fed) : undefined}
          value={id}
          onChange={setId}
        >
          {datasets.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name[locale]}
            </option>
          ))}
        </SelectField>
        <SelectField label={say(m.unit)} value={unit} onChange={setUnit}>
          {own === null && <option value="">{say(m.chooseUnit)}</option>}
          {own === null && <UnitOptions units={owing} />}
          {owing
            .filter(
              ({ code, kind }) => code === own || (own === null && (kind === 'department' || kind === 'province')),
            )
            .map((one) => (
              <option key={one.code} value={one.code}>
                {unitName(locale, one)}
              </option>
            ))}
        </SelectField>
        <DayField label={say(m.day)} value={day} first={historyFrom} last={today} onChange={setDay} />
      </div>
      {!ready && <p className="empty">{say(m.chooseFirst)}</p>}
      {ready && (
        <Answered query={known} what={say(m.measures)} lines={6}>
          {({ counts }) => <CountsForm key={`${id} ${unit} ${day}`} {...{ dataset, unit, day, counts }} />}
        </Answered>
      )}
    </>
  )
}

interface CountsFormProps {
  dataset: GivenDataset
  unit: string
  day: Day
  counts: Record<string, number> | null
}

/** Departments and the province are not asked for what communes report. */
const reports = (kind: string, scope: GivenDataset['scope']): boolean => {
  if (scope === 'communes') return kind === 'commune' || kind === 'ward'
  return scope === 'all-units' || kind === 'province'
}

/** Null where it is no count: `1,5` is not taken for 15. */
const countOf = (text: string | undefined): number | null => {
  const read = readCount(text ?? '')
  return read.ok ? read.count : null
}

/** What became of the one record. */
const outcomeOf = ({ accepted, quarantined, rejected }: HandedInAnswer) => {
  if (rejected > 0) return m.formRejected
  if (quarantined > 0) return m.formWaits
  return accepted > 0 ? m.formDone : m.formUnchanged
}

function CountsForm({ dataset, unit, day, counts }: CountsFormProps) {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  // The ledger moves while somebody types: the form keeps what it began with, and says nothing of figures left as they were.
  const [began] = useState(counts)
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(dataset.measures.map(({ id }) => [id, counts ? String(counts[id] ?? '') : ''])),
  )
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [answer, setAnswer] = useState<HandedInAnswer | null>(null)
  const key = useRef(crypto.randomUUID())
  const { order, pending, refusal } = useOrder('submit')
  const change = (id: string, text: string) => {
    setAnswer(null)
    // Another content is another submission.
    key.current = crypto.randomUUID()
    setTyped((before) => ({ ...before, [id]: text }))
  }
  const save = async () => {
    setTried(true)
    const given: Record<string, number> = {}
    for (const { id } of dataset.measures) {
      const count = countOf(typed[id])
      if (count === null) return
      given[id] = count
    }
    const changed = Object.entries(given).filter(([id, count]) => count !== began?.[id])
    const told = changed.length > 0 ? Object.fromEntries(changed) : given
    const why = reason.trim() === '' ? null : reason.trim()
    const body = { dataset: dataset.id, reason: why, records: [{ unit, day, counts: told }] }
    const ordered = await order({ body }, key.current)
    if (ordered.kind !== 'done') return
    setAnswer(ordered.answer)
    if (ordered.answer.accepted > 0) await client.invalidateQueries({ queryKey: ['listSubmissions'] })
  }
  return (
    <Form label={say(m.formTitle)} fields={['reason']} refusal={refusal} submit={() => void save()}>
      <p className="note">{say(began ? m.known : m.unknown)}</p>
      <div className="count-fields">
        {dataset.measures.map(({ id, name }) => (
          <TextField
            key={id}
            label={name[locale]}
            inputMode="numeric"
            maxLength={13}
            value={typed[id] ?? ''}
            fault={tried && countOf(typed[id]) === null ? say(m.notACount) : undefined}
            onChange={(text) => change(id, text)}
          />
        ))}
      </div>
      <Field label={say(m.reason)} hint={say(m.reasonHint)} fault={refusal?.at('reason')}>
        {(parts) => (
          <textarea
            {...parts}
            rows={2}
            maxLength={1_000}
            value={reason}
            onChange={(event) => {
              key.current = crypto.randomUUID()
              setReason(event.target.value)
            }}
          />
        )}
      </Field>
      <SubmitButton pending={pending}>{say(m.save)}</SubmitButton>
      <div role="status">
        {answer && (
          <>
            <p>
              {say(outcomeOf(answer))} <Link {...toSubmission(answer.id)}>{say(m.toSubmission)}</Link>
            </p>
            {answer.problems.length > 0 && <ProblemTable problems={answer.problems} />}
          </>
        )}
      </div>
    </Form>
  )
}
