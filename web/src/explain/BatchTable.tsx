import { Link } from '@tanstack/react-router'
import { formatCount, formatInstant } from 'shared/format.ts'
import { deltaReasonTexts, explainPageMessages as m } from 'shared/messages/explain-page.ts'
import { periodDays } from 'shared/period.ts'
import type { Answer } from '../http.ts'
import { toFeed } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { type KpiBrief } from '../shell/use-province.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Pager } from '../ui/Pager.tsx'
import { signed } from './signed.ts'

type Explanation = Answer<'readExplanation'>
type Batch = Explanation['batches'][number]

/** What was written into the ledger, when, from where, and by how much it moved the number. */
export function BatchTable({ kpi, explanation }: { kpi: KpiBrief; explanation: Explanation }) {
  const say = useSay()
  const locale = useLocale()
  const [state, change] = usePageState()
  const { batches, batchesTotal, more } = explanation
  const columns: Column<Batch>[] = [
    {
      key: 'at',
      label: say(m.recordedAt),
      cell: ({ collection, recordedAt }) => (
        <button
          type="button"
          className="plain"
          aria-expanded={state.row === String(collection)}
          aria-label={`${formatInstant(locale, recordedAt)}. ${say(m.openEntry, { id: collection })}`}
          onClick={() => change({ row: state.row === String(collection) ? undefined : String(collection) })}
        >
          {formatInstant(locale, recordedAt)}
        </button>
      ),
    },
    {
      key: 'source',
      label: say(m.source),
      cell: ({ collection, feed }) => (
        <>
          {feed === null ? say(m.handedIn) : <Link {...toFeed(feed.id)}>{feed.name[locale]}</Link>}{' '}
          <small className="second">{say(m.entry, { id: collection })}</small>
        </>
      ),
    },
    {
      key: 'reason',
      label: say(m.reason),
      cell: ({ reasons }) => reasons.map((reason) => say(deltaReasonTexts[reason])).join(', '),
    },
    { key: 'days', label: say(m.ofDays), cell: ({ from, to }) => periodDays(locale, { from, to }) },
    { key: 'figures', label: say(m.figures), numeric: true, cell: ({ figures }) => formatCount(locale, figures) },
    {
      key: 'numerator',
      label: say(kpi.hasDenominator ? m.numerator : m.result),
      numeric: true,
      cell: ({ numerator }) => signed(locale, numerator),
    },
    {
      key: 'denominator',
      label: say(m.denominator),
      numeric: true,
      cell: ({ denominator }) => signed(locale, denominator),
    },
  ]
  return (
    <section aria-labelledby="batches">
      <h2 id="batches">{say(m.batchesTitle)}</h2>
      {batchesTotal === 0 ? (
        <p className="empty">{say(m.batchesNone)}</p>
      ) : (
        <>
          <p className="summary">{say(m.batchesSummary, { n: formatCount(locale, batchesTotal) })}</p>
          <DataTable
            className="batches"
            caption={say(m.batchesTitle)}
            columns={columns.filter(({ key }) => key !== 'denominator' || kpi.hasDenominator)}
            rows={batches}
            rowKey={({ collection }) => String(collection)}
          />
          <Pager
            label={say(m.batchesTitle)}
            words={[say(m.batchesNewest), say(m.batchesOlder)]}
            next={more === null ? null : String(more)}
          />
        </>
      )}
    </section>
  )
}
