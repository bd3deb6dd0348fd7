import { formatProseDay } from 'shared/format.ts'
import type { Instrument, Kpi } from 'shared/kpi/kpi.ts'
import { targetText } from 'shared/kpi/target.ts'
import { scopeKey, scopeOfTarget } from 'shared/kpi/target-plan.ts'
import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { scopeName } from '../ui/scope-name.ts'

/** Targets with their time, newest first, for whom they hold and by what instrument. */
export function TargetList({ kpi, instruments }: { kpi: Kpi; instruments: readonly Instrument[] }) {
  const say = useSay()
  const locale = useLocale()
  const { today, units } = useProvince()
  if (kpi.targets.length === 0) return say(m.targetsNone)
  return (
    <ul className="target-list">
      {kpi.targets
        .toSorted((a, b) => (a.from < b.from ? 1 : -1))
        .map((target) => {
          const inForce = target.from <= today && (target.to === null || target.to >= today)
          const scope = scopeOfTarget(target)
          const groups = target.group ? [target.group] : []
          const whom = scope.level === 'province' ? null : scopeName(locale, scope, { units, groups })
          return (
            <li key={`${scopeKey(scope)} ${target.from}`} className={inForce ? undefined : 'none'}>
              <b>{targetText(kpi, target, locale)}</b>{' '}
              {target.to === null
                ? say(m.from, { from: formatProseDay(locale, target.from) })
                : say(m.fromTo, { from: formatProseDay(locale, target.from), to: formatProseDay(locale, target.to) })}
              {inForce && ` (${say(m.inForceNow)})`}
              {whom && `, ${say(m.forUnit, { unit: whom })}`}
              {target.instrument &&
                `, ${instruments.find(({ id }) => id === target.instrument)?.id ?? target.instrument}`}
              {target.basis && `, ${target.basis}`}
              {target.note && <small className="second">{target.note[locale]}</small>}
            </li>
          )
        })}
    </ul>
  )
}
