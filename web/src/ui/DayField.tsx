import { useId, useState } from 'react'
import type { Day } from 'shared/day.ts'
import { formatDay } from 'shared/format.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { readDay } from 'shared/read-day.ts'
import { useSay } from '../shell/locale.tsx'

interface Props {
  label: string
  labelHidden?: boolean
  value: Day | null
  first: Day
  last: Day
  autoFocus?: boolean
  /** The day typed, or null while what is typed is none. */
  onChange: (day: Day | null) => void
}

/**
 * A day, typed day first. The browser's own date field writes days in the browser's language, which on many machines
 * here is English, with the month first; a day must not depend on that.
 */
export function DayField({ label, labelHidden = false, value, first, last, autoFocus = false, onChange }: Props) {
  const say = useSay()
  const hint = useId()
  const [typed, setTyped] = useState(value ? written(value) : '')
  const day = readDay(typed)
  const wrong = typed.trim() !== '' && (day === null || day < first || day > last)
  const take = (text: string) => {
    setTyped(text)
    const read = readDay(text)
    onChange(read && read >= first && read <= last ? read : null)
  }
  return (
    <label className="field day-field">
      <span className={labelHidden ? 'unseen' : undefined}>{label}</span>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        size={10}
        placeholder={say(uiMessages.dayShape)}
        autoFocus={autoFocus}
        aria-invalid={wrong}
        aria-describedby={wrong ? hint : undefined}
        value={typed}
        onChange={(event) => take(event.target.value)}
        onBlur={() => day && setTyped(written(day))}
      />
      {wrong && (
        <span id={hint} className="loud" role="alert">
          {say(uiMessages.dayWrong, { first: written(first), last: written(last) })}
        </span>
      )}
    </label>
  )
}

/** Read and written the same way in both languages. */
const written = (day: Day): string => formatDay('vi', day)
