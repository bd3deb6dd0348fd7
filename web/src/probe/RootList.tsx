import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatCount } from 'shared/format.ts'
import { nodeKindNames, probePageMessages as m } from 'shared/messages/probe-page.ts'
import { toIncident } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import type { RootBand } from './board-model.ts'
import { whenText } from './probe-text.ts'

/** What explains many troubles at once, each as a band as long as it has connections. */
export function RootList({ bands, total, now }: { bands: readonly RootBand[]; total: number; now: number }) {
  const say = useSay()
  const locale = useLocale()
  const nameOf = useNodeNames()
  const incidentOf = useRootIncidents(bands.length > 0)
  if (bands.length === 0) return null
  return (
    <section className="roots" aria-labelledby="roots">
      <h2 id="roots">{say(m.roots)}</h2>
      <ul>
        {bands.map(({ node, members, since }) => (
          <li key={node}>
            <span className="root-bar" style={{ width: `${Math.max(2, (members.length / total) * 100)}%` }} />
            <RootName name={nameOf(node)} incident={incidentOf.get(node)} />
            {say(m.rootReach, { n: formatCount(locale, members.length) })}
            {since !== null && `, ${say(m.since, { when: whenText(locale, since * 1000, now * 1000) })}`}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The name of a root, leading to its incident where there is one and one may see it. */
const RootName = ({ name, incident }: { name: string; incident: string | undefined }) =>
  incident ? (
    <>
      <Link {...toIncident(incident)}>{name}</Link>:{' '}
    </>
  ) : (
    `${name}: `
  )

/** Open incidents of roots, by the node they are about. */
function useRootIncidents(wanted: boolean): ReadonlyMap<string, string> {
  const { may } = useWho()
  const { data } = useQuery({
    ...q('listIncidents', { query: { scope: 'root', phase: 'open', limit: 100 } }),
    enabled: wanted && may('incident.read'),
    staleTime: 10_000,
    refetchInterval: 30_000,
  })
  return new Map(data?.incidents.map(({ object, id }) => [object, id]))
}

/** Names of path nodes, with what sort of thing each is. */
export function useNodeNames(): (id: string) => string {
  const locale = useLocale()
  const { data } = useQuery(q('readPathGraph', {}))
  const names = new Map(
    data?.nodes.map(({ id, kind, name }) => {
      const sort = nodeKindNames[kind][locale]
      // "Đường truyền Phủ Lý" says what it is already.
      return [id, name[locale].startsWith(sort) ? name[locale] : `${sort}: ${name[locale]}`]
    }),
  )
  return (id) => names.get(id) ?? id
}
