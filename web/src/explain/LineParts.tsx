import { formatCount, formatNumber } from 'shared/format.ts'
import { explainPageMessages as m } from 'shared/messages/explain-page.ts'
import { periodDays } from 'shared/period.ts'
import type { Answer } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import type { KpiBrief } from '../shell/use-province.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { useUnitNames } from '../unit/use-unit-names.ts'

type Explanation = Answer<'readExplanation'>
type Part = Explanation['line'][number]

/** Of a unit that goes back to others: under which codes its days were counted, by what share they are its own. */
export function LineParts({ kpi, explanation: { line } }: { kpi: KpiBrief; explanation: Explanation }) {
  const say = useSay()
  const locale = useLocale()
  const nameOf = useUnitNames()
  const sides = (of: (part: Part) => Part['counted']) => (part: Part) => {
    const { numerator, denominator } = of(part)
    const counted = formatCount(locale, numerator)
    return kpi.hasDenominator ? `${counted} / ${formatCount(locale, denominator)}` : counted
  }
  const columns: Column<Part>[] = [
    { key: 'unit', label: say(m.lineUnit), cell: ({ unit }) => `${nameOf(unit)} (${unit})` },
    { key: 'days', label: say(m.lineDays), cell: ({ from, to }) => periodDays(locale, { from, to }) },
    { key: 'counted', label: say(m.lineCounted), numeric: true, cell: sides(({ counted }) => counted) },
    {
      key: 'share',
      label: say(m.lineShare),
      numeric: true,
      cell: ({ share }) => (share === 1 ? say(m.lineWhole) : `${formatNumber(locale, share * 100, 2)}%`),
    },
    { key: 'taken', label: say(m.lineTaken), numeric: true, cell: sides(({ taken }) => taken) },
  ]
  return (
    <section aria-labelledby="line">
      <h2 id="line">{say(m.lineTitle)}</h2>
      <p className="summary">{say(m.lineSaid)}</p>
      <DataTable
        className="line-parts"
        caption={say(m.lineTitle)}
        columns={columns}
        rows={line}
        rowKey={({ unit, from, share }) => `${unit} ${from} ${share}`}
      />
    </section>
  )
}
