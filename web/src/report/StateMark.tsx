import { reportStateNames } from 'shared/messages/report-life.ts'
import type { ReportState } from 'shared/report/life.ts'
import { useSay } from '../shell/locale.tsx'

/** How a report stands; the mark fills as it goes on, the word says the same. */
export function StateMark({ state }: { state: ReportState }) {
  const say = useSay()
  return <span className={`report-state ${state}`}>{say(reportStateNames[state])}</span>
}
