import { useSyncExternalStore } from 'react'
import { keptAtHeader, keptCache, shelfName } from './what-is-kept.ts'

interface Kept {
  /** When the oldest of the kept answers on the page was given (epoch ms). */
  since: number
  /** When the last of them was taken (epoch ms). */
  takenAt: number
}

let kept: Kept | null = null
const listeners = new Set<() => void>()

function become(next: Kept | null): void {
  kept = next
  for (const listener of listeners) listener()
}

/** Told of every answer: one that the phone had kept says when it was given. Whether it was such a one. */
export function noteAnswer(headers: Headers): boolean {
  const at = Date.parse(headers.get(keptAtHeader) ?? '')
  if (Number.isNaN(at)) return false
  become({ since: Math.min(at, kept?.since ?? at), takenAt: Date.now() })
  return true
}

/** The server has answered again and all is asked for anew. */
export const noteAllAsked = (): void => {
  if (kept) become(null)
}

/** Whoever leaves, or is somebody else now, leaves nothing behind that is kept. */
export async function forgetKept(): Promise<void> {
  noteAllAsked()
  if ('caches' in globalThis) await caches.delete(keptCache)
  // Only where something of visits is kept is the part that knows them worth fetching.
  const kept = await globalThis.indexedDB?.databases?.().catch(() => [])
  if (!kept?.some(({ name }) => name === shelfName)) return
  // Nobody is kept from leaving because that part did not come, or the device is full.
  await import('./visit-shelf.ts').then(({ forgetVisits }) => forgetVisits()).catch(() => undefined)
}

/** The kept answers the page shows, or null while everything on it came from the server. */
export const useKept = (): Kept | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => kept,
  )
