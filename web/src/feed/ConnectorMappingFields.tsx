import {
  connectorPageMessages as m,
  dayStyleTexts,
  encodingTexts,
  numberTexts,
} from 'shared/messages/connector-page.ts'
import type { ConnectorDataset } from 'shared/feed/connector/connector-contract.ts'
import { UnitOptions } from '../account/UnitOptions.tsx'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { Field, SelectField, TextField } from '../ui/Field.tsx'
import type { StepProps } from './connector-draft.ts'

const dayStyles = ['iso', 'compact', 'vietnamese', 'instant', 'month', 'year'] as const
const unitsBy = ['code', 'name', 'asked', 'fixed'] as const
const numberStyles = ['plain', 'comma', 'dot'] as const
const encodings = ['utf-8', 'windows-1258', 'utf-16le'] as const

/** What each place of the answer means. */
export function ConnectorMappingFields(props: StepProps & Pick<ConnectorDataset, 'measures'>) {
  const { draft, change, faultAt, measures } = props
  const say = useSay()
  const locale = useLocale()
  const hint = say(draft.format === 'json' ? m.fieldHint : m.columnHint)
  return (
    <>
      <SelectField
        label={say(m.format)}
        value={draft.format}
        onChange={(format) => change({ format: format === 'csv' ? 'csv' : 'json' })}
      >
        <option value="json">JSON</option>
        <option value="csv">CSV</option>
      </SelectField>
      {draft.format === 'json' ? (
        <TextField
          label={say(m.records)}
          hint={say(m.recordsHint)}
          fault={faultAt('mapping.shape.records')}
          value={draft.records}
          onChange={(records) => change({ records })}
          maxLength={300}
        />
      ) : (
        <LineFields {...props} />
      )}
      <UnitFields {...props} />
      <DayFields {...props} />
      <SelectField
        label={say(m.numbers)}
        value={draft.numbers}
        onChange={(numbers) => change({ numbers: numberStyles.find((one) => one === numbers) ?? 'plain' })}
      >
        {numberStyles.map((style) => (
          <option key={style} value={style}>
            {say(numberTexts[style])}
          </option>
        ))}
      </SelectField>
      <fieldset className="wide">
        <legend>{say(m.measures)}</legend>
        <p className="form-hint">{hint}</p>
        {faultAt('mapping.measures') && <p className="form-fault">{faultAt('mapping.measures')}</p>}
        <div className="connector-fields">
          {measures.map(({ id, name }) => {
            const mapped = measures.filter((one) => (draft.measures[one.id]?.trim() ?? '') !== '')
            const place = mapped.findIndex((one) => one.id === id)
            return (
              <TextField
                key={id}
                label={name[locale]}
                fault={faultAt(`mapping.measures.${place}.at`)}
                value={draft.measures[id] ?? ''}
                onChange={(at) => change({ measures: { ...draft.measures, [id]: at } })}
                maxLength={300}
              />
            )
          })}
        </div>
      </fieldset>
    </>
  )
}

function LineFields({ draft, change, faultAt }: StepProps) {
  const say = useSay()
  return (
    <>
      <SelectField label={say(m.delimiter)} value={draft.delimiter} onChange={(delimiter) => change({ delimiter })}>
        <option value=";">;</option>
        <option value=",">,</option>
        <option value={'\t'}>{say(m.tab)}</option>
        <option value="|">|</option>
      </SelectField>
      <SelectField
        label={say(m.encoding)}
        value={draft.encoding}
        onChange={(encoding) => change({ encoding: encodings.find((one) => one === encoding) ?? 'utf-8' })}
      >
        {encodings.map((one) => (
          <option key={one} value={one}>
            {say(encodingTexts[one])}
          </option>
        ))}
      </SelectField>
      <TextField
        label={say(m.headingLine)}
        fault={faultAt('mapping.shape.headingLine')}
        inputMode="numeric"
        maxLength={2}
        value={draft.headingLine}
        onChange={(headingLine) => change({ headingLine })}
      />
    </>
  )
}

function UnitFields({ draft, change, faultAt }: StepProps) {
  const say = useSay()
  const { units } = useProvince()
  return (
    <>
      <SelectField
        label={say(m.unitFrom)}
        {...(draft.unitBy === 'asked' && { hint: say(m.unitAskedHint) })}
        value={draft.unitBy}
        onChange={(unitBy) => change({ unitBy: unitsBy.find((one) => one === unitBy) ?? 'code' })}
      >
        <option value="code">{say(m.unitByCode)}</option>
        <option value="name">{say(m.unitByName)}</option>
        <option value="asked">{say(m.unitAsked)}</option>
        <option value="fixed">{say(m.unitFixed)}</option>
      </SelectField>
      {draft.unitBy === 'asked' ? null : draft.unitBy === 'fixed' ? (
        <SelectField
          label={say(m.unitCode)}
          fault={faultAt('mapping.unit.code')}
          value={draft.unitCode}
          onChange={(unitCode) => change({ unitCode })}
        >
          <option value="">{say(m.chooseUnit)}</option>
          <UnitOptions units={units} />
          {units
            .filter(({ kind }) => kind === 'department' || kind === 'province')
            .map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
        </SelectField>
      ) : (
        <>
          <TextField
            label={say(m.unitAt)}
            fault={faultAt('mapping.unit.at')}
            value={draft.unitAt}
            onChange={(unitAt) => change({ unitAt })}
            maxLength={300}
          />
          <Field label={say(m.otherNames)} hint={say(m.otherNamesHint)} fault={faultAt('mapping.otherNames.0.unit')}>
            {(parts) => (
              <textarea
                {...parts}
                rows={2}
                value={draft.otherNames}
                onChange={(event) => change({ otherNames: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
    </>
  )
}

function DayFields({ draft, change, faultAt }: StepProps) {
  const say = useSay()
  return (
    <>
      <SelectField
        label={say(m.dayFrom)}
        value={draft.dayFrom}
        onChange={(dayFrom) => change({ dayFrom: dayFrom === 'asked' ? 'asked' : 'record' })}
      >
        <option value="record">{say(m.dayInRecord)}</option>
        <option value="asked">{say(m.dayAsked)}</option>
      </SelectField>
      {draft.dayFrom === 'record' && (
        <>
          <TextField
            label={say(m.dayAt)}
            fault={faultAt('mapping.day.at')}
            value={draft.dayAt}
            onChange={(dayAt) => change({ dayAt })}
            maxLength={300}
          />
          <SelectField
            label={say(m.dayStyle)}
            value={draft.dayStyle}
            onChange={(style) => change({ dayStyle: dayStyles.find((one) => one === style) ?? 'iso' })}
          >
            {dayStyles.map((style) => (
              <option key={style} value={style}>
                {say(dayStyleTexts[style])}
              </option>
            ))}
          </SelectField>
          {draft.dayStyle === 'instant' && (
            <SelectField
              label={say(m.zone)}
              value={draft.zone}
              onChange={(zone) => change({ zone: zone === 'UTC' ? 'UTC' : 'Asia/Ho_Chi_Minh' })}
            >
              <option value="Asia/Ho_Chi_Minh">Asia/Ho_Chi_Minh</option>
              <option value="UTC">UTC</option>
            </SelectField>
          )}
        </>
      )}
    </>
  )
}
