import { shellMessages } from 'shared/messages/shell.ts'
import { useSay } from '../shell/locale.tsx'

export function KpiPage() {
  const say = useSay()
  return <p>{say(shellMessages.placeholder)}</p>
}
