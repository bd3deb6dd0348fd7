import { formatNumber, formatRatio } from 'shared/format.ts'
import { probePageMessages as m, statisticTexts, stateNames } from 'shared/messages/probe-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import type { Answer } from '../http.ts'
import { toConnection } from '../links.ts'
import { Link } from '@tanstack/react-router'
import { latencyText, whenText } from './probe-text.ts'
import { StateMark } from './StateMark.tsx'

type Detail = Answer<'readConnection'>

/** Why the connection stands as it does: each statistic beside its threshold, and the minutes that made it. */
export function WhyPanel({ detail, now }: { detail: Detail; now: number }) {
  const say = useSay()
  const locale = useLocale()
  const { why } = detail
  return (
    <section className="why" aria-labelledby="why">
      <h2 id="why">{say(m.whyTitle)}</h2>
      {why === null ? (
        <p className="empty">{say(m.whyNone)}</p>
      ) : (
        <>
          <p className="summary">{say(m.whyUnder, { when: whenText(locale, why.at, now) })}</p>
          <ul className="statistics">
            {why.statistics.map(({ name, value, threshold }) => (
              <li key={name} data-hit={value >= threshold || undefined}>
                <span>{statisticTexts[name][locale]}</span>
                <span className="statistic-bar" aria-hidden="true">
                  <span style={{ width: `${Math.min(100, Math.max(0, (value / threshold) * 80))}%` }} />
                </span>
                <span className="numeric">
                  {say(m.ofThreshold, {
                    value: formatNumber(locale, value, 1),
                    threshold: formatNumber(locale, threshold, 1),
                  })}
                </span>
              </li>
            ))}
          </ul>
          <p className="summary">
            {why.learning && `${say(m.learning)} `}
            {why.usualUs !== null &&
              say(m.usualAt, {
                usual: latencyText(locale, why.usualUs),
                slow: latencyText(locale, why.slowAboveUs),
              })}
          </p>
          {why.counted.length > 0 && (
            <>
              <h3>{say(m.counted)}</h3>
              <ol className="counted">
                {why.counted
                  .slice(-24)
                  .toReversed()
                  .map((round) => (
                    <li key={`${round.at}${round.kind}`}>
                      {whenText(locale, round.at, now)} <span>{countedText(locale, say, round)}</span>
                    </li>
                  ))}
              </ol>
            </>
          )}
        </>
      )}
      <Sisters detail={detail} />
    </section>
  )
}

type Counted = NonNullable<Detail['why']>['counted'][number]

function countedText(locale: 'vi' | 'en', say: ReturnType<typeof useSay>, { kind, measure }: Counted): string {
  if (kind === 'slow') return say(m.countedSlow, { x: formatNumber(locale, measure, 1) })
  if (kind === 'lossy') return say(m.countedLossy, { x: formatRatio(locale, Math.round(measure * 1000), 1000, 0) })
  return say(m.countedFailed)
}

/** The same system elsewhere and the unit’s other connections: whose trouble it is shows in whether they share it. */
function Sisters({ detail: { sisters } }: { detail: Detail }) {
  const say = useSay()
  const locale = useLocale()
  const { subsystems } = useProvince()
  const { unknown, up, degraded, unstable, down } = sisters.subsystem
  const all = unknown + up + degraded + unstable + down
  return (
    <>
      <h3>{say(m.sisters)}</h3>
      {all > 0 && <p>{say(m.sistersSystem, { bad: degraded + unstable + down + unknown, all })}</p>}
      {sisters.unit.length > 0 && (
        <>
          <p>{say(m.sistersUnit)}:</p>
          <ul className="sister-lines">
            {sisters.unit.map(({ id, subsystem, state }) => {
              const system = subsystems.find((each) => each.id === subsystem)
              return (
                <li key={id}>
                  <StateMark state={state} />{' '}
                  <Link {...toConnection(id)}>{system?.abbreviation ?? system?.name[locale] ?? subsystem}</Link>
                  {state !== 'up' && <small> {stateNames[state][locale].toLowerCase()}</small>}
                </li>
              )
            })}
          </ul>
        </>
      )}
    </>
  )
}
