import { uiMessages } from 'shared/messages/ui.ts'
import { useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'

interface Props<Key extends string> {
  label: string
  value: Key | undefined
  /** By their keys, in the reader's words. */
  options: readonly (readonly [Key, string])[]
  choose: (value: Key | undefined) => void
}

/** A filter of a list: one of a few, or all. */
export function Choice<Key extends string>({ label, value, options, choose }: Props<Key>) {
  const say = useSay()
  return (
    <label className="field">
      {label}
      <select
        value={value ?? ''}
        onChange={(event) => choose(options.find(([key]) => key === event.target.value)?.[0])}
      >
        <option value="">{say(uiMessages.all)}</option>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

/** By unit, for whoever has none of their own: to the others only theirs is listed. */
export function UnitChoice({ value, choose }: Pick<Props<string>, 'value' | 'choose'>) {
  const say = useSay()
  const { identity } = useWho()
  const { units } = useProvince()
  if (identity.unit !== null || identity.role === 'operator') return null
  return (
    <Choice
      label={say(uiMessages.unit)}
      value={value}
      options={units.map(({ code, name }) => [code, name] as const)}
      choose={choose}
    />
  )
}
