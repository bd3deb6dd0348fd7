import { type KeyboardEvent, type MouseEvent, useState } from 'react'
import { tileTowards } from 'shared/chart/tile-layout.ts'
import { arrows } from './arrows.ts'

interface Placed {
  key: string
  /** Where it lies, in any unit that is the same for all. */
  at: readonly [number, number]
}

/**
 * How one walks over things that lie in a plane: one tab stop; the arrows go to the nearest in their direction, Enter opens,
 * Escape lets go. A pointer chooses by lying on one; a finger needs two taps, the first to look and the second to open.
 */
export function useMapWalk(things: readonly Placed[], onOpen: (key: string) => void) {
  const [at, choose] = useState<string | null>(null)
  const chosen = things.find(({ key }) => key === at)
  const press = (event: KeyboardEvent) => {
    const direction = arrows[event.key]
    if (direction) {
      event.preventDefault()
      const places = things.map((thing) => thing.at)
      const next = chosen ? tileTowards(places, chosen.at, direction) : 0
      choose(next === null ? at : (things[next]?.key ?? null))
    } else if (event.key === 'Enter' && chosen) onOpen(chosen.key)
    else if (event.key === 'Escape') choose(null)
  }
  const click = (event: MouseEvent, key: string) => {
    const finger = (event.nativeEvent as PointerEvent).pointerType === 'touch'
    if (finger && at !== key) choose(key)
    else onOpen(key)
  }
  return {
    /** The key of the one that is looked at. */
    chosen: chosen?.key ?? null,
    /** For what holds the drawing. */
    frame: { onPointerLeave: (event: { pointerType: string }) => event.pointerType !== 'touch' && choose(null) },
    /** For the drawing, which is the tab stop. */
    plane: { role: 'application', tabIndex: 0, onKeyDown: press, onBlur: () => choose(null) } as const,
    /** For each thing in it. */
    thing: (key: string) => ({
      onPointerEnter: (event: { pointerType: string }) => event.pointerType !== 'touch' && choose(key),
      onClick: (event: MouseEvent) => click(event, key),
    }),
  }
}
