/** How long after the last key or touch somebody still counts as being there. */
const presentMs = 60_000
let touchedAt = Date.now()

const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Watches for signs of life; answers how to stop. */
export function watchPresence(): () => void {
  const touch = () => {
    touchedAt = Date.now()
  }
  for (const sign of signs) addEventListener(sign, touch, { passive: true, capture: true })
  return () => {
    for (const sign of signs) removeEventListener(sign, touch, { capture: true })
  }
}

export const somebodyIsThere = (): boolean => Date.now() - touchedAt < presentMs

/**
 * A page asks by itself every half minute. What it asks while nobody is there says so, or a session left open on a
 * desk would never grow idle.
 */
export const attended = (): Record<string, string> => (somebodyIsThere() ? {} : { 'x-unattended': '1' })
