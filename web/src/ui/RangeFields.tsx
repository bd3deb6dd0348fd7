import { type FormEvent, useState } from 'react'
import type { Day } from 'shared/day.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { DayField } from './DayField.tsx'

interface Props {
  from: string
  to: string
  focus: boolean
  onChoose: (key: string) => void
}

/** Two days of one's own; asked for only when both are there, so that a half-typed date asks nothing. */
export function RangeFields({ from, to, focus, onChoose }: Props) {
  const say = useSay()
  const { historyFrom, today } = useProvince()
  const [first, setFirst] = useState<Day | null>(from)
  const [last, setLast] = useState<Day | null>(to)
  const backwards = first !== null && last !== null && last < first
  const choose = (event: FormEvent) => {
    event.preventDefault()
    if (first && last && !backwards) onChoose(`${first}..${last}`)
  }
  return (
    <form className="range-fields" onSubmit={choose}>
      <DayField
        label={say(uiMessages.from)}
        labelHidden
        autoFocus={focus}
        value={from}
        first={historyFrom}
        last={today}
        onChange={setFirst}
      />
      <span aria-hidden="true">–</span>
      <DayField label={say(uiMessages.to)} labelHidden value={to} first={historyFrom} last={today} onChange={setLast} />
      <button type="submit" disabled={!first || !last || backwards || (first === from && last === to)}>
        {say(uiMessages.apply)}
      </button>
      {backwards && (
        <span className="loud" role="alert">
          {say(uiMessages.rangeBackwards)}
        </span>
      )}
    </form>
  )
}
