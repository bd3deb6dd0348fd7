import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Day } from 'shared/day.ts'
import { submissionPageMessages as m } from 'shared/messages/submission-page.ts'
import type { GivenDataset, HandedInAnswer } from 'shared/submission/submission-contract.ts'
import { type Answer, sendFile } from '../http.ts'
import { toSubmission, toSubmissions } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { DayField } from '../ui/DayField.tsx'
import { Field, SelectField, SubmitButton } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { refusalOf } from '../use-order.ts'
import { SheetMapper } from './SheetMapper.tsx'
import './submission.css'

/** A spreadsheet is read, mapped, previewed and only then taken in. The file stays in the browser between the steps. */
export function SheetPage() {
  const say = useSay()
  const locale = useLocale()
  const query = useQuery(q('listGivenDatasets', { query: { lang: locale } }))
  return (
    <div className="submission-page">
      <PageHead
        title={say(m.sheetTitle)}
        under={
          <>
            {say(m.sheetUnder)} <Link {...toSubmissions()}>{say(m.toList)}</Link>
          </>
        }
      />
      <Answered query={query} what={say(m.dataset)} lines={6}>
        {({ datasets, unit }) => <Steps datasets={datasets.filter((one) => !one.own)} own={unit} />}
      </Answered>
    </div>
  )
}

function Steps({ datasets, own }: { datasets: readonly GivenDataset[]; own: string | null }) {
  const say = useSay()
  const lang = useLocale()
  const client = useQueryClient()
  const [id, setId] = useState(datasets[0]?.id ?? '')
  const [file, setFile] = useState<File | null>(null)
  const { today, historyFrom } = useProvince()
  const [day, setDay] = useState<Day | null>(null)
  const [done, setDone] = useState<HandedInAnswer | null>(null)
  const look = useMutation({
    mutationFn: (given: File): Promise<Answer<'lookAtSheet'>> => sendFile('lookAtSheet', given, { dataset: id }, lang),
    networkMode: 'always',
  })
  const dataset = datasets.find((one) => one.id === id)
  const again = () => {
    look.reset()
    setDone(null)
    setFile(null)
  }
  if (done) return <Done answer={done} again={again} />
  return (
    <>
      <section aria-labelledby="step-file">
        <h2 id="step-file">{say(m.step1)}</h2>
        <Form
          label={say(m.step1)}
          fields={[]}
          refusal={look.error && refusalOf(look.error)}
          submit={() => file && !look.isPending && look.mutate(file)}
        >
          <SelectField
            label={say(m.chooseDataset)}
            hint={dataset?.fed ? say(m.fed) : undefined}
            value={id}
            onChange={(value) => {
              look.reset()
              setId(value)
            }}
          >
            {datasets.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name[lang]}
              </option>
            ))}
          </SelectField>
          <div className="template-way">
            <DayField label={say(m.templateDay)} value={day} first={historyFrom} last={today} onChange={setDay} />
            <a href={`/api/submission-datasets/${id}/template?lang=${lang}${day === null ? '' : `&day=${day}`}`}>
              {say(m.template)}
            </a>
          </div>
          <Field label={say(m.chooseFile)}>
            {(parts) => (
              <span className="file-way">
                <input
                  {...parts}
                  className="unseen"
                  type="file"
                  accept=".xlsx,.csv,.txt"
                  onChange={(event) => {
                    look.reset()
                    setFile(event.target.files?.[0] ?? null)
                  }}
                />
                <label htmlFor={parts.id} className="button">
                  {say(m.pick)}
                </label>
                <span>{file?.name ?? say(m.noFile)}</span>
              </span>
            )}
          </Field>
          <SubmitButton pending={look.isPending}>{say(m.look)}</SubmitButton>
          <p role="status">{look.isPending && say(m.reading)}</p>
        </Form>
      </section>
      {look.data && file && dataset && (
        <SheetMapper
          key={`${id} ${look.data.digest}`}
          dataset={dataset}
          file={file}
          looked={look.data}
          own={own}
          done={(answer) => {
            setDone(answer)
            void client.invalidateQueries({ queryKey: ['listSubmissions'] })
          }}
        />
      )}
    </>
  )
}

function Done({ answer, again }: { answer: HandedInAnswer; again: () => void }) {
  const say = useSay()
  const { accepted, unchanged, quarantined, rejected } = answer
  return (
    <section role="status" className="submission-done">
      <h2>{say(m.done)}</h2>
      <p>{say(m.doneSum, { accepted, unchanged, quarantined, rejected })}</p>
      <p className="submission-ways">
        <Link {...toSubmission(answer.id)}>{say(m.toSubmission)}</Link>
        <button type="button" onClick={again}>
          {say(m.another)}
        </button>
      </p>
    </section>
  )
}
