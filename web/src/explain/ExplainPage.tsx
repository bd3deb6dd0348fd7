import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { explainPageMessages as m } from 'shared/messages/explain-page.ts'
import { kpiPageMessages } from 'shared/messages/kpi-page.ts'
import { toKpiAsCounted, toKpis, toUnit } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { type KpiBrief, useKpi, useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { KnowledgeNote } from '../ui/KnowledgeNote.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PeriodPicker } from '../ui/PeriodPicker.tsx'
import { useUnitNames } from '../unit/use-unit-names.ts'
import { usePeriodAsked } from '../ui/use-period.ts'
import { BatchRecords } from './BatchRecords.tsx'
import { BatchTable } from './BatchTable.tsx'
import { CountedDays } from './CountedDays.tsx'
import './explain.css'
import { FrozenLink } from './FrozenLink.tsx'
import { GroupMembers } from './GroupMembers.tsx'
import { LineParts } from './LineParts.tsx'
import { NumberParts } from './NumberParts.tsx'
import { ReasonTable } from './ReasonTable.tsx'

/** From a number down to the line of the raw answer it stands in. */
export function ExplainPage() {
  const { id } = useParams({ from: '/explain/$id' })
  const say = useSay()
  const kpi = useKpi(id)
  if (!kpi) {
    return (
      <div className="lone">
        <PageHead title={say(kpiPageMessages.unknownKpi, { id })} />
        <Link {...toKpis()}>{say(kpiPageMessages.toList)}</Link>
      </div>
    )
  }
  return <Known key={id} kpi={kpi} />
}

function Known({ kpi }: { kpi: KpiBrief }) {
  const say = useSay()
  const locale = useLocale()
  const province = useProvince()
  const [state] = usePageState()
  const { period } = usePeriodAsked()
  const asked = {
    ...period,
    ...(state.group ? { group: state.group } : state.unit && { unit: state.unit }),
    ...(state.definition && { definition: Number(state.definition) }),
  }
  const query = useQuery(
    q('readExplanation', {
      params: { id: kpi.id },
      query: { ...asked, ...(state.before && { before: Number(state.before) }) },
    }),
  )
  const nameOf = useUnitNames()
  const whose = state.unit ?? province.code
  return (
    <div className="explain-page">
      <PageHead
        title={say(m.title)}
        under={
          <>
            <Link {...toKpiAsCounted(kpi.id)}>
              {kpi.id} {kpi.name[locale]}
            </Link>{' '}
            · {state.group ? query.data?.group?.name : <Link {...toUnit(whose)}>{nameOf(whose)}</Link>}
          </>
        }
      >
        <PeriodPicker />
      </PageHead>
      <Answered query={query} what={say(m.what, { id: kpi.id })} lines={30}>
        {(answer) => (
          <>
            <div className="explain-number">
              <NumberParts kpi={kpi} explanation={answer} />
              <CountedDays kpi={kpi} explanation={answer} />
            </div>
            {answer.group && <GroupMembers kpi={kpi} group={answer.group} />}
            {answer.line.length > 0 && <LineParts kpi={kpi} explanation={answer} />}
            <ReasonTable kpi={kpi} reasons={answer.reasons} />
            <BatchTable kpi={kpi} explanation={answer} />
            {state.row && <BatchRecords key={state.row} kpi={kpi} collection={Number(state.row)} asked={asked} />}
            <FrozenLink at={answer.at} group={answer.group?.key} />
            <KnowledgeNote knowledge={answer.knowledge} />
          </>
        )}
      </Answered>
    </div>
  )
}
