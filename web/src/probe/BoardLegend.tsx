import { probePageMessages as m, timeNames } from 'shared/messages/probe-page.ts'
import type { TimeKind } from 'shared/probe/availability.ts'
import { connectionStates } from 'shared/probe/state.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { StateMark } from './StateMark.tsx'
import { stripBackground } from './strip-model.ts'

const kinds: readonly TimeKind[] = ['up', 'degraded', 'unstable', 'down', 'unknown', 'maintenance', 'blind']

/** What each texture and shape means. */
export function BoardLegend() {
  const say = useSay()
  const locale = useLocale()
  return (
    <ul className="probe-legend" aria-label={say(m.legend)}>
      {kinds.map((kind) => {
        const state = connectionStates.find((each) => each === kind)
        return (
          <li key={kind}>
            <span className="beats" style={stripBackground([{ kind, caused: false, from: 0, to: 1 }], 1)} />
            {state && state !== 'up' && <StateMark state={state} />}
            {timeNames[kind][locale]}
          </li>
        )
      })}
    </ul>
  )
}
