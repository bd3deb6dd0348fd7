import type { Severity } from 'shared/alert/incident.ts'
import { severityTexts } from 'shared/messages/alert.ts'
import { useSay } from '../shell/locale.tsx'

/** One shape for each gravity, and always its word. */
const marks: Record<Severity, string> = { info: '○', warning: '◐', major: '▲', critical: '■' }

export function SeverityMark({ severity }: { severity: Severity }) {
  const say = useSay()
  return (
    <span className={`severity ${severity}`}>
      <span aria-hidden="true">{marks[severity]}</span> {say(severityTexts[severity])}
    </span>
  )
}
