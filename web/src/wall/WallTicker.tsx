import { formatCount } from 'shared/format.ts'
import { severityTexts } from 'shared/messages/alert.ts'
import { wallMessages as m } from 'shared/messages/wall.ts'
import type { Answer } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'

/** The gravest thing that is broken, under every scene; it stands still, for running letters are read by nobody. */
export function WallTicker({ wall }: { wall: Answer<'readWall'> | undefined }) {
  const say = useSay()
  const locale = useLocale()
  if (!wall) return <p className="wall-ticker" />
  const [gravest] = wall.incidents
  if (!gravest) return <p className="wall-ticker">{say(m.nothingBroken)}</p>
  const counts = (['critical', 'major', 'warning'] as const)
    .filter((severity) => wall.open[severity] > 0)
    .map((severity) => `${formatCount(locale, wall.open[severity])} ${say(severityTexts[severity]).toLowerCase()}`)
  return (
    <p className="wall-ticker">
      <strong>{counts.join(' · ')}</strong> {gravest.name[locale]}
    </p>
  )
}
