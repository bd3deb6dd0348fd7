import { useState } from 'react'
import { formatInstant } from 'shared/format.ts'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { SelectField } from '../ui/Field.tsx'
import { InstantField } from '../ui/InstantField.tsx'
import type { Roster } from './answer-types.ts'
import { instantTyped } from './typed-instant.ts'

type Definition = Roster['definition']

interface Props {
  people: Definition['people']
  swaps: Definition['swaps']
  onChange: (swaps: Definition['swaps']) => void
}

/** Single times taken over by somebody else, in front of whose turn it is. */
export function SwapFields({ people, swaps, onChange }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { today } = useProvince()
  const [who, setWho] = useState('')
  const [from, setFrom] = useState(`${today}T07:30`)
  const [to, setTo] = useState(`${today}T17:00`)
  const person = people.find(({ name }) => name === who) ?? people[0]
  const ready = person !== undefined && from !== '' && from < to
  const add = () => {
    if (ready) onChange([...swaps, { from: instantTyped(from), to: instantTyped(to), person: { ...person } }])
  }
  return (
    <fieldset className="targets">
      <legend>{say(m.swaps)}</legend>
      {swaps.length > 0 && (
        <ul className="chosen">
          {swaps.map((swap) => (
            <li key={`${swap.from} ${swap.person.name}`}>
              {say(m.swapSaid, {
                name: swap.person.name,
                from: formatInstant(locale, swap.from),
                to: formatInstant(locale, swap.to),
              })}{' '}
              <button
                type="button"
                className="plain"
                aria-label={say(m.leaveOut, { name: swap.person.name })}
                onClick={() => onChange(swaps.filter((one) => one !== swap))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <SelectField label={say(m.swapWho)} value={person?.name ?? ''} onChange={setWho}>
        {people.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
      <InstantField label={say(m.begins)} value={from} onChange={(typed) => setFrom(typed ?? '')} />
      <InstantField
        label={say(m.ends)}
        value={to}
        fault={from < to ? undefined : say(m.endsFirst)}
        onChange={(typed) => setTo(typed ?? '')}
      />
      <button type="button" aria-disabled={!ready} onClick={add}>
        {say(m.addSwap)}
      </button>
    </fieldset>
  )
}
