import { type FormEvent, useState } from 'react'
import { isDay } from 'shared/day.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'

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
  const [first, setFirst] = useState(from)
  const [last, setLast] = useState(to)
  const backwards = isDay(first) && isDay(last) && last < first
  const choose = (event: FormEvent) => {
    event.preventDefault()
    if (isDay(first) && isDay(last) && !backwards) onChoose(`${first}..${last}`)
  }
  return (
    <form className="range-fields" onSubmit={choose}>
      <input
        type="date"
        aria-label={say(uiMessages.from)}
        autoFocus={focus}
        required
        min={historyFrom}
        max={today}
        value={first}
        onChange={(event) => setFirst(event.target.value)}
      />
      <span aria-hidden="true">–</span>
      <input
        type="date"
        aria-label={say(uiMessages.to)}
        required
        min={historyFrom}
        max={today}
        value={last}
        onChange={(event) => setLast(event.target.value)}
      />
      <button type="submit" disabled={backwards || (first === from && last === to)}>
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
