import { formatCount, formatDay, formatNumber, formatRatio } from 'shared/format.ts'
import { taskPageMessages as m } from 'shared/messages/task-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useKpi } from '../shell/use-province.ts'
import type { TaskDetail } from './register-answers.ts'
import { usePlaces } from './use-places.ts'

type Effect = NonNullable<TaskDetail['effect']>
type Compared = NonNullable<Effect['compared']>

const verdicts = {
  better: m.better,
  worse: m.worse,
  'not-told-apart': m.notToldApart,
  'too-little': m.tooLittle,
} as const

/** What came of it, and whether that is more than chance. */
export function EffectPart({ effect }: { effect: Effect }) {
  const say = useSay()
  const locale = useLocale()
  const { unit } = usePlaces()
  const kpi = useKpi(effect.kpi)
  const place = effect.unit ? unit(effect.unit) : say(m.wholeProvince)
  return (
    <section className="effect" aria-labelledby="effect">
      <h2 id="effect">{say(m.effect)}</h2>
      <p className="under">{say(m.effectOf, { kpi: kpi?.name[locale] ?? effect.kpi, place })}</p>
      {effect.compared ? (
        <ComparedPart compared={effect.compared} decimals={kpi?.decimals ?? 1} />
      ) : (
        <p>{effect.from ? say(m.effectLater, { day: formatDay(locale, effect.from) }) : say(m.effectNever)}</p>
      )}
    </section>
  )
}

function ComparedPart({ compared, decimals }: { compared: Compared; decimals: number }) {
  const say = useSay()
  const locale = useLocale()
  const { before, after, difference, verdict } = compared
  const points = (share: number) => `${share > 0 ? '+' : ''}${formatNumber(locale, share * 100, 1)}`
  const sides = [
    [m.before, before],
    [m.after, after],
  ] as const
  return (
    <>
      <p className={`verdict ${verdict}`}>{say(verdicts[verdict])}</p>
      <dl className="facts">
        {sides.map(([label, { from, to, numerator, denominator }]) => (
          <div key={label.vi}>
            <dt>{say(label)}</dt>
            <dd>
              {denominator === 0 ? '—' : formatRatio(locale, numerator, denominator, decimals)}
              <span className="second">
                {formatCount(locale, numerator)}/{formatCount(locale, denominator)} · {formatDay(locale, from)} –{' '}
                {formatDay(locale, to)}
              </span>
            </dd>
          </div>
        ))}
        {difference && (
          <div>
            <dt>{say(m.difference)}</dt>
            <dd>
              {say(m.points, { value: points(difference.value) })}
              <span className="second">
                {say(m.interval, { low: points(difference.low), high: points(difference.high) })}
              </span>
            </dd>
          </div>
        )}
      </dl>
      <p className="second">{say(m.effectCaveat)}</p>
    </>
  )
}
