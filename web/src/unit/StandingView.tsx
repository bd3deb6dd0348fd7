import { Link } from '@tanstack/react-router'
import { formatCount, formatNumber } from 'shared/format.ts'
import type { Standing, Work } from 'shared/kpi/compare/standing-contract.ts'
import { standingPageMessages as m } from 'shared/messages/standing-page.ts'
import { periodLabel } from 'shared/period.ts'
import { toKpi } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useKpi } from '../shell/use-province.ts'
import { ValueText } from '../ui/ValueText.tsx'
import { OwnCharts } from './OwnCharts.tsx'
import { ScoreView } from './ScoreView.tsx'
import { SpineFigure } from './SpineFigure.tsx'
import './standing.css'

/** Where a unit stands and what closes the gap: in words, as work, against peers, over time, in points. */
export function StandingView({ standing }: { standing: Standing }) {
  const say = useSay()
  const locale = useLocale()
  const { first, work, targets, period, unit } = standing
  return (
    <>
      <section className="standing" aria-labelledby="work">
        <p className="standing-first">{first.text}</p>
        <p className="none">
          {say(m.period, { period: periodLabel(locale, period) })}
          {period.state === 'running' && ` (${say(m.running)})`}. {say(m.targets, targets)}
        </p>
        {work.length > 0 && (
          <>
            <h2 id="work">{say(m.workTitle)}</h2>
            <ol className="work-list">
              {work.map((one) => (
                <WorkItem key={one.kpi} unit={unit} work={one} />
              ))}
            </ol>
          </>
        )}
      </section>
      <SpineFigure standing={standing} />
      <OwnCharts unit={unit} charts={standing.charts} />
      <ScoreView score={standing.score} />
    </>
  )
}

function WorkItem({ unit, work }: { unit: string; work: Work }) {
  const { kpi: id, value, target, counted, comparator, convertible, rest } = work
  const say = useSay()
  const locale = useLocale()
  const kpi = useKpi(id)
  return (
    <li>
      <strong>
        {say(comparator === 'at-least' ? m.workGap : m.workOver, {
          n: formatCount(locale, convertible),
          counted,
          target: target.text,
        })}
      </strong>
      <span>
        <Link {...toKpi(id, unit)}>{kpi?.name[locale] ?? id}</Link> · <ValueText value={value} fraction />
      </span>
      {rest && (
        <small>
          {rest.reachable
            ? [
                rest.rate !== null &&
                  say(m.workRate, {
                    rate: `${formatNumber(locale, rest.rate * 100, 1)}%`,
                    coming: formatCount(locale, rest.coming),
                    needed: formatCount(locale, rest.needed),
                  }),
                rest.allowedMisses >= 0 && say(m.workMisses, { n: formatCount(locale, rest.allowedMisses) }),
              ]
                .filter(Boolean)
                .join(' ')
            : say(m.workUnreachable)}
        </small>
      )}
    </li>
  )
}
