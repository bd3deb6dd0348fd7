import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount } from 'shared/format.ts'
import { correctionPageMessages as m } from 'shared/messages/correction-page.ts'
import { readCount } from 'shared/read-count.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { UnitOptions } from '../account/UnitOptions.tsx'
import type { Answer } from '../http.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { DayField } from '../ui/DayField.tsx'
import { Field, SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { refreshFigures } from '../refresh-figures.ts'

type Given = Answer<'listGivenDatasets'>

/** One unit's day put right: what stands is shown beside what it is to be, and only what differs is sent. */
export function CorrectFigure() {
  const say = useSay()
  const query = useQuery(q('listGivenDatasets', {}))
  return (
    <section aria-labelledby="correct">
      <h2 id="correct">{say(m.correctTitle)}</h2>
      <Answered query={query} what={say(m.correctTitle).toLowerCase()} lines={4}>
        {/* What the program counts itself is put right where it is counted. */}
        {(given) => <Chooser given={{ ...given, datasets: given.datasets.filter((one) => !one.own) }} />}
      </Answered>
    </section>
  )
}

function Chooser({ given }: { given: Given }) {
  const say = useSay()
  const locale = useLocale()
  const { units, historyFrom, today } = useProvince()
  const [dataset, setDataset] = useState(given.datasets[0]?.id ?? '')
  const [unit, setUnit] = useState(given.unit ?? '')
  const [day, setDay] = useState<string | null>(null)
  const chosen = given.datasets.find(({ id }) => id === dataset)
  const own = units.find(({ code }) => code === given.unit)
  const others = units.filter(({ kind }) => kind === 'department' || kind === 'province')
  return (
    <>
      <div className="correct-choice">
        <SelectField label={say(m.dataset)} value={dataset} onChange={setDataset}>
          {given.datasets.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[locale]}
            </option>
          ))}
        </SelectField>
        {own ? (
          <Field label={say(m.unit)}>{(parts) => <output {...parts}>{unitName(locale, own)}</output>}</Field>
        ) : (
          <SelectField label={say(m.unit)} value={unit} onChange={setUnit}>
            <option value="">{say(m.chooseUnit)}</option>
            <UnitOptions units={units} />
            {others.map((one) => (
              <option key={one.code} value={one.code}>
                {unitName(locale, one)}
              </option>
            ))}
          </SelectField>
        )}
        <DayField label={say(m.day)} value={day} first={historyFrom} last={today} onChange={setDay} />
      </div>
      {chosen && unit && day && <Counts key={`${dataset} ${unit} ${day}`} dataset={chosen} unit={unit} day={day} />}
    </>
  )
}

interface Asked {
  dataset: Given['datasets'][number]
  unit: string
  day: string
}

function Counts(asked: Asked) {
  const say = useSay()
  const { dataset, unit, day } = asked
  const query = useQuery(q('readKnownCounts', { params: { id: dataset.id }, query: { unit, day } }))
  return (
    <Answered query={query} what={say(m.look)} lines={6}>
      {({ counts }) =>
        counts === null ? <p className="empty">{say(m.nothingStands)}</p> : <CountForm {...asked} counts={counts} />
      }
    </Answered>
  )
}

function CountForm({ dataset, unit, day, counts }: Asked & { counts: Record<string, number> }) {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [reason, setReason] = useState('')
  const [told, setTold] = useState('')
  const { order, pending, refusal } = useOrder('makeCorrection')
  const [tried, setTried] = useState(false)
  const read = Object.entries(typed)
    .filter(([, text]) => text.trim() !== '')
    .map(([measure, text]) => ({ measure, is: readCount(text) }))
  const wrong = new Set(read.filter(({ is }) => !is.ok).map(({ measure }) => measure))
  const changed = read.flatMap(({ measure, is }) =>
    is.ok && is.count !== counts[measure] ? [[measure, is.count] as const] : [],
  )
  const submit = async () => {
    setTried(true)
    if (changed.length === 0 || wrong.size > 0) return
    const numbers = Object.fromEntries(changed)
    const outcome = await order({ body: { dataset: dataset.id, records: [{ unit, day, counts: numbers }], reason } })
    if (outcome.kind !== 'done') return
    setTold(say(outcome.answer.correction.state === 'kept' ? m.didCorrect : m.didProposeCorrection))
    setTyped({})
    setTried(false)
    setReason('')
    await refreshFigures(client)
  }
  return (
    <Form label={say(m.correctTitle)} fields={['records', 'reason']} refusal={refusal} submit={() => void submit()}>
      <div className="correct-counts">
        {dataset.measures
          .filter(({ id }) => counts[id] !== undefined)
          .map(({ id, name }) => (
            <TextField
              key={id}
              label={name[locale]}
              hint={say(m.stands, { n: formatCount(locale, counts[id]!) })}
              inputMode="numeric"
              maxLength={13}
              value={typed[id] ?? ''}
              fault={tried && wrong.has(id) ? say(m.notACount) : undefined}
              onChange={(text) => {
                setTold('')
                setTyped({ ...typed, [id]: text })
              }}
            />
          ))}
      </div>
      <TextField
        label={say(m.reason)}
        hint={say(m.reasonHint)}
        fault={refusal?.at('reason')}
        value={reason}
        onChange={setReason}
        maxLength={500}
      />
      <p className="decide-buttons">
        <SubmitButton pending={pending}>{say(m.send)}</SubmitButton>
      </p>
      <p role="status">{told || (tried && changed.length === 0 && wrong.size === 0 && say(m.nothingChanged))}</p>
    </Form>
  )
}
