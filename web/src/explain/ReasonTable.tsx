import { formatCount } from 'shared/format.ts'
import { deltaReasons } from 'shared/feed/delta-reason.ts'
import { deltaReasonTexts, explainPageMessages as m } from 'shared/messages/explain-page.ts'
import type { Answer } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import type { KpiBrief } from '../shell/use-province.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { signed } from './signed.ts'

type Reason = Answer<'readExplanation'>['reasons'][number]

/** How much of the number came in time, how much late, and what was put right since. */
export function ReasonTable({ kpi, reasons }: { kpi: KpiBrief; reasons: readonly Reason[] }) {
  const say = useSay()
  const locale = useLocale()
  if (reasons.length === 0) return null
  const columns: Column<Reason>[] = [
    { key: 'reason', label: say(m.reason), cell: ({ reason }) => say(deltaReasonTexts[reason]) },
    { key: 'figures', label: say(m.figures), numeric: true, cell: ({ figures }) => formatCount(locale, figures) },
    {
      key: 'numerator',
      label: say(kpi.hasDenominator ? m.numerator : m.result),
      numeric: true,
      cell: ({ numerator }) => signed(locale, numerator),
    },
  ]
  const second: Column<Reason> = {
    key: 'denominator',
    label: say(m.denominator),
    numeric: true,
    cell: ({ denominator }) => signed(locale, denominator),
  }
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">{say(m.reasonsTitle)}</h2>
      <DataTable
        className="reasons"
        caption={say(m.reasonsTitle)}
        columns={kpi.hasDenominator ? [...columns, second] : columns}
        rows={reasons.toSorted((a, b) => deltaReasons.indexOf(a.reason) - deltaReasons.indexOf(b.reason))}
        rowKey={({ reason }) => reason}
      />
    </section>
  )
}
