import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { formatNumber } from 'shared/format.ts'
import { groupKpis } from 'shared/kpi/kpi-group.ts'
import { kpiPageMessages } from 'shared/messages/kpi-page.ts'
import { unitPageMessages as m } from 'shared/messages/unit-page.ts'
import { standingPageMessages } from 'shared/messages/standing-page.ts'
import { periodLabel } from 'shared/period.ts'
import type { ReactNode } from 'react'
import type { Answer } from '../http.ts'
import { toUnits } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { type UnitBrief, useProvince, useUnit } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { AwaitingList } from '../ui/AwaitingList.tsx'
import { linesOf } from '../ui/kpi-lines.ts'
import { KnowledgeNote } from '../ui/KnowledgeNote.tsx'
import { KpiTable } from '../ui/KpiTable.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PeriodPicker } from '../ui/PeriodPicker.tsx'
import { unitName } from 'shared/unit/unit-name.ts'
import { usePeriodAsked } from '../ui/use-period.ts'
import { MissingDays } from './MissingDays.tsx'
import { UnitCalendar } from './UnitCalendar.tsx'
import './unit.css'
import { StandingView } from './StandingView.tsx'
import { OpenIncidents } from '../ui/OpenIncidents.tsx'
import { UnitIncidents } from './UnitIncidents.tsx'
import { UnitLine } from './UnitLine.tsx'
import { UnitStanding } from './UnitStanding.tsx'

const formers = { 'ha-nam': 'Hà Nam', 'nam-dinh': 'Nam Định', 'ninh-binh': 'Ninh Bình' } as const

export function UnitPage() {
  const { code } = useParams({ from: '/unit/$code' })
  const say = useSay()
  const unit = useUnit(code)
  if (!unit) {
    return (
      <div className="lone">
        <PageHead title={say(m.unknown, { code })} />
        <Link {...toUnits()}>{say(m.clear)}</Link>
      </div>
    )
  }
  return <Known key={code} unit={unit} />
}

function Known({ unit }: { unit: UnitBrief }) {
  const say = useSay()
  const locale = useLocale()
  const { code, otherUnits } = useProvince()
  const changed = otherUnits.length > 0
  const { compared, period } = usePeriodAsked()
  const query = useQuery(q('readUnitKpis', { params: { code: unit.code }, query: compared }))
  // The yardstick beside each figure; without it the page still stands.
  const whole = useQuery({
    ...q('readUnitKpis', { params: { code }, query: period }),
    enabled: unit.kind !== 'province',
  })
  const [{ peers }] = usePageState()
  const standing = useQuery({
    ...q('readStanding', { params: { code: unit.code }, query: { ...period, ...(peers && { peers }) } }),
    enabled: unit.kind !== 'province',
  })
  const name = unitName(locale, unit)
  const under = [
    say(m.code, { code: unit.code }),
    unit.formerProvince && say(m.belongs, { former: formers[unit.formerProvince] }),
    unit.areaKm2 !== null && say(m.area, { n: formatNumber(locale, unit.areaKm2, 1) }),
  ]
  return (
    <>
      <PageHead title={name} under={under.filter(Boolean).join(' · ')}>
        <PeriodPicker />
      </PageHead>
      {unit.kind !== 'province' && <OpenIncidents unit={unit.code} />}
      {changed && <UnitLine code={unit.code} />}
      <Answered query={query} what={say(m.theUnit, { unit: name })} lines={32}>
        {(answer) => (
          <UnitBody
            name={name}
            answer={answer}
            whole={unit.kind === 'province' ? undefined : whole.data}
            standing={
              unit.kind === 'province' ? null : (
                <Answered query={standing} what={say(standingPageMessages.what, { unit: name })} lines={24}>
                  {(stands) => <StandingView standing={stands} />}
                </Answered>
              )
            }
          />
        )}
      </Answered>
    </>
  )
}

interface Body {
  name: string
  answer: Answer<'readUnitKpis'>
  whole: Answer<'readUnitKpis'> | undefined
  /** Null for the whole province, which has no peers. */
  standing: ReactNode | null
}

function UnitBody({ name, answer, whole, standing }: Body) {
  const say = useSay()
  const locale = useLocale()
  const { kpis } = useProvince()
  const lines = linesOf(kpis, answer.rows)
  const awaiting = kpis.filter((kpi) => kpi.dataset === null)
  return (
    <div className="unit-page">
      {standing ?? <UnitStanding lines={lines} />}
      <section aria-labelledby="kpis">
        <h2 id="kpis">{say(m.kpisTitle)}</h2>
        <KpiTable
          caption={say(kpiPageMessages.tableCaption, {
            group: say(m.kpisTitle),
            period: periodLabel(locale, answer.period),
            unit: name,
          })}
          groups={groupKpis(lines, ({ kpi }) => kpi)}
          running={answer.period.state !== 'closed'}
          unit={answer.unit}
          province={whole && new Map(whole.rows.map(({ kpi, value }) => [kpi, value]))}
        />
      </section>
      <MissingDays missing={answer.missing} />
      {standing !== null && <UnitCalendar unit={answer.unit} />}
      {standing !== null && <UnitIncidents unit={answer.unit} from={answer.period.from} to={answer.period.to} />}
      <AwaitingList title={say(m.awaitingTitle, { n: awaiting.length })} kpis={awaiting} />
      <KnowledgeNote knowledge={answer.knowledge} />
    </div>
  )
}
