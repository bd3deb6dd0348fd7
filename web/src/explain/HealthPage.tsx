import { useQuery } from '@tanstack/react-query'
import { formatCount } from 'shared/format.ts'
import { healthPageMessages as m } from 'shared/messages/health-page.ts'
import { Published } from '../feed/Published.tsx'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { Answered } from '../ui/Answered.tsx'
import { DataPages } from '../ui/DataPages.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PeriodPicker } from '../ui/PeriodPicker.tsx'
import { usePeriodAsked } from '../ui/use-period.ts'
import { coverageText } from 'shared/kpi/coverage.ts'
import { ChangeList } from './ChangeList.tsx'
import { DatasetTable } from './DatasetTable.tsx'
import './explain.css'

/** Whether the figures can be trusted today: how complete, how timely, what is doubted, what has changed. */
export function HealthPage() {
  const say = useSay()
  const locale = useLocale()
  const { asOf: _, ...period } = usePeriodAsked().period
  const query = useQuery(q('readDataHealth', { query: period }))
  const sum = (side: 'expected' | 'reported' | 'onTime') =>
    query.data?.datasets.reduce((total, row) => total + row[side], 0) ?? 0
  const whole = { expected: sum('expected'), reported: sum('reported') }
  return (
    <div className="explain-page">
      <PageHead
        title={say(m.title)}
        under={
          query.data &&
          say(m.under, {
            reported: formatCount(locale, whole.reported),
            expected: formatCount(locale, whole.expected),
            share: coverageText(locale, whole),
            onTime: formatCount(locale, sum('onTime')),
          })
        }
      >
        <PeriodPicker />
      </PageHead>
      <DataPages />
      <section aria-labelledby="datasets">
        <h2 id="datasets">{say(m.tableTitle)}</h2>
        <Answered query={query} what={say(m.theHealth)} lines={12}>
          {({ datasets }) => <DatasetTable datasets={datasets} />}
        </Answered>
        <p className="none">{say(m.means)}</p>
      </section>
      <ChangeList />
      <Published />
    </div>
  )
}
