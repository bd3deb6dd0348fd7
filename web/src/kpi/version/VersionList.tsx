import { formatDay, formatInstant } from 'shared/format.ts'
import type { KeptVersion } from 'shared/kpi/version/version-contract.ts'
import { directionTexts, kpiPageMessages } from 'shared/messages/kpi-page.ts'
import { kpiVersionMessages as m } from 'shared/messages/kpi-version-page.ts'
import type { Text } from 'shared/text.ts'
import { usePersonNames } from '../../account/use-person-names.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { useProvince } from '../../shell/use-province.ts'
import { FactList } from '../../ui/FactList.tsx'
import { Formula } from '../Formula.tsx'
import './version.css'

interface Props {
  /** The newest first. */
  versions: readonly KeptVersion[]
  inForce: number
  measures: readonly { id: string; name: Text }[]
}

/** Every version that counts on some day: its formula in words, since when, on what basis, and who decided. */
export function VersionList({ versions, inForce, measures }: Props) {
  const say = useSay()
  return (
    <section className="kpi-versions" aria-labelledby="versions">
      <h3 id="versions">{say(m.versionsTitle)}</h3>
      <ol>
        {versions.map((version) => (
          <li key={version.version}>
            <Version version={version} inForce={version.version === inForce} measures={measures} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Version({
  version: one,
  inForce,
  measures,
}: {
  version: KeptVersion
  inForce: boolean
  measures: Props['measures']
}) {
  const say = useSay()
  const locale = useLocale()
  const { today } = useProvince()
  const { nameOf } = usePersonNames()
  const by = (who: string | null, when: string | null) =>
    when === null
      ? []
      : [
          who === null
            ? formatInstant(locale, when)
            : say(m.byWhom, { who: nameOf(who), when: formatInstant(locale, when) }),
        ]
  const stands = inForce ? m.inForce : one.from !== null && one.from > today ? m.toCome : null
  return (
    <>
      <h4>
        {say(m.version, { version: one.version })}{' '}
        <small>
          {one.from === null ? say(m.always) : say(m.since, { day: formatDay(locale, one.from) })}
          {stands && ` (${say(stands)})`}
        </small>
      </h4>
      <p>{one.definition[locale]}</p>
      <FactList
        facts={[
          [say(kpiPageMessages.formula), <Formula key="formula" sides={one} measures={measures} />],
          [say(kpiPageMessages.direction), say(directionTexts[one.direction])],
          [say(m.rounding), say(m.decimals, { n: one.decimals })],
          [say(m.basis), one.basis ?? say(m.ofCatalogue)],
          ...(one.reason === null ? [] : [[say(m.reason), one.reason] as const]),
          ...by(one.recordedBy, one.recordedAt).map((text) => [say(m.recorded), text] as const),
          ...by(one.decidedBy, one.decidedAt).map((text) => [say(m.decided), text] as const),
        ]}
      />
    </>
  )
}
