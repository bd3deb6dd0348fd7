import { useQuery } from '@tanstack/react-query'
import { formatInstant } from 'shared/format.ts'
import { overviewMessages } from 'shared/messages/overview.ts'
import { wallMessages as m } from 'shared/messages/wall.ts'
import { periodDays, periodLabel } from 'shared/period.ts'
import { inSentence } from 'shared/in-sentence.ts'
import { drawRows } from '../overview/overview-model.ts'
import { overviewQuestion } from '../overview/overview-question.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { useNow } from '../ui/use-now.ts'
import { usePeriod } from '../ui/use-period.ts'
import { burnShift } from './scene-clock.ts'
import { useDark } from './use-dark.ts'
import { useNewBuild } from './use-new-build.ts'
import { useScenes } from './use-scenes.ts'
import { ageOf } from './wall-age.ts'
import { lostSince, wallRows } from './wall-model.ts'
import './wall.css'
import { WallConnections } from './WallConnections.tsx'
import { WallDifficulties } from './WallDifficulties.tsx'
import { WallExceptions } from './WallExceptions.tsx'
import { WallKpis } from './WallKpis.tsx'
import { WallTicker } from './WallTicker.tsx'

const scenes = ['kpis', 'exceptions', 'connections', 'difficulties'] as const

/** The screen of the command room: four scenes in turn, and above them always how old the figures are. */
export function WallPage() {
  const say = useSay()
  const locale = useLocale()
  const now = useNow()
  const { name, today, kpis } = useProvince()
  const [state] = usePageState()
  const { comparison } = usePeriod()
  const overview = useQuery({ ...overviewQuestion(state, locale, comparison), refetchInterval: 60_000 })
  const wall = useQuery({ ...q('readWall', {}), staleTime: 0, refetchInterval: 15_000 })
  const { scene, paused } = useScenes(scenes.length)
  useNewBuild()
  useDark()
  const answered = overview.data
  const lost = lostSince(Math.max(wall.dataUpdatedAt, overview.dataUpdatedAt), now.getTime())
  const age = ageOf(say, locale, { data: answered?.data, today, lost })
  const { x, y } = burnShift(now.getTime())
  const shown = scenes[scene] ?? 'kpis'
  return (
    <div className="wall" data-stale={age.stale || undefined} style={{ translate: `${x}px ${y}px` }}>
      <header>
        <h1>{say(overviewMessages.title, { province: inSentence(locale, name[locale]) })}</h1>
        <p className="wall-age" role={age.stale ? 'alert' : undefined}>
          {age.text}
        </p>
        <time className="wall-clock" dateTime={now.toISOString()}>
          {formatInstant('vi', now).slice(0, 5)}
        </time>
      </header>
      <section className="wall-scene" aria-label={say(m.scenes[shown])}>
        {shown === 'kpis' && answered && (
          <WallKpis
            rows={wallRows(drawRows(answered, kpis))}
            title={say(m.kpis, {
              period: periodLabel(locale, answered.period),
              days: periodDays(locale, answered.period),
            })}
          />
        )}
        {shown === 'exceptions' && <WallExceptions attention={answered?.attention ?? []} />}
        {shown === 'difficulties' && <WallDifficulties />}
        {shown === 'connections' && wall.data && <WallConnections wall={wall.data} now={now} />}
      </section>
      <footer>
        <WallTicker wall={wall.data} />
        <p className="wall-turn">
          {paused && <strong>{say(m.paused)}</strong>}
          {scenes.map((one, place) => (
            <span key={one} aria-hidden="true" data-on={place === scene || undefined} />
          ))}
          <span className="unseen">{say(m.scene, { n: scene + 1, of: scenes.length })}</span>
        </p>
      </footer>
    </div>
  )
}
