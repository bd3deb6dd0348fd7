import { formatProseDay } from 'shared/format.ts'
import type { Instrument, Kpi } from 'shared/kpi/kpi.ts'
import { targetText } from 'shared/kpi/target.ts'
import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { unitName } from '../ui/unit-name.ts'

const kinds = {
  commune: uiMessages.kindCommune,
  ward: uiMessages.kindWard,
  department: uiMessages.kindDepartment,
  province: uiMessages.kindProvince,
} as const

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
          const unit = target.unit === null ? undefined : units.find(({ code }) => code === target.unit)
          const whom = unit ? unitName(locale, unit) : (target.unit ?? (target.kind && say(kinds[target.kind])))
          return (
            <li key={`${target.unit} ${target.kind} ${target.from}`} className={inForce ? undefined : 'none'}>
              <b>{targetText(kpi, target, locale)}</b>{' '}
              {target.to === null
                ? say(m.from, { from: formatProseDay(locale, target.from) })
                : say(m.fromTo, { from: formatProseDay(locale, target.from), to: formatProseDay(locale, target.to) })}
              {inForce && ` (${say(m.inForceNow)})`}
              {whom && `, ${say(m.forUnit, { unit: whom })}`}
              {target.instrument &&
                `, ${instruments.find(({ id }) => id === target.instrument)?.id ?? target.instrument}`}
              {target.note && <small className="second">{target.note[locale]}</small>}
            </li>
          )
        })}
    </ul>
  )
}
