import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Kpi, Term } from 'shared/kpi/kpi.ts'
import {
  aggregationTexts,
  directionTexts,
  frequencyTexts,
  kpiPageMessages as m,
  scopeTexts,
} from 'shared/messages/kpi-page.ts'
import { targetPageMessages } from 'shared/messages/target-page.ts'
import { measuredInTexts } from 'shared/messages/value.ts'
import type { Text } from 'shared/text.ts'
import type { Answer } from '../http.ts'
import { toFeed, toTarget } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { LegalBasis } from './LegalBasis.tsx'
import { TargetList } from './TargetList.tsx'

type Definition = Answer<'readKpi'>

/** What the number means, how it is made and by what right: formula in words, rules, sources, targets, law. */
export function DefinitionCard({ definition }: { definition: Definition }) {
  const say = useSay()
  const locale = useLocale()
  const { subsystems } = useProvince()
  const { kpi, feeds, instruments, measures } = definition
  const entry = (label: string, content: ReactNode) => (
    <div>
      <dt>{label}</dt>
      <dd>{content}</dd>
    </div>
  )
  const systems = kpi.subsystems.flatMap((id) => subsystems.find((system) => system.id === id) ?? [])
  return (
    <section className="definition" aria-labelledby="definition">
      <h2 id="definition">{say(m.definitionTitle)}</h2>
      <p className="prose">{kpi.definition[locale]}</p>
      <dl className="definition-list">
        {entry(say(m.formula), <Formula kpi={kpi} measures={measures} />)}
        {entry(
          say(m.aggregation),
          <>
            {say(aggregationTexts[kpi.aggregation])}
            {!kpi.additive && (
              <p className="none">{say(kpi.scope === 'province' ? m.notAdditiveProvince : m.notAdditive)}</p>
            )}
          </>,
        )}
        {entry(say(m.direction), say(directionTexts[kpi.direction]))}
        {entry(say(m.measuredIn), kpi.measuredIn === 'percent' ? say(m.percent) : say(measuredInTexts[kpi.measuredIn]))}
        {entry(say(m.frequency), say(frequencyTexts[kpi.frequency]))}
        {entry(say(m.scope), say(scopeTexts[kpi.scope]))}
        {entry(
          say(m.sources),
          feeds.length === 0 ? (
            (kpi.awaiting?.[locale] ?? '—')
          ) : (
            <ul>
              {feeds.map(({ id, name }) => (
                <li key={id}>
                  <Link {...toFeed(id)}>{name[locale]}</Link>
                </li>
              ))}
            </ul>
          ),
        )}
        {entry(
          say(m.subsystems),
          systems
            .map(({ name, abbreviation }) => (abbreviation ? `${name[locale]} (${abbreviation})` : name[locale]))
            .join('; ') || '—',
        )}
        {entry(
          say(m.targets),
          <>
            <TargetList kpi={kpi} instruments={instruments} />
            <Link {...toTarget(kpi.id)}>{say(targetPageMessages.history)}</Link>
          </>,
        )}
        {entry(say(m.legalBasis), <LegalBasis instruments={instruments} />)}
      </dl>
    </section>
  )
}

/** A fraction as on paper: words above and below a line, and the counts each side is made of. */
function Formula({ kpi, measures }: { kpi: Kpi; measures: Definition['measures'] }) {
  const say = useSay()
  const locale = useLocale()
  const nameOf = (measure: string): Text | undefined => measures.find(({ id }) => id === measure)?.name
  const terms = (side: { terms: readonly Term[] }) =>
    side.terms.length > 0 && (
      <small>
        {side.terms.map(({ measure, coefficient }, place) => (
          <span key={measure}>
            {coefficient < 0 ? ` ${say(m.minus)} ` : place > 0 ? ` ${say(m.plus)} ` : ''}
            {nameOf(measure)?.[locale] ?? measure} <code>{measure}</code>
          </span>
        ))}
      </small>
    )
  return (
    <div className="formula">
      <div>
        {kpi.numerator.label[locale]}
        {terms(kpi.numerator)}
      </div>
      {kpi.denominator && (
        <div>
          {kpi.denominator.label[locale]}
          {terms(kpi.denominator)}
        </div>
      )}
    </div>
  )
}
