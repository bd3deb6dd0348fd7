import { duration } from 'shared/alert/compose-letter.ts'
import { formatCount } from 'shared/format.ts'
import { alertPageMessages } from 'shared/messages/alert-page.ts'
import { stateNames } from 'shared/messages/probe-page.ts'
import { wallMessages as m } from 'shared/messages/wall.ts'
import { connectionStates } from 'shared/probe/state.ts'
import { SeverityMark } from '../alert/SeverityMark.tsx'
import type { Answer } from '../http.ts'
import '../probe/probe.css'
import { StateMark } from '../probe/StateMark.tsx'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'

type Wall = Answer<'readWall'>

const worstFirst = connectionStates.toReversed()
/** So many incidents fit beside the systems. */
const mostLines = 7

/** How the connections stand, system by system, beside what is broken and since when. */
export function WallConnections({ wall, now }: { wall: Wall; now: Date }) {
  return (
    <div className="wall-two">
      <Systems wall={wall} />
      <Broken wall={wall} now={now} />
    </div>
  )
}

function Broken({ wall, now }: { wall: Wall; now: Date }) {
  const say = useSay()
  const locale = useLocale()
  return (
    <div>
      <h2>{say(m.broken)}</h2>
      {wall.incidents.length === 0 && <p>{say(m.nothingBroken)}</p>}
      <ol className="wall-lines">
        {wall.incidents.slice(0, mostLines).map((incident) => (
          <li key={incident.number} className={incident.severity}>
            <strong>{incident.name[locale]}</strong>
            <span className="wall-facts">
              <SeverityMark severity={incident.severity} />
              {' · '}
              {[
                incident.members > 1 &&
                  say(alertPageMessages.connections, { n: formatCount(locale, incident.members) }),
                duration(now.getTime() - Date.parse(incident.openedAt), locale),
                say(incident.maintenance ? m.announced : incident.takenUp ? m.takenUp : m.nobody),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
      {wall.incidents.length > mostLines && <p>{say(m.more, { n: wall.incidents.length - mostLines })}</p>}
    </div>
  )
}

/** All together in words, and a bar for each system: how many of its communes stand how. */
function Systems({ wall }: { wall: Wall }) {
  const say = useSay()
  const locale = useLocale()
  const { subsystems } = useProvince()
  const there = (states: Wall['states']) => worstFirst.filter((state) => states[state] > 0)
  return (
    <div>
      <h2>{say(m.connections)}</h2>
      <p className="wall-states">
        {there(wall.states).map((state) => (
          <span key={state} className={state}>
            <StateMark state={state} size={24} /> {formatCount(locale, wall.states[state])}{' '}
            {stateNames[state][locale].toLowerCase()}
          </span>
        ))}
      </p>
      <ul className="wall-systems">
        {wall.systems.map(({ subsystem, states }) => {
          const system = subsystems.find(({ id }) => id === subsystem)
          const said = there(states).map(
            (state) => `${formatCount(locale, states[state])} ${stateNames[state][locale].toLowerCase()}`,
          )
          return (
            <li key={subsystem}>
              <span>{system?.abbreviation ?? system?.name[locale] ?? subsystem}</span>
              <span className="wall-bar" role="img" aria-label={said.join(', ')}>
                {there(states).map((state) => (
                  <span key={state} className={state} style={{ flexGrow: states[state] }} />
                ))}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
