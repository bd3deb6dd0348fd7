import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Day } from 'shared/day.ts'
import { reportPageMessages as m } from 'shared/messages/report-page.ts'
import { periodDays, periodLabel } from 'shared/period.ts'
import type { Locale } from 'shared/text.ts'
import { toReport } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { DayField } from '../ui/DayField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField, SubmitButton } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import type { Answer } from '../http.ts'
import { subjectOf } from 'shared/report/report-kind.ts'
import { SubjectField } from './SubjectField.tsx'
import { periodsFor } from './periods-for.ts'

type Template = Answer<'listReportTemplates'>['templates'][number]

/** From which template, for which period: then the program reads the figures and writes. */
export function DraftDialog() {
  const say = useSay()
  const [, change] = usePageState()
  const query = useQuery(q('listReportTemplates', {}))
  return (
    <Dialog title={say(m.draft)} close={() => change({ open: undefined })}>
      <Answered query={query} what={say(m.template)} lines={4}>
        {({ templates }) => <DraftForm templates={templates} />}
      </Answered>
    </Dialog>
  )
}

const other = 'range'

function DraftForm({ templates }: { templates: readonly Template[] }) {
  const say = useSay()
  const locale = useLocale()
  const navigate = useNavigate()
  const { today, historyFrom } = useProvince()
  // Most reports are the periodic one.
  const [id, setId] = useState((templates.find(({ kind }) => kind === 'periodic') ?? templates[0])?.id ?? '')
  const template = templates.find((one) => one.id === id)
  const periods = template ? periodsFor(template.grains, today, historyFrom) : []
  const [chosen, setChosen] = useState('')
  const [from, setFrom] = useState<Day | null>(null)
  const [to, setTo] = useState<Day | null>(null)
  const [lang, setLang] = useState<Locale>('vi')
  const { order, pending, refusal } = useOrder('draftReport')
  const kind = template ? subjectOf[template.kind] : null
  const [subject, setSubject] = useState('')
  const days = template?.grains.includes('range') ?? false
  const period = periods.find((one) => nameOf(one) === chosen) ?? (chosen === other ? undefined : periods[0])
  // What one template is about, another is not.
  const choose = (one: string) => {
    setId(one)
    setSubject('')
  }
  const submit = async () => {
    const asked = period
      ? { calendar: period.calendar, period: period.key }
      : { ...(from && { from }), ...(to && { to }) }
    const about = kind === null ? {} : { subject: subject.trim() }
    // An incident has days of its own.
    const when = kind === 'incident' ? {} : asked
    const done = await order({ body: { template: id, ...about, ...when, until: [], lang } })
    if (done.kind === 'done') void navigate(toReport(done.answer.report.id))
  }
  return (
    <Form
      label={say(m.draft)}
      fields={['template', 'subject', 'period', 'from', 'to', 'lang']}
      refusal={refusal}
      submit={() => void submit()}
    >
      <SelectField label={say(m.template)} fault={refusal?.at('template')} value={id} onChange={choose}>
        {templates.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name[locale]}
          </option>
        ))}
      </SelectField>
      {kind !== null && (
        <SubjectField key={kind} kind={kind} value={subject} onChange={setSubject} fault={refusal?.at('subject')} />
      )}
      {kind !== 'incident' && (
        <SelectField
          label={say(m.period)}
          fault={refusal?.at('period')}
          hint={say(m.drafting)}
          value={period ? nameOf(period) : other}
          onChange={setChosen}
        >
          {periods.map((one) => (
            <option key={nameOf(one)} value={nameOf(one)}>
              {periodLabel(locale, one)}
              {one.grain !== 'week' && ` (${periodDays(locale, one)})`}
            </option>
          ))}
          {days && <option value={other}>{say(m.otherDays)}</option>}
        </SelectField>
      )}
      {!period && kind !== 'incident' && (
        <>
          <DayField label={say(m.from)} value={from} first={historyFrom} last={today} onChange={setFrom} />
          <DayField label={say(m.to)} value={to} first={historyFrom} last={today} onChange={setTo} />
        </>
      )}
      <SelectField label={say(m.language)} value={lang} onChange={(value) => setLang(value === 'en' ? 'en' : 'vi')}>
        <option value="vi">{say(m.vietnamese)}</option>
        <option value="en">{say(m.english)}</option>
      </SelectField>
      <SubmitButton pending={pending}>{say(m.draft)}</SubmitButton>
    </Form>
  )
}

const nameOf = ({ calendar, key }: { calendar: string; key: string }): string => `${calendar} ${key}`
