import { useState } from 'react'
import { allowed } from 'shared/account/policy.ts'
import { type AnnotationKind, annotationKinds } from 'shared/kpi/compare/annotation-kind.ts'
import { annotationKindTexts, controlChartMessages as m } from 'shared/messages/control-chart.ts'
import { useSay } from '../../shell/locale.tsx'
import { useWho } from '../../shell/use-who.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, SelectField, SubmitButton } from '../../ui/Field.tsx'
import { Form } from '../../ui/Form.tsx'
import { useOrder } from '../../use-order.ts'
import type { WritingDialogProps } from './RebaselineDialog.tsx'
import { useWriting } from './use-writing.ts'
import { WhoseChart } from './WhoseChart.tsx'
import { WritingDay } from './WritingDay.tsx'

/** Writes beside the chart what happened; the limits stay as they are. */
export function AnnotateDialog({ kpi, unit, close, done }: WritingDialogProps) {
  const say = useSay()
  const { identity } = useWho()
  const { draft, days, change, faultAt, sound } = useWriting('text')
  const [kind, setKind] = useState<AnnotationKind>('event')
  const [every, setEvery] = useState(false)
  const { order, pending, refusal } = useOrder('annotate')
  const submit = async () => {
    if (!sound() || draft.from === null) return
    const { from, to, text } = draft
    const body = { kpi: kpi.id, unit: every ? null : unit, kind, from, to: to ?? from, text }
    if ((await order({ body })).kind === 'done') await done()
  }
  return (
    <Dialog title={say(m.annotate)} close={close}>
      <Form label={say(m.annotate)} fields={['from', 'to', 'text']} refusal={refusal} submit={() => void submit()}>
        <SelectField
          label={say(m.kind)}
          value={kind}
          onChange={(value) => setKind(annotationKinds.find((known) => known === value) ?? 'event')}
        >
          {annotationKinds.map((one) => (
            <option key={one} value={one}>
              {say(annotationKindTexts[one])}
            </option>
          ))}
        </SelectField>
        <WritingDay
          label={say(m.fromDay)}
          fault={faultAt('from', refusal)}
          {...days}
          onChange={(from) => change({ from })}
        />
        <WritingDay label={say(m.toDay)} fault={faultAt('to', refusal)} {...days} onChange={(to) => change({ to })} />
        <Field label={say(m.text)} fault={faultAt('text', refusal)}>
          {(parts) => (
            <textarea
              {...parts}
              rows={3}
              maxLength={500}
              value={draft.text}
              onChange={(event) => change({ text: event.target.value })}
            />
          )}
        </Field>
        {allowed(identity, 'annotation.change') && <WhoseChart unit={unit} every={every} onChange={setEvery} />}
        <SubmitButton pending={pending}>{say(m.save)}</SubmitButton>
      </Form>
    </Dialog>
  )
}
