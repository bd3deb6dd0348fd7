import { useEffect, useState } from 'react'
import { useShortcut } from '../shell/use-shortcut.ts'
import { type SceneClock, type SceneNews, turnScene } from './scene-clock.ts'

/** Which scene is shown: they turn by themselves, by the arrows, and stand still after the space bar or `p`. */
export function useScenes(scenes: number): SceneClock {
  const [clock, setClock] = useState<SceneClock>(() => ({ scene: 0, since: Date.now(), paused: false }))
  const tell = (news: SceneNews) => setClock((before) => turnScene(before, news, Date.now(), scenes))
  useShortcut(' ', () => tell({ kind: 'pause' }))
  useShortcut('p', () => tell({ kind: 'pause' }))
  useShortcut('ArrowRight', () => tell({ kind: 'step', by: 1 }))
  useShortcut('ArrowLeft', () => tell({ kind: 'step', by: -1 }))
  useEffect(() => {
    const turn = () => setClock((before) => turnScene(before, { kind: 'time' }, Date.now(), scenes))
    const timer = setInterval(turn, 1_000)
    return () => clearInterval(timer)
  }, [scenes])
  return clock
}
