import { formatProseDay } from 'shared/format.ts'
import type { Instrument } from 'shared/kpi/kpi.ts'
import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'

/** Instruments with their time of force; what is no longer in force stays, greyed and said, since old periods rest on it. */
export function LegalBasis({ instruments }: { instruments: readonly Instrument[] }) {
  const say = useSay()
  const locale = useLocale()
  const { today } = useProvince()
  if (instruments.length === 0) return say(m.legalNone)
  return (
    <ul className="legal-basis">
      {instruments.map((instrument) => {
        const { id, title, issued, effectiveFrom, effectiveTo, replacedBy, confidence } = instrument
        const over = effectiveTo !== null && effectiveTo < today
        const time = [
          issued && say(m.issued, { day: formatProseDay(locale, issued) }),
          effectiveFrom === null
            ? !issued && say(m.effectiveUnknown)
            : effectiveTo === null
              ? say(m.effective, { from: formatProseDay(locale, effectiveFrom) })
              : say(m.effectiveTo, {
                  from: formatProseDay(locale, effectiveFrom),
                  to: formatProseDay(locale, effectiveTo),
                }),
          over && say(m.expired),
          replacedBy && say(m.replacedBy, { id: replacedBy }),
        ]
        return (
          <li key={id} className={over ? 'none' : undefined}>
            <b>{id}</b> {title[locale]}
            <small className="second">
              {time.filter(Boolean).join('; ')}
              {confidence === 'unconfirmed' && (
                <span className="unconfirmed">
                  {' '}
                  <span aria-hidden="true">○</span> {say(m.unconfirmed)}
                </span>
              )}
            </small>
          </li>
        )
      })}
    </ul>
  )
}
