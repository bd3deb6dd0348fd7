import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { groupKpis } from 'shared/kpi/kpi-group.ts'
import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import { targetPageMessages } from 'shared/messages/target-page.ts'
import { periodLabel } from 'shared/period.ts'
import { toTargets } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { AwaitingList } from '../ui/AwaitingList.tsx'
import { linesOf } from '../ui/kpi-lines.ts'
import { KpiTable } from '../ui/KpiTable.tsx'
import { KnowledgeNote } from '../ui/KnowledgeNote.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PeriodPicker } from '../ui/PeriodPicker.tsx'
import { usePeriodAsked } from '../ui/use-period.ts'

/** Every KPI of the catalogue for the province as a whole. */
export function KpiListPage() {
  const say = useSay()
  const locale = useLocale()
  const province = useProvince()
  const { compared } = usePeriodAsked()
  const query = useQuery(q('readUnitKpis', { params: { code: province.code }, query: compared }))
  const awaiting = province.kpis.filter((kpi) => kpi.dataset === null)
  return (
    <>
      <PageHead
        title={say(m.listTitle)}
        under={say(m.listUnder, { n: province.kpis.length - awaiting.length, awaiting: awaiting.length })}
      >
        <PeriodPicker />
      </PageHead>
      <p className="page-links">
        <Link {...toTargets()}>{say(targetPageMessages.all)}</Link>
      </p>
      <Answered query={query} what={say(m.theKpis)} lines={32}>
        {({ rows, period, knowledge }) => (
          <>
            <KpiTable
              caption={say(m.tableCaption, {
                group: say(m.listTitle),
                period: periodLabel(locale, period),
                unit: province.name[locale],
              })}
              groups={groupKpis(linesOf(province.kpis, rows), ({ kpi }) => kpi)}
              running={period.state !== 'closed'}
            />
            <KnowledgeNote knowledge={knowledge} />
          </>
        )}
      </Answered>
      <AwaitingList title={say(m.awaitingTitle, { n: awaiting.length })} kpis={awaiting} open />
    </>
  )
}
