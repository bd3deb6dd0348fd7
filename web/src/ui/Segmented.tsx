import { useId } from 'react'

interface Props<Key extends string> {
  label: string
  value: Key | undefined
  options: readonly { key: Key; label: string }[]
  onChoose: (key: Key) => void
}

/** One choice of a few, all in sight: radio buttons that look like a row of words. */
export function Segmented<Key extends string>({ label, value, options, onChoose }: Props<Key>) {
  const name = useId()
  return (
    <fieldset className="segmented">
      <legend className="unseen">{label}</legend>
      {options.map((option) => (
        <label key={option.key}>
          <input type="radio" name={name} checked={option.key === value} onChange={() => onChoose(option.key)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
