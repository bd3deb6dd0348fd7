import { useId, useState } from 'react'
import { fold } from 'shared/fold.ts'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import { useSay } from '../shell/locale.tsx'
import { Field } from '../ui/Field.tsx'
import { useWorkNames, type Workable } from './use-work-names.ts'

interface Props {
  chosen: readonly Workable[]
  fault: string | undefined
  onChange: (chosen: Workable[]) => void
}

/** Things chosen by their names: one types a part of a name, takes it from the list, and it stands below. */
export function WorkedOnField({ chosen, fault, onChange }: Props) {
  const say = useSay()
  const list = useId()
  const { things } = useWorkNames()
  const [typed, setTyped] = useState('')
  const left = things.filter((thing) => !chosen.some((one) => same(one, thing)))
  const take = (text: string) => {
    const found = left.find(({ name }) => fold(name) === fold(text))
    if (found) onChange([...chosen, found])
    setTyped(found ? '' : text)
  }
  return (
    <Field label={say(m.onWhat)} hint={say(m.onWhatHint)} fault={fault}>
      {(parts) => (
        <>
          <input
            {...parts}
            type="text"
            list={list}
            autoComplete="off"
            value={typed}
            onChange={(event) => take(event.target.value)}
          />
          <datalist id={list}>
            {left.map(({ kind, id, name }) => (
              <option key={`${kind} ${id}`}>{name}</option>
            ))}
          </datalist>
          {chosen.length > 0 && (
            <ul className="chosen">
              {chosen.map((thing) => (
                <li key={`${thing.kind} ${thing.id}`}>
                  {thing.name}{' '}
                  <button
                    type="button"
                    className="plain"
                    aria-label={say(m.leaveOut, { name: thing.name })}
                    onClick={() => onChange(chosen.filter((one) => !same(one, thing)))}
                  >
                    ×
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Field>
  )
}

const same = (one: Workable, other: Workable): boolean => one.kind === other.kind && one.id === other.id
