import { useState } from 'react'
import { templatePageMessages as m } from 'shared/messages/template-page.ts'
import { reportPageMessages } from 'shared/messages/report-page.ts'
import { periodDays, periodLabel } from 'shared/period.ts'
import type { ReportDocument } from 'shared/report/document.ts'
import { subjectOf } from 'shared/report/report-kind.ts'
import type { ReportTemplate } from 'shared/report/template.ts'
import type { Locale } from 'shared/text.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { useProvince } from '../../shell/use-province.ts'
import { SelectField, SubmitButton } from '../../ui/Field.tsx'
import { Form } from '../../ui/Form.tsx'
import { useOrder } from '../../use-order.ts'
import { DocumentView } from '../DocumentView.tsx'
import { periodsFor } from '../periods-for.ts'
import { SubjectField } from '../SubjectField.tsx'

interface Props {
  template: ReportTemplate
  /** As it stands on the page, kept or not. */
  written: Pick<ReportTemplate, 'letterhead'> & { layout: NonNullable<ReportTemplate['layout']> }
}

/** How a report of a period would read by the template as it stands on the page. */
export function TemplatePreview({ template, written }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { today, historyFrom } = useProvince()
  const periods = periodsFor(template.grains, today, historyFrom)
  const [chosen, setChosen] = useState(0)
  const [lang, setLang] = useState<Locale>('vi')
  const [subject, setSubject] = useState('')
  const [shown, setShown] = useState<ReportDocument | null>(null)
  const { order, pending, refusal } = useOrder('previewReportTemplate')
  const kind = subjectOf[template.kind]
  const period = periods[chosen] ?? periods[0]
  const look = async () => {
    // An incident has days of its own.
    const when = kind === 'incident' || !period ? {} : { calendar: period.calendar, period: period.key }
    const about = kind === null ? {} : { subject: subject.trim() }
    const done = await order({ params: { id: template.id }, body: { ...written, ...when, ...about, lang } })
    if (done.kind === 'done') setShown(done.answer)
  }
  return (
    <section aria-labelledby="preview" className="template-preview">
      <h2 id="preview">{say(m.preview)}</h2>
      <p className="note">{say(m.previewHint)}</p>
      <Form label={say(m.preview)} fields={['subject', 'period', 'lang']} refusal={refusal} submit={() => void look()}>
        {kind !== null && (
          <SubjectField kind={kind} value={subject} onChange={setSubject} fault={refusal?.at('subject')} />
        )}
        {kind !== 'incident' && (
          <SelectField
            label={say(m.period)}
            fault={refusal?.at('period')}
            value={String(chosen)}
            onChange={(value) => setChosen(Number(value))}
          >
            {periods.map((one, at) => (
              <option key={`${one.calendar} ${one.key}`} value={at}>
                {periodLabel(locale, one)}
                {one.grain !== 'week' && ` (${periodDays(locale, one)})`}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField label={say(m.language)} value={lang} onChange={(value) => setLang(value === 'en' ? 'en' : 'vi')}>
          <option value="vi">{say(reportPageMessages.vietnamese)}</option>
          <option value="en">{say(reportPageMessages.english)}</option>
        </SelectField>
        <SubmitButton pending={pending}>{say(m.preview)}</SubmitButton>
      </Form>
      {shown && <DocumentView document={shown} detail={null} open={false} told={() => {}} />}
    </section>
  )
}
