import { Link } from '@tanstack/react-router'
import { formatDay, formatInstant } from 'shared/format.ts'
import { explainPageMessages as m } from 'shared/messages/explain-page.ts'
import { kpiVersionMessages as v } from 'shared/messages/kpi-version-page.ts'
import type { Answer } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'

/** By which version the number is counted, since when, on what basis, and the same number by the others. */
export function CountedBy({ definition }: { definition: Answer<'readExplanation'>['definition'] }) {
  const say = useSay()
  const locale = useLocale()
  const { version, recordedAt, from, basis, others } = definition
  return (
    <>
      <p className="none">
        {recordedAt === null
          ? say(m.version, { version })
          : say(m.versionSince, { version, when: formatInstant(locale, recordedAt) })}
        {from !== null && `, ${say(m.inForceFrom, { day: formatDay(locale, from) })}`}.{' '}
        {basis !== null && say(v.on, { basis })}
      </p>
      {others.length > 0 && (
        <ul className="other-versions">
          {others.map((other) => (
            <li key={other.version}>
              <Link to="." search={(state) => ({ ...state, definition: String(other.version) })}>
                {say(v.otherVersion, { version: other.version })}
              </Link>
              {other.from !== null && ` (${say(v.since, { day: formatDay(locale, other.from) })})`}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
