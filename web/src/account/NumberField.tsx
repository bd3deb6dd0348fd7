import { TextField } from '../ui/Field.tsx'

interface Props {
  label: string
  hint: string
  value: string
  onChange: (value: string) => void
  fault: string | undefined
}

/** A whole number, typed; what is none is sent as it is, and the API says what it wants instead. */
export function NumberField(props: Props) {
  return <TextField {...props} inputMode="numeric" maxLength={6} className="number" />
}

export const numberTyped = (text: string): number => (/^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN)
