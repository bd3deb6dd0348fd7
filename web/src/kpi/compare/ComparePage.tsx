import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatCount, formatDay } from 'shared/format.ts'
import type { KpiComparison } from 'shared/kpi/compare/comparison-contract.ts'
import { comparePageMessages as m } from 'shared/messages/compare-page.ts'
import type { PeerSetAnswer } from 'shared/unit/peer-contract.ts'
import { toKpi } from '../../links.ts'
import { q } from '../../query.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { type CompareTab, compareTabs } from '../../shell/page-state.ts'
import { usePageState } from '../../shell/use-page-state.ts'
import { type KpiBrief, useProvince } from '../../shell/use-province.ts'
import { useWho } from '../../shell/use-who.ts'
import { Answered } from '../../ui/Answered.tsx'
import { KnowledgeNote } from '../../ui/KnowledgeNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PeriodPicker } from '../../ui/PeriodPicker.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { usePeriodAsked } from '../../ui/use-period.ts'
import './compare.css'
import { comparedLines } from './compared-line.ts'
import { ComparedMap } from './ComparedMap.tsx'
import { FarBehind } from './FarBehind.tsx'
import { FunnelFigure } from './FunnelFigure.tsx'
import { HeatTable } from './HeatTable.tsx'
import { IntervalStrip } from './IntervalStrip.tsx'
import { PeerFilter } from './PeerFilter.tsx'
import { PeerVersion } from './PeerVersion.tsx'
import { RankRanges } from './RankRanges.tsx'

const comparable = ({ dataset, scope }: KpiBrief) => dataset !== null && scope !== 'province'

/** The first of the headlines that is a share: what most come for. */
const firstOf = (kpis: readonly KpiBrief[]): KpiBrief | undefined =>
  kpis
    .filter(({ headline, measuredIn }) => headline !== null && measuredIn === 'percent')
    .toSorted((a, b) => (a.headline ?? 0) - (b.headline ?? 0))[0] ?? kpis[0]

/** Units beside one another, fairly: which KPI, among whom and how it is looked at stand in the address. */
export function ComparePage() {
  const say = useSay()
  const { kpis } = useProvince()
  const [{ k, tab = 'funnel' }] = usePageState()
  const known = kpis.filter(comparable)
  const kpi = known.find(({ id }) => id === k) ?? firstOf(known)
  return (
    <>
      <PageHead title={say(m.title)} under={say(m.under)}>
        <PeriodPicker />
      </PageHead>
      {kpi ? (
        <div className="compare-page">
          <Steering kpi={kpi} kpis={known} tab={tab} />
          {tab === 'heat' ? <Heat /> : <Depth key={kpi.id} kpi={kpi} tab={tab} />}
        </div>
      ) : (
        <p className="empty">{say(m.noKpi)}</p>
      )}
    </>
  )
}

function Steering({ kpi, kpis, tab }: { kpi: KpiBrief; kpis: readonly KpiBrief[]; tab: CompareTab }) {
  const say = useSay()
  const locale = useLocale()
  const [, change] = usePageState()
  return (
    <>
      <Segmented
        label={say(m.views)}
        value={tab}
        options={compareTabs.map((key) => ({ key, label: say(m[key]) }))}
        onChoose={(key) => change({ tab: key === 'funnel' ? undefined : key, sort: undefined })}
      />
      <div className="compare-filters">
        {tab !== 'heat' && (
          <label className="field">
            {say(m.kpi)}
            <select value={kpi.id} onChange={(event) => change({ k: event.target.value })}>
              {kpis.map(({ id, name }) => (
                <option key={id} value={id}>
                  {id} · {name[locale]}
                </option>
              ))}
            </select>
          </label>
        )}
        <PeerFilter />
        <PeerVersion />
        {tab !== 'heat' && <Link {...toKpi(kpi.id)}>{say(m.toKpi)}</Link>}
      </div>
    </>
  )
}

/** The unit that is ringed: asked for in the address, or that of whoever is signed in. */
function useOwnUnit(): string | null {
  const [{ unit, peers }] = usePageState()
  const { me } = useWho()
  return unit ?? /^near\.([^@]+)/.exec(peers ?? '')?.[1] ?? me?.unit ?? null
}

function useAsked() {
  const { period } = usePeriodAsked()
  const [{ peers }] = usePageState()
  return { ...period, ...(peers && { peers }) }
}

function Depth({ kpi, tab }: { kpi: KpiBrief; tab: Exclude<CompareTab, 'heat'> }) {
  const say = useSay()
  const query = useQuery(q('readKpiComparison', { params: { id: kpi.id }, query: useAsked() }))
  return (
    <Answered query={query} what={say(m.what)} lines={20}>
      {(answer) => (
        <>
          <PeersSaid peers={answer.peers} />
          <DepthView kpi={kpi} tab={tab} answer={answer} />
          <KnowledgeNote knowledge={answer.knowledge} />
        </>
      )}
    </Answered>
  )
}

function DepthView({ kpi, tab, answer }: { kpi: KpiBrief; tab: Exclude<CompareTab, 'heat'>; answer: KpiComparison }) {
  const locale = useLocale()
  const { units } = useProvince()
  const lines = comparedLines(locale, kpi, units, answer, useOwnUnit())
  const props = { kpi, answer, lines }
  switch (tab) {
    case 'funnel':
      return (
        <>
          <FunnelFigure {...props} />
          <FarBehind kpi={kpi} lines={lines} centre={answer.centre} ended={answer.period.to} />
        </>
      )
    case 'strip':
      return <IntervalStrip {...props} />
    case 'map':
      return <ComparedMap {...props} />
    case 'rank':
      return <RankRanges {...props} />
  }
}

function Heat() {
  const say = useSay()
  const own = useOwnUnit()
  const query = useQuery({ ...q('readComparison', { query: useAsked() }), placeholderData: keepPreviousData })
  return (
    <Answered query={query} what={say(m.what)} lines={30}>
      {(answer) => (
        <>
          <PeersSaid peers={answer.peers} />
          <HeatTable answer={answer} own={own} />
          <KnowledgeNote knowledge={answer.knowledge} />
        </>
      )}
    </Answered>
  )
}

function PeersSaid({ peers: { name, units, version, from } }: { peers: PeerSetAnswer }) {
  const say = useSay()
  const locale = useLocale()
  return (
    <p className="summary">
      {say(m.peersSaid, { name, n: formatCount(locale, units.length), version, from: formatDay(locale, from) })}
    </p>
  )
}
