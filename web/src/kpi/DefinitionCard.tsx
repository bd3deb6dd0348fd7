import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatDay } from 'shared/format.ts'
import {
  aggregationTexts,
  directionTexts,
  frequencyTexts,
  kpiPageMessages as m,
  scopeTexts,
} from 'shared/messages/kpi-page.ts'
import { targetPageMessages } from 'shared/messages/target-page.ts'
import { kpiVersionMessages as v } from 'shared/messages/kpi-version-page.ts'
import { measuredInTexts } from 'shared/messages/value.ts'
import type { Answer } from '../http.ts'
import { toDefinition, toFeed, toTarget } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Formula } from './Formula.tsx'
import { LegalBasis } from './LegalBasis.tsx'
import { TargetList } from './TargetList.tsx'
import { useKpiVersions } from './version/use-kpi-versions.ts'
import { VersionList } from './version/VersionList.tsx'

type Definition = Answer<'readKpi'>

/** What the number means, how it is made and by what right: formula in words, rules, sources, targets, law. */
export function DefinitionCard({ definition }: { definition: Definition }) {
  const say = useSay()
  const locale = useLocale()
  const { subsystems } = useProvince()
  const { may } = useWho()
  const { kpi, feeds, instruments, measures } = definition
  const versions = useKpiVersions(kpi.id, kpi.versions.length > 1)
  const counted = kpi.versions.find(({ version }) => version === kpi.version)
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
        {entry(
          say(v.counted),
          <>
            {counted?.from
              ? say(v.countedSince, { version: kpi.version, day: formatDay(locale, counted.from) })
              : say(v.countedAlways, { version: kpi.version })}
            {counted?.basis && ` ${say(v.on, { basis: counted.basis })}`}
            {may('definition.confirm') && (
              <p>
                <Link {...toDefinition(kpi.id)}>{say(v.toPage)}</Link>
              </p>
            )}
          </>,
        )}
        {entry(say(m.formula), <Formula sides={kpi} measures={measures} />)}
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
      {versions.length > 1 && <VersionList versions={versions} inForce={kpi.version} measures={measures} />}
    </section>
  )
}
