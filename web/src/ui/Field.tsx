import { type ReactNode, useId, useState } from 'react'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { useSay } from '../shell/locale.tsx'
import './form.css'

interface Parts {
  id: string
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}
interface FieldProps {
  label: string
  hint?: string | undefined
  /** What is wrong with what stands in it. */
  fault?: string | undefined
  children: (parts: Parts) => ReactNode
}

/** A label over its control, a hint under it, and what is wrong beside that. */
export function Field({ label, hint, fault, children }: FieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': fault !== undefined, 'aria-describedby': described })}
      {fault && (
        <p id={`${id}-fault`} className="form-fault">
          {fault}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="form-hint">
          {hint}
        </p>
      )}
    </div>
  )
}

interface TextProps extends Omit<FieldProps, 'children'> {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email'
  autoComplete?: string
  inputMode?: 'numeric' | 'email'
  maxLength?: number
  focus?: boolean
  className?: string
}

export function TextField({ label, hint, fault, value, onChange, type = 'text', focus, ...more }: TextProps) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(parts) => (
        <input
          {...parts}
          {...more}
          type={type}
          autoComplete={more.autoComplete ?? 'off'}
          spellCheck={false}
          autoFocus={focus}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** A password, hidden until asked to be seen; managers of passwords may fill it, and pasting works. */
export function PasswordField({
  label,
  hint,
  fault,
  value,
  onChange,
  autoComplete,
  focus,
}: TextProps & { autoComplete: 'current-password' | 'new-password' }) {
  const say = useSay()
  const [shown, setShown] = useState(false)
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(parts) => (
        <>
          <input
            {...parts}
            type={shown ? 'text' : 'password'}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            autoFocus={focus}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <label className="check">
            <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
            {say(m.showPassword)}
          </label>
        </>
      )}
    </Field>
  )
}

interface SelectProps extends Omit<FieldProps, 'children'> {
  value: string
  onChange: (value: string) => void
  children: ReactNode
}

export function SelectField({ label, hint, fault, value, onChange, children }: SelectProps) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(parts) => (
        <select {...parts} value={value} onChange={(event) => onChange(event.target.value)}>
          {children}
        </select>
      )}
    </Field>
  )
}

/** Sends the form around it. While it is under way a click does nothing, and the button keeps the focus. */
export function SubmitButton({ pending, children }: { pending: boolean; children: ReactNode }) {
  const say = useSay()
  return (
    <button type="submit" className="primary" aria-disabled={pending}>
      {pending ? say(m.sending) : children}
    </button>
  )
}
