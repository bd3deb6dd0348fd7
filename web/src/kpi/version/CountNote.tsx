import { formatDay } from 'shared/format.ts'
import { kpiVersionMessages as m } from 'shared/messages/kpi-version-page.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { usePageState } from '../../shell/use-page-state.ts'
import type { Counting } from './counting-model.ts'
import './version.css'

/** By which version the number is counted, and what of that a reader would not expect. */
export function CountNote({ counting }: { counting: Counting }) {
  const say = useSay()
  const locale = useLocale()
  const [, change] = usePageState()
  const { version, pinned, breaks, comparedToo } = counting
  return (
    <div className={pinned || breaks !== null ? 'count-note marked' : 'count-note'} role="note">
      {pinned ? (
        <p>
          {say(m.pinned, { version })}{' '}
          <button type="button" className="plain" onClick={() => change({ definition: undefined })}>
            {say(m.unpin)}
          </button>
        </p>
      ) : (
        <p>
          {breaks === null
            ? say(m.periodBy, { version })
            : say(m.periodBreaks, { version, day: formatDay(locale, breaks) })}
          {comparedToo && ` ${say(m.comparedToo)}`}
        </p>
      )}
    </div>
  )
}
