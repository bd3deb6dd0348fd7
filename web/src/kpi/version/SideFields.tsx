import { useId } from 'react'
import { kpiVersionMessages as m } from 'shared/messages/kpi-version-page.ts'
import type { Text } from 'shared/text.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import type { SideDraft } from './definition-draft.ts'

interface Props {
  name: string
  side: SideDraft
  /** The fields its source brings. */
  measures: readonly { id: string; name: Text }[]
  /** What is wrong with the whole of it, or with one of its fields. */
  fault: string | undefined
  change: (side: SideDraft) => void
}

/** A numerator or denominator: its words, and the fields it adds up or takes off. */
export function SideFields({ name, side, measures, fault, change }: Props) {
  const say = useSay()
  const locale = useLocale()
  const id = useId()
  const { label, terms } = side
  const nameOf = (measure: string) => measures.find((one) => one.id === measure)?.name[locale] ?? measure
  const left = measures.filter((one) => terms.every(({ measure }) => measure !== one.id))
  return (
    <fieldset className="definition-side" aria-describedby={fault && id}>
      <legend>{name}</legend>
      <div className="definition-labels">
        <TextField
          label={say(m.labelVi)}
          value={label.vi}
          onChange={(vi) => change({ ...side, label: { ...label, vi } })}
          maxLength={200}
        />
        <TextField
          label={say(m.labelEn)}
          value={label.en}
          onChange={(en) => change({ ...side, label: { ...label, en } })}
          maxLength={200}
        />
      </div>
      <ul>
        {terms.map(({ measure, coefficient }) => (
          <li key={measure}>
            <select
              aria-label={say(m.sign, { measure: nameOf(measure) })}
              value={coefficient}
              onChange={({ target: { value } }) =>
                change({
                  ...side,
                  terms: terms.map((term) =>
                    term.measure === measure ? { measure, coefficient: value === '-1' ? -1 : 1 } : term,
                  ),
                })
              }
            >
              <option value={1}>{say(m.plus)}</option>
              <option value={-1}>{say(m.minus)}</option>
            </select>
            <span>
              {nameOf(measure)} <code>{measure}</code>
            </span>
            <button
              type="button"
              className="plain"
              onClick={() => change({ ...side, terms: terms.filter((term) => term.measure !== measure) })}
            >
              {say(m.remove, { measure: nameOf(measure) })}
            </button>
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <SelectField
          label={say(m.addMeasure)}
          value=""
          onChange={(measure) => measure && change({ ...side, terms: [...terms, { measure, coefficient: 1 }] })}
        >
          <option value="">{say(m.choose)}</option>
          {left.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name[locale]} ({one.id})
            </option>
          ))}
        </SelectField>
      )}
      {fault && (
        <p id={id} className="form-fault">
          {fault}
        </p>
      )}
    </fieldset>
  )
}
