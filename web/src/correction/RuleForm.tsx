import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { missingStrategies, validationSeverities } from 'shared/feed/validation/severity.ts'
import type { ValidationTest } from 'shared/feed/validation/validation-rule.ts'
import { missingTexts, severityTexts, validationPageMessages as m } from 'shared/messages/validation-page.ts'
import { formatNumber } from 'shared/format.ts'
import { readNumber } from 'shared/read-number.ts'
import type { Answer } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { idFrom } from './id-from.ts'

type Rules = Answer<'listValidationRules'>

interface Props {
  /** Null for a new one. */
  rule: Rules['rules'][number] | null
  measures: Rules['measures']
  taken: readonly string[]
  close: () => void
}

const mostOfASide = 6

const usual = (measure: string): ValidationTest => ({ kind: 'usual', measure, z: 8, atLeast: 50 })
const compare = (left: string, right: string): ValidationTest => ({
  kind: 'compare',
  left: [left],
  comparator: 'at-most',
  right: [right],
  missing: 'skip-any',
  tolerance: 0,
})

/** A rule set, new or anew, with the reason; the version before it stays. */
export function RuleForm({ rule, measures, taken, close }: Props) {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const [name, setName] = useState(rule?.name[locale] ?? '')
  const [test, setTest] = useState<ValidationTest>(rule?.test ?? usual(measures[0]?.id ?? ''))
  const [severity, setSeverity] = useState(rule?.severity ?? 'warn')
  const [enabled, setEnabled] = useState(rule?.enabled ?? true)
  const [reason, setReason] = useState('')
  const { order, pending, refusal } = useOrder('setValidationRule')
  const title = rule ? say(m.changeOf, { name: rule.name[locale] }) : say(m.add)
  const submit = async () => {
    const numbers = test.kind === 'usual' ? [test.z, test.atLeast] : [test.tolerance]
    // The field says so already.
    if (numbers.some(Number.isNaN)) return
    const called = rule && rule.name[locale] === name ? rule.name : { vi: name, en: name }
    const id = rule?.id ?? idFrom(name, taken)
    const body = { id, basedOn: rule?.version ?? 0, name: called, test, severity, enabled, reason }
    if ((await order({ body })).kind !== 'done') return
    await client.invalidateQueries({ queryKey: ['listValidationRules'] })
    close()
  }
  const choices = measures.map(({ id, name: called }) => (
    <option key={id} value={id}>
      {called[locale]}
    </option>
  ))
  return (
    <Dialog title={title} close={close}>
      <Form label={title} fields={['name', 'test', 'reason']} refusal={refusal} submit={() => void submit()}>
        <TextField label={say(m.name)} fault={refusal?.at('name')} value={name} onChange={setName} maxLength={120} />
        <SelectField
          label={say(m.kind)}
          value={test.kind}
          onChange={(kind) => {
            const first = measures[0]?.id ?? ''
            setTest(kind === 'compare' ? compare(first, measures[1]?.id ?? first) : usual(first))
          }}
        >
          <option value="usual">{say(m.kindUsual)}</option>
          <option value="compare">{say(m.kindCompare)}</option>
        </SelectField>
        {test.kind === 'usual' ? (
          <>
            <SelectField
              label={say(m.measure)}
              value={test.measure}
              onChange={(measure) => setTest({ ...test, measure })}
            >
              {choices}
            </SelectField>
            <NumberField label={say(m.zField)} value={test.z} set={(z) => setTest({ ...test, z })} />
            <NumberField
              label={say(m.atLeastField)}
              value={test.atLeast}
              set={(atLeast) => setTest({ ...test, atLeast })}
            />
          </>
        ) : (
          <>
            <SideFields
              label={say(m.left)}
              measures={test.left}
              choices={choices}
              set={(left) => setTest({ ...test, left })}
            />
            <SelectField
              label={say(m.comparator)}
              value={test.comparator}
              onChange={(to) => setTest({ ...test, comparator: to === 'equal' ? 'equal' : 'at-most' })}
            >
              <option value="at-most">{say(m.atMost)}</option>
              <option value="equal">{say(m.equal)}</option>
            </SelectField>
            <SideFields
              label={say(m.right)}
              measures={test.right}
              choices={choices}
              set={(right) => setTest({ ...test, right })}
            />
            <NumberField
              label={say(m.toleranceField)}
              value={test.tolerance}
              set={(tolerance) => setTest({ ...test, tolerance })}
            />
            <SelectField
              label={say(m.missing)}
              value={test.missing}
              onChange={(how) =>
                setTest({ ...test, missing: missingStrategies.find((one) => one === how) ?? 'skip-any' })
              }
            >
              {missingStrategies.map((how) => (
                <option key={how} value={how}>
                  {say(missingTexts[how])}
                </option>
              ))}
            </SelectField>
          </>
        )}
        <SelectField
          label={say(m.severity)}
          value={severity}
          onChange={(chosen) => setSeverity(validationSeverities.find((one) => one === chosen) ?? 'warn')}
        >
          {validationSeverities.map((one) => (
            <option key={one} value={one}>
              {say(severityTexts[one])}
            </option>
          ))}
        </SelectField>
        <label className="check">
          <input type="checkbox" checked={enabled} onChange={(event) => setEnabled(event.target.checked)} />
          {say(m.enabled)}
        </label>
        <TextField
          label={say(m.reason)}
          hint={say(m.saveMeans)}
          fault={refusal?.at('reason') ?? refusal?.at('test')}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
        <SubmitButton pending={pending}>{say(m.save)}</SubmitButton>
      </Form>
    </Dialog>
  )
}

/** One side of a comparison: a count, or a sum of several. */
function SideFields({
  label,
  measures,
  choices,
  set,
}: {
  label: string
  measures: readonly string[]
  choices: ReactNode
  set: (measures: string[]) => void
}) {
  const say = useSay()
  return (
    <div className="rule-side">
      {measures.map((measure, at) => (
        <SelectField
          key={at}
          label={at === 0 ? label : say(m.plus, { n: at + 1 })}
          value={measure}
          onChange={(chosen) =>
            set(chosen === '' ? measures.filter((_, one) => one !== at) : measures.with(at, chosen))
          }
        >
          {at > 0 && <option value="">{say(m.without)}</option>}
          {choices}
        </SelectField>
      ))}
      {measures.length < mostOfASide && (
        <button type="button" className="plain" onClick={() => set([...measures, measures[0] ?? ''])}>
          {say(m.addCount)}
        </button>
      )}
    </div>
  )
}

/** What is typed stays as it is typed; only what reads as a number is taken over. */
function NumberField({ label, value, set }: { label: string; value: number; set: (value: number) => void }) {
  const say = useSay()
  const locale = useLocale()
  const [typed, setTyped] = useState(() => formatNumber(locale, value, value % 1 === 0 ? 0 : 1))
  return (
    <TextField
      label={label}
      maxLength={9}
      value={typed}
      fault={typeof readNumber(locale, typed) === 'number' ? undefined : say(m.notANumber)}
      onChange={(text) => {
        setTyped(text)
        // What is no number is sent as such, and refused: the last one that read well must not be taken instead.
        set(readNumber(locale, text) ?? Number.NaN)
      }}
    />
  )
}
