import type { Instrument } from 'shared/kpi/kpi.ts'
import { targetPageMessages as m } from 'shared/messages/target-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import type { StepDraft } from './plan-draft.ts'

interface Props {
  no: number
  step: StepDraft
  instruments: readonly Instrument[]
  fault: (field: string) => string | undefined
  change: (more: Partial<StepDraft>) => void
  drop: () => void
}

/** One step: how much, from when to when, by which instrument. */
export function StepFields({ no, step, instruments, fault, change, drop }: Props) {
  const say = useSay()
  const locale = useLocale()
  return (
    <div className="plan-step" role="group" aria-label={say(m.stepNo, { n: no })}>
      <SelectField
        label={say(m.comparator)}
        fault={fault('comparator')}
        value={step.comparator}
        onChange={(value) => change({ comparator: value === 'at-most' ? 'at-most' : 'at-least' })}
      >
        <option value="at-least">≥ {say(m.atLeast)}</option>
        <option value="at-most">≤ {say(m.atMost)}</option>
      </SelectField>
      <TextField
        label={say(m.value)}
        hint={say(m.valueHint)}
        fault={fault('value')}
        value={step.value}
        onChange={(value) => change({ value })}
        maxLength={14}
      />
      <TextField
        label={say(m.from)}
        fault={fault('from')}
        value={step.from}
        onChange={(from) => change({ from })}
        maxLength={10}
      />
      <TextField
        label={say(m.to)}
        hint={say(m.toHint)}
        fault={fault('to')}
        value={step.to}
        onChange={(to) => change({ to })}
        maxLength={10}
      />
      <SelectField
        label={say(m.instrument)}
        fault={fault('instrument')}
        value={step.instrument}
        onChange={(instrument) => change({ instrument })}
      >
        <option value="">{say(m.noInstrument)}</option>
        {instruments.map(({ id, title }) => (
          <option key={id} value={id}>
            {id}: {title[locale]}
          </option>
        ))}
      </SelectField>
      <button type="button" className="plain" aria-label={say(m.dropStep, { n: no })} onClick={drop}>
        ✕
      </button>
    </div>
  )
}
