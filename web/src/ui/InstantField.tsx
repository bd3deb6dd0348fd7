import { useState } from 'react'
import type { Day } from 'shared/day.ts'
import { formatDay } from 'shared/format.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { readDay } from 'shared/read-day.ts'
import { useSay } from '../shell/locale.tsx'
import { Field } from './Field.tsx'

/** `7:30` or `07:30` as typed; null while it is no time of a day. */
export function readClock(typed: string): string | null {
  const [, hour, minute] = /^(\d{1,2})[:h](\d\d)$/.exec(typed.trim()) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  return `${hour.padStart(2, '0')}:${minute}`
}

interface ClockProps {
  label: string
  value: string
  /** The time typed, as `07:30`; null while what is typed is none. */
  onChange: (clock: string | null) => void
}

/** A time of day on 24 hours. The browser's own field asks for AM and PM wherever its language is English. */
export function ClockField({ label, value, onChange }: ClockProps) {
  const say = useSay()
  const [typed, setTyped] = useState(value)
  const wrong = readClock(typed) === null
  return (
    <Field label={label} fault={wrong ? say(uiMessages.clockWrong) : undefined}>
      {(parts) => (
        <input
          {...parts}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          placeholder={say(uiMessages.clockShape)}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            onChange(readClock(event.target.value))
          }}
        />
      )}
    </Field>
  )
}

interface InstantProps {
  label: string
  /** `2026-11-28T22:00`, on Vietnam's clock. */
  value: string
  fault?: string | undefined
  onChange: (instant: string | null) => void
}

/** A moment on Vietnam's clock, typed `22:00 28/11/2026` as it is written everywhere here. */
export function InstantField({ label, value, fault, onChange }: InstantProps) {
  const say = useSay()
  const [typed, setTyped] = useState(written(value))
  const wrong = readInstant(typed) === null ? say(uiMessages.instantWrong) : undefined
  return (
    <Field label={label} fault={wrong ?? fault}>
      {(parts) => (
        <input
          {...parts}
          type="text"
          autoComplete="off"
          placeholder={say(uiMessages.instantShape)}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            onChange(readInstant(event.target.value))
          }}
        />
      )}
    </Field>
  )
}

/** `22:00 28/11/2026` as `2026-11-28T22:00`; null while it is none. */
export function readInstant(typed: string): string | null {
  const [clockTyped = '', ...rest] = typed.trim().split(/\s+/)
  const [clock, day] = [readClock(clockTyped), readDay(rest.join(' '))]
  return clock && day ? `${day}T${clock}` : null
}

function written(value: string): string {
  const [day = '', clock = ''] = value.split('T')
  return `${clock} ${formatDay('vi', day as Day)}`
}
