import { useQuery } from '@tanstack/react-query'
import { dayOf } from 'shared/day.ts'
import { formatDay } from 'shared/format.ts'
import { comparePageMessages as m } from 'shared/messages/compare-page.ts'
import { q } from '../../query.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { usePageState } from '../../shell/use-page-state.ts'
import { readPeers, withVersion } from './read-peers.ts'

/** By which telling of peers units are compared, so that last year's comparison can be shown as it was made. */
export function PeerVersion() {
  const say = useSay()
  const locale = useLocale()
  const [{ peers }, change] = usePageState()
  const { data } = useQuery(q('listPeerDefinitions', {}))
  const { version } = readPeers(peers)
  const definitions = data?.definitions ?? []
  // One telling is no choice, unless the address names one that this page has not heard of.
  if (definitions.length < 2 && version === null) return null
  const known = definitions.some((one) => String(one.version) === version)
  return (
    <label className="field">
      {say(m.asCompared)}
      <select
        value={version ?? ''}
        onChange={(event) => change({ peers: withVersion(peers, event.target.value || null) })}
      >
        <option value="">{say(m.byPeriod)}</option>
        {version !== null && !known && <option value={version}>{say(m.versionOnly, { version })}</option>}
        {definitions.map(({ version: own, from, madeAt }) => (
          <option key={own} value={own}>
            {say(m.versionOf, {
              version: own,
              from: formatDay(locale, from),
              made: formatDay(locale, dayOf(new Date(madeAt))),
            })}
          </option>
        ))}
      </select>
    </label>
  )
}
