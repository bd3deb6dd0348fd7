import { useQuery } from '@tanstack/react-query'
import { nodeKindNames, probePageMessages as m } from 'shared/messages/probe-page.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import type { RootBand } from './board-model.ts'
import { whenText } from './probe-text.ts'

/** What explains many troubles at once, each as a band as long as it has connections. */
export function RootList({ bands, total, now }: { bands: readonly RootBand[]; total: number; now: number }) {
  const say = useSay()
  const locale = useLocale()
  const nameOf = useNodeNames()
  if (bands.length === 0) return null
  return (
    <section className="roots" aria-labelledby="roots">
      <h2 id="roots">{say(m.roots)}</h2>
      <ul>
        {bands.map(({ node, members, since }) => (
          <li key={node}>
            <span className="root-bar" style={{ width: `${Math.max(2, (members.length / total) * 100)}%` }} />
            {say(m.rootLine, {
              name: nameOf(node),
              n: members.length,
              since: whenText(locale, since * 1000, now * 1000),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Names of path nodes, with what sort of thing each is. */
export function useNodeNames(): (id: string) => string {
  const locale = useLocale()
  const { data } = useQuery(q('readPathGraph', {}))
  const names = new Map(
    data?.nodes.map(({ id, kind, name }) => [id, `${nodeKindNames[kind][locale]}: ${name[locale]}`]),
  )
  return (id) => names.get(id) ?? id
}
