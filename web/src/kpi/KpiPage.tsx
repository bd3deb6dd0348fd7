import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { groupOf, kpiGroupNames } from 'shared/kpi/kpi-group.ts'
import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import type { Answer } from '../http.ts'
import { toKpis } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { type KpiBrief, useKpi } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { KpiMap } from '../ui/KpiMap.tsx'
import { mappable } from '../ui/kpi-map-model.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { PeriodPicker } from '../ui/PeriodPicker.tsx'
import { usePeriodAsked } from '../ui/use-period.ts'
import { KpiFunnel } from './compare/KpiFunnel.tsx'
import { KpiControl } from './control/KpiControl.tsx'
import { DefinitionCard } from './DefinitionCard.tsx'
import './kpi.css'
import { KpiBreakdown } from './KpiBreakdown.tsx'
import { KpiHeadline } from './KpiHeadline.tsx'
import { KpiUnits } from './KpiUnits.tsx'
import { countedBy, countingOf, definitionAsked } from './version/counting-model.ts'
import { CountNote } from './version/CountNote.tsx'
import { CountSwitch } from './version/CountSwitch.tsx'
import { useKpiVersions } from './version/use-kpi-versions.ts'
import { useWhose, WhoseKpi } from './WhoseKpi.tsx'

export function KpiPage() {
  const { id } = useParams({ from: '/kpi/$id' })
  const say = useSay()
  const locale = useLocale()
  const kpi = useKpi(id)
  if (!kpi) {
    return (
      <div className="lone">
        <PageHead title={say(m.unknownKpi, { id })} />
        <Link {...toKpis()}>{say(m.toList)}</Link>
      </div>
    )
  }
  const title = kpi.name[locale]
  const place = `${kpi.id} · ${kpiGroupNames[groupOf(kpi)][locale]}`
  return (
    <div className="kpi-page" key={id}>
      {kpi.dataset === null ? (
        <>
          <PageHead title={title} under={`${place} · ${say(m.awaitingSource)}`} />
          <p className="awaits">
            <span aria-hidden="true">○</span> {kpi.awaiting?.[locale]}
          </p>
        </>
      ) : (
        <PageHead title={title} under={place}>
          <PeriodPicker />
        </PageHead>
      )}
      <KpiBody kpi={kpi} />
    </div>
  )
}

function KpiBody({ kpi }: { kpi: KpiBrief }) {
  const say = useSay()
  const definition = useQuery(q('readKpi', { params: { id: kpi.id } }))
  return (
    <Answered query={definition} what={say(m.theKpi, { id: kpi.id })} lines={30}>
      {(answer) => (
        <>
          {kpi.dataset !== null && <KpiFigures kpi={kpi} definition={answer} />}
          <DefinitionCard definition={answer} />
        </>
      )}
    </Answered>
  )
}

function KpiFigures({ kpi, definition }: { kpi: KpiBrief; definition: Answer<'readKpi'> }) {
  const say = useSay()
  const { compared } = usePeriodAsked()
  const unit = useWhose(kpi)
  const { versions } = definition.kpi
  const [{ definition: inAddress }] = usePageState()
  const pinned = definitionAsked(inAddress, versions)
  const asked = {
    ...compared,
    ...(unit !== undefined && { unit }),
    ...(pinned !== undefined && { definition: pinned }),
  }
  const values = useQuery(q('readKpiValues', { params: { id: kpi.id }, query: asked }))
  const ofProvince = kpi.scope === 'province'
  const brokenDown = !ofProvince && unit === undefined
  const counts = values.data?.definition ?? pinned ?? definition.kpi.version
  const sides = useKpiVersions(kpi.id, versions.length > 1).find(({ version }) => version === counts)
  const counted = countedBy(kpi, sides)
  return (
    <>
      {(!ofProvince || versions.length > 1) && (
        <div className="kpi-whose">
          {!ofProvince && <WhoseKpi kpi={kpi} unit={unit} />}
          {versions.length > 1 && <CountSwitch versions={versions} asked={pinned} />}
        </div>
      )}
      <Answered query={values} what={say(m.theKpi, { id: kpi.id })} lines={6}>
        {({ rows: [row], period, comparedWith, knowledge, definition: version }) =>
          row && (
            <>
              {versions.length > 1 && (
                <CountNote
                  counting={countingOf(versions, {
                    version,
                    pinned: pinned !== undefined,
                    period,
                    compared: comparedWith,
                  })}
                />
              )}
              <KpiHeadline
                kpi={counted}
                unit={unit}
                sides={sides ?? definition.kpi}
                row={row}
                period={period}
                comparedWith={comparedWith}
                knowledge={knowledge}
              />
            </>
          )
        }
      </Answered>
      <div className={brokenDown || mappable(kpi) ? 'kpi-charts' : 'kpi-charts alone'}>
        <KpiControl kpi={counted} unit={unit} versions={versions} definition={pinned} />
        <div className="kpi-side">
          {brokenDown && <KpiBreakdown kpi={counted} definition={pinned} />}
          {mappable(kpi) && <KpiMap kpi={counted} title={say(m.mapTitle)} own={unit} definition={pinned} />}
        </div>
      </div>
      {!ofProvince && kpi.measuredIn === 'percent' && kpi.hasDenominator && (
        <KpiFunnel kpi={counted} own={unit ?? null} definition={pinned} />
      )}
      {ofProvince ? (
        <p className="empty">{say(m.provinceOnly)}</p>
      ) : (
        <KpiUnits kpi={counted} own={unit ?? null} definition={pinned} />
      )}
    </>
  )
}
