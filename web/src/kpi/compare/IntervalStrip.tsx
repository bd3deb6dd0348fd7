import { Link } from '@tanstack/react-router'
import { linearScale } from 'shared/chart/scale.ts'
import { formatCount, formatNumber } from 'shared/format.ts'
import { comparePageMessages as m, whyNotTexts } from 'shared/messages/compare-page.ts'
import { FunnelMark } from '../../chart/Funnel.tsx'
import '../../chart/funnel.css'
import { toUnit } from '../../links.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { ValueText } from '../../ui/ValueText.tsx'
import { byShrunk, markTexts } from './compared-line.ts'
import { CommonLevel, ComparedTable, type ComparedProps, MarkKey, targetOf } from './FunnelFigure.tsx'
import { stripScale } from './strip-scale.ts'

/** Each unit a line: its figure, how sure it is, and the fairer estimate the lines are ordered by. */
export function IntervalStrip({ kpi, answer, lines }: ComparedProps) {
  const say = useSay()
  const locale = useLocale()
  const title = say(m.stripTitle, { kpi: kpi.name[locale] })
  const table = <ComparedTable caption={title} kpi={kpi} lines={lines} />
  if (answer.funnel.kind === 'none' && answer.funnel.why === 'not-a-proportion')
    return (
      <Figure title={title} summary={say(whyNotTexts['not-a-proportion'])} summaryShown table={table}>
        {table}
      </Figure>
    )
  const drawn = byShrunk(kpi, lines).filter(({ row }) => row.interval !== null)
  const { domain, ticks } = stripScale(drawn.map(({ row }) => row.interval!))
  const x = linearScale(domain, [0, 100])
  const target = targetOf(answer)
  const at = (share: number) => `${Math.min(100, Math.max(0, x(share)))}%`
  return (
    <Figure title={title} summary={say(m.stripSummary)} summaryShown table={table}>
      <MarkKey kpi={kpi} target={target !== null} />
      <CommonLevel kpi={kpi} answer={answer} />
      <ol className="interval-strip">
        <li className="axis" aria-hidden="true">
          <span />
          <div>
            {ticks.map((tick) => (
              <small key={tick} style={{ left: at(tick) }}>
                {formatNumber(locale, tick * 100, 1)}%
              </small>
            ))}
          </div>
          <span />
        </li>
        {drawn.map(({ code, name, row, mark, verdict, own }) => (
          <li key={code} className={own ? 'own' : undefined}>
            <Link {...toUnit(code)}>{name}</Link>
            <svg aria-hidden="true" className="strip-line">
              {target !== null && <line className="target-line" x1={at(target)} x2={at(target)} y1="0" y2="100%" />}
              {answer.centre.ratio !== null && (
                <line
                  className="strip-centre"
                  x1={at(answer.centre.ratio)}
                  x2={at(answer.centre.ratio)}
                  y1="0"
                  y2="100%"
                />
              )}
              <line
                className="strip-interval"
                x1={at(row.interval!.low)}
                x2={at(row.interval!.high)}
                y1="50%"
                y2="50%"
              />
              {row.shrunk && (
                <line className="strip-shrunk" x1={at(row.shrunk.share)} x2={at(row.shrunk.share)} y1="15%" y2="85%" />
              )}
              <svg x={at(row.value.ratio ?? 0)} y="50%" overflow="visible">
                <FunnelMark mark={mark} verdict={verdict} own={false} />
              </svg>
            </svg>
            <span className="strip-value">
              <ValueText value={row.value} />
              <span className="unseen"> {say(markTexts[mark])}</span>
            </span>
          </li>
        ))}
      </ol>
      {drawn.length < lines.length && (
        <p className="summary">{say(m.noFigure, { n: formatCount(locale, lines.length - drawn.length) })}</p>
      )}
    </Figure>
  )
}
