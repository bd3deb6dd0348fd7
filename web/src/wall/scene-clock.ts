/** The scenes of a wall in their turn. Instants are epoch ms. */
export interface SceneClock {
  scene: number
  /** When the scene that is shown began. */
  since: number
  /** A person stopped it: it stays until a person lets it go on. */
  paused: boolean
}

/** So long a scene stands: long enough to be read from across a room by somebody who came late to it. */
export const sceneMs = 27_000

export type SceneNews = { kind: 'time' } | { kind: 'pause' } | { kind: 'step'; by: 1 | -1 }

/** What is shown after that; the same clock where nothing changes. */
export function turnScene(clock: SceneClock, news: SceneNews, at: number, scenes: number): SceneClock {
  switch (news.kind) {
    case 'time':
      if (clock.paused || at - clock.since < sceneMs) return clock
      return { ...clock, scene: (clock.scene + 1) % scenes, since: at }
    // Let go, the scene that was looked at has its whole time again.
    case 'pause':
      return { ...clock, paused: !clock.paused, since: at }
    case 'step':
      return { ...clock, scene: (clock.scene + news.by + scenes) % scenes, since: at }
  }
}

/** How far the whole picture is moved so that no edge burns itself into the screen: a pixel a minute, there and back. */
export function burnShift(at: number): { x: number; y: number } {
  const minute = Math.floor(at / 60_000)
  return { x: toAndFro(minute, 8), y: toAndFro(minute, 5) }
}

function toAndFro(minute: number, most: number): number {
  const place = minute % (4 * most)
  if (place <= most) return place
  return place <= 3 * most ? 2 * most - place : place - 4 * most
}
