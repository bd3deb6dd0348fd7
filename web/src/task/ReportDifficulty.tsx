import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type CauseClass, causeClasses } from 'shared/alert/incident.ts'
import { causeTexts } from 'shared/messages/alert.ts'
import { answererTexts } from 'shared/messages/task.ts'
import { taskPageMessages as m } from 'shared/messages/task-page.ts'
import { type Answerer, answerers } from 'shared/task/difficulty.ts'
import type { VisitDetail } from 'shared/task/visit/visit-contract.ts'
import type { Locale } from 'shared/text.ts'
import { toDifficulty } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useOrder } from '../use-order.ts'
import { TextArea } from './TaskActs.tsx'
import { sayAnswer } from './visit/say-answer.ts'

interface Raised {
  source: 'commune' | 'incident' | 'visit'
  sourceRef: string | null
  title: string
  text: string
  class: CauseClass
  subsystem: string
  provider: string | null
  units: string[]
}
const fromNothing: Raised = {
  source: 'commune',
  sourceRef: null,
  title: '',
  text: '',
  class: 'function',
  subsystem: '',
  provider: null,
  units: [],
}

/** What is hard, in a form. Raised from an incident, all that the incident knows stands in it already: two taps. */
export function ReportDifficulty({ close }: { close: () => void }) {
  const say = useSay()
  const locale = useLocale()
  const [{ open, row }] = usePageState()
  const incident = open === 'report-incident' && row ? row : null
  const [visit, question] = open === 'report-visit' && row ? row.split('_') : []
  const visited = useQuery({
    ...q('readVisit', { params: { id: visit ?? '' } }),
    enabled: visit !== undefined,
    staleTime: 0,
  })
  const asked = useQuery({
    ...q('readIncident', { params: { id: incident ?? '' } }),
    enabled: incident !== null,
  })
  const found = asked.data?.incident
  const raised: Raised = found
    ? {
        source: 'incident',
        sourceRef: found.id,
        title: found.name[locale].slice(0, 200),
        text: found.causeNote ?? found.name[locale],
        class: found.cause ?? (found.scope === 'kpi' || found.scope === 'feed' ? 'function' : 'connection'),
        subsystem: found.subsystem ?? '',
        provider: found.provider,
        units: found.unit ? [found.unit] : [],
      }
    : visited.data && question
      ? raisedFromVisit(visited.data, question, locale)
      : fromNothing
  return (
    <Dialog title={say(m.report)} close={close}>
      {(incident !== null && asked.isPending) || (visit !== undefined && visited.isPending) ? (
        <Skeleton lines={5} what={say(m.theDifficulty)} />
      ) : (
        <ReportForm raised={raised} />
      )}
    </Dialog>
  )
}

/** What was found at a question: its words and the answer make the title, the note what is hard. */
function raisedFromVisit({ visit, questions, standings }: VisitDetail, question: string, locale: Locale): Raised {
  const asked = questions.find(({ id }) => id === question)
  const head = standings.find((one) => one.question === question)?.head
  const answer = head ? sayAnswer(locale, head.value) : ''
  const title = [asked?.text ?? '', answer].filter(Boolean).join(' ')
  return {
    ...fromNothing,
    source: 'visit',
    sourceRef: `${visit.id}_${question}`,
    title: title.slice(0, 200),
    text: head?.note || title,
    units: [visit.unit],
  }
}

function ReportForm({ raised }: { raised: Raised }) {
  const say = useSay()
  const locale = useLocale()
  const { subsystems } = useProvince()
  const { identity } = useWho()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [title, setTitle] = useState(raised.title)
  const [text, setText] = useState(raised.text)
  const [kind, setKind] = useState<CauseClass>(raised.class)
  const [subsystem, setSubsystem] = useState(raised.subsystem)
  const [answerer, setAnswerer] = useState<Answerer>(raised.provider ? 'provider' : 'department')
  const [dossiers, setDossiers] = useState('')
  const [evidence, setEvidence] = useState('')
  const { order, pending, refusal } = useOrder('reportDifficulty')
  const count = dossiers.trim() === '' ? null : Number(dossiers.replaceAll(/[.\s]/g, ''))
  const isCount = count === null || (Number.isInteger(count) && count >= 0)
  // Who must answer that is a company has to be known; only what it was raised from says which.
  const choices = answerers.filter((one) => one !== 'provider' || raised.provider !== null)
  const submit = async () => {
    if (!isCount) return
    const body = {
      title,
      text,
      class: kind,
      subsystem: subsystem || null,
      units: identity.unit ? [] : raised.units,
      answerer,
      provider: answerer === 'provider' ? raised.provider : null,
      dossiers: count,
      evidence: evidence.trim() || null,
      source: raised.source,
      sourceRef: raised.sourceRef,
    }
    const ordered = await order({ body })
    if (ordered.kind !== 'done') return
    await client.invalidateQueries({ queryKey: ['listDifficulties'] })
    void navigate(toDifficulty(ordered.answer.difficulty.id))
  }
  return (
    <Form
      label={say(m.report)}
      fields={['title', 'text', 'dossiers', 'evidence']}
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
      <TextArea
        label={say(m.text)}
        hint={say(m.textHint)}
        fault={refusal?.at('text')}
        value={text}
        onChange={setText}
      />
      <SelectField
        label={say(m.cause)}
        value={kind}
        onChange={(value) => setKind(causeClasses.find((one) => one === value) ?? 'function')}
      >
        {causeClasses.map((one) => (
          <option key={one} value={one}>
            {say(causeTexts[one])}
          </option>
        ))}
      </SelectField>
      <SelectField label={say(m.system)} value={subsystem} onChange={setSubsystem}>
        <option value="">{say(m.none)}</option>
        {subsystems.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[locale]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say(m.answerer)}
        value={answerer}
        onChange={(value) => setAnswerer(answerers.find((one) => one === value) ?? 'department')}
      >
        {choices.map((one) => (
          <option key={one} value={one}>
            {say(answererTexts[one])}
          </option>
        ))}
      </SelectField>
      <TextField
        label={say(m.dossiers)}
        hint={say(m.dossiersHint)}
        fault={isCount ? refusal?.at('dossiers') : say(m.dossiersFault)}
        inputMode="numeric"
        maxLength={12}
        value={dossiers}
        onChange={setDossiers}
      />
      <TextField
        label={say(m.evidence)}
        fault={refusal?.at('evidence')}
        value={evidence}
        onChange={setEvidence}
        maxLength={2000}
      />
      <SubmitButton pending={pending}>{say(m.reportSend)}</SubmitButton>
    </Form>
  )
}
