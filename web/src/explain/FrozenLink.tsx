import { useLocation } from '@tanstack/react-router'
import { formatInstant } from 'shared/format.ts'
import { explainPageMessages as m } from 'shared/messages/explain-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { writeSearch } from '../shell/page-state.ts'
import { usePageState } from '../shell/use-page-state.ts'
import { placeOf } from '../ui/period-picker-model.ts'
import { ShownOnce } from '../ui/ShownOnce.tsx'
import { usePeriod } from '../ui/use-period.ts'

/**
 * The address of this very number: its period by name, its unit or group, and the instant it was known at. A group is
 * named as it was answered, peers by the version of their definition.
 */
export function FrozenLink({ at, group }: { at: string; group: string | undefined }) {
  const say = useSay()
  const locale = useLocale()
  const [{ unit, lang, cum, definition }] = usePageState()
  const { period } = usePeriod()
  const { pathname } = useLocation()
  const search = writeSearch({ lang, ...placeOf(period), cum, definition, unit, group, asof: at })
  return (
    <section className="frozen-link" aria-labelledby="link">
      <h2 id="link">{say(m.linkBlocked)}</h2>
      <p className="none">{say(m.linkUnder, { when: formatInstant(locale, at) })}</p>
      <ShownOnce label={say(m.linkBlocked)} text={`${location.origin}${pathname}${search}`} />
    </section>
  )
}
