import { formatInstant } from 'shared/format.ts'
import type { Knowledge } from 'shared/kpi/value-contract.ts'
import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import './kpi-table.css'

/** Which state of the ledger the page shows, and how old it is. */
export function KnowledgeNote({ knowledge: { version, recordedAt } }: { knowledge: Knowledge }) {
  const say = useSay()
  const locale = useLocale()
  return (
    <p className="knowledge">
      {recordedAt === null ? say(m.dataNone) : say(m.dataVersion, { version, when: formatInstant(locale, recordedAt) })}
    </p>
  )
}
