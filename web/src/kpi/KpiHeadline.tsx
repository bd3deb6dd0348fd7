import type { ReactNode } from 'react'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { Knowledge } from 'shared/kpi/value-contract.ts'
import type { ValueRow } from 'shared/kpi/kpi-contract.ts'
import { formatInstant } from 'shared/format.ts'
import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import { measuredInTexts } from 'shared/messages/value.ts'
import { periodLabel } from 'shared/period.ts'
import type { StatedPeriod } from 'shared/period-contract.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { makeWorkCalendar } from 'shared/workday.ts'
import { type KpiBrief, useProvince } from '../shell/use-province.ts'
import { ChangeText } from '../ui/ChangeText.tsx'
import { Explained } from '../ui/Explained.tsx'
import { ValueText } from '../ui/ValueText.tsx'
import { isFew } from '../ui/value-model.ts'
import { coverageSentence } from '../ui/coverage-sentence.ts'
import { fractionSentence, targetSentence, tetSentence } from './headline-model.ts'

interface Props {
  kpi: KpiBrief
  /** Whose number it is; the province's without it. */
  unit?: string | undefined
  sides: Pick<Kpi, 'numerator' | 'denominator'>
  row: ValueRow
  period: StatedPeriod
  comparedWith: StatedPeriod | null
  knowledge: Knowledge
}

/** The number, of what it is, how far from its target, how complete and how old. */
export function KpiHeadline({ kpi, unit, sides, row, period, comparedWith, knowledge }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { specialDays } = useProvince()
  const { value, compared, target } = row
  const sentence = targetSentence(locale, kpi, target)
  const fraction = fractionSentence(locale, sides, value)
  const tet = comparedWith && tetSentence(locale, kpi, [period, comparedWith], makeWorkCalendar(specialDays))
  const fact = (label: string, content: ReactNode) => (
    <div>
      <dt>{label}</dt>
      <dd>{content}</dd>
    </div>
  )
  return (
    <section className="headline" aria-label={say(m.actual)}>
      <p className="headline-value">
        <Explained kpi={kpi.id} unit={unit}>
          <ValueText value={value} />
        </Explained>{' '}
        {kpi.measuredIn !== 'percent' && value.state === 'value' && (
          <small>{measuredInTexts[kpi.measuredIn][locale]}</small>
        )}
      </p>
      <div className="headline-words">
        {fraction && kpi.hasDenominator && <p>{fraction}</p>}
        <p className={sentence.met === false ? 'unmet' : sentence.met ? 'met' : undefined}>
          {sentence.met !== null && <span aria-hidden="true">{sentence.met ? '◆ ' : '▼ '}</span>}
          {sentence.text}
        </p>
        {period.state === 'running' && <p className="none">{say(m.provisional)}</p>}
        {isFew(value) && <p className="none">{say(m.fewMark)}</p>}
        <p>
          <a href="#definition">{say(m.definitionTitle)}</a>
        </p>
      </div>
      <dl className="facts">
        {comparedWith &&
          fact(
            say(m.compareLabel, { label: periodLabel(locale, comparedWith) }),
            <>
              <ChangeText kpi={kpi} value={value} compared={compared} />{' '}
              {compared && <small className="none">({compared.text})</small>}
              {tet !== null && <small className="second">{tet}</small>}
            </>,
          )}
        {fact(
          say(m.coverageLabel),
          <>
            {coverageSentence(locale, kpi, value)}
            {value.quarantined > 0 && (
              <small className="second">? {say(m.quarantined, { n: value.quarantined })}</small>
            )}
          </>,
        )}
        {fact(
          say(m.dataLabel),
          knowledge.recordedAt === null
            ? say(m.dataNone)
            : say(m.dataVersion, { version: knowledge.version, when: formatInstant(locale, knowledge.recordedAt) }),
        )}
      </dl>
    </section>
  )
}
