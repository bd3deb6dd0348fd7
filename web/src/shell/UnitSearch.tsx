import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { shellMessages } from 'shared/messages/shell.ts'
import { toUnit } from '../links.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { useLocale, useSay } from './locale.tsx'
import { findUnits } from './unit-search-model.ts'
import { useShortcut } from './use-shortcut.ts'
import type { UnitBrief } from './use-province.ts'

/** A combobox as WAI-ARIA describes it: the focus stays in the field, the arrows walk the list, Enter goes there. */
export function UnitSearch({ units }: { units: readonly UnitBrief[] }) {
  const say = useSay()
  const locale = useLocale()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const list = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  useShortcut('/', () => field.current?.focus())

  const found = findUnits(units, text)
  const shown = open && text.trim() !== ''
  const go = (unit: UnitBrief) => {
    setText('')
    setOpen(false)
    field.current?.blur()
    void navigate(toUnit(unit.code))
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && found.length > 0) {
      event.preventDefault()
      setOpen(true)
      setAt((at + step + found.length) % found.length)
    } else if (event.key === 'Enter' && found[at]) {
      event.preventDefault()
      go(found[at])
    } else if (event.key === 'Escape') {
      if (shown) setOpen(false)
      else setText('')
    }
  }
  return (
    <div role="search" className="unit-search">
      <input
        ref={field}
        type="search"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-label={say(shellMessages.findUnit)}
        aria-keyshortcuts="/"
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && found[at] ? `${list}-${at}` : undefined}
        placeholder={say(shellMessages.findUnitHint)}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
          setOpen(true)
        }}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      <ul id={list} role="listbox" aria-label={say(shellMessages.findUnit)} hidden={!shown || found.length === 0}>
        {found.map((unit, index) => (
          <li
            key={unit.code}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => {
              event.preventDefault()
              go(unit)
            }}
          >
            {unitName(locale, unit)} <small>{unit.code}</small>
          </li>
        ))}
      </ul>
      {shown && found.length === 0 && (
        <p className="unit-search-none">{say(shellMessages.findUnitNothing, { text })}</p>
      )}
      <span className="unseen" role="status">
        {shown && found.length > 0 && say(shellMessages.findUnitResults, { n: found.length })}
      </span>
    </div>
  )
}
