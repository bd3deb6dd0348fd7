import { useState } from 'react'
import type { Day } from 'shared/day.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { readDay } from 'shared/read-day.ts'
import { useSay } from '../../shell/locale.tsx'
import { TextField } from '../../ui/Field.tsx'

interface Props {
  label: string
  fault: string | undefined
  first: Day
  last: Day
  /** The day typed, or null while what is typed is none between the first and the last. */
  onChange: (day: Day | null) => void
}

/** A day in a form, typed day first whatever the browser's language. */
export function WritingDay({ label, fault, first, last, onChange }: Props) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const take = (text: string) => {
    setTyped(text)
    const day = readDay(text)
    onChange(day !== null && day >= first && day <= last ? day : null)
  }
  return (
    <TextField
      label={label}
      hint={say(uiMessages.dayShape)}
      fault={fault}
      inputMode="numeric"
      maxLength={10}
      value={typed}
      onChange={take}
    />
  )
}
