import type { BoardStanding } from 'shared/probe/board.ts'
import { type TimeKind } from 'shared/probe/availability.ts'

/** How a stretch of a strip looks. `caused`: for a root that is drawn as a band elsewhere. */
export interface Stretch {
  kind: TimeKind
  caused: boolean
  /** Places of slots: from the first up to, but not with, the last. */
  from: number
  to: number
}

export interface Trouble {
  /** Seconds since 1970; null while it lasts. */
  from: number
  to: number | null
  standing: Pick<BoardStanding, 'state' | 'overlays' | 'root'>
}

/** The worse of two that fall into one slot is the one to be seen. */
const gravity: Record<TimeKind, number> = {
  up: 0,
  degraded: 1,
  blind: 2,
  unknown: 3,
  maintenance: 4,
  unstable: 5,
  down: 6,
}

/**
 * A strip of slots between two instants, those alike together. What no trouble tells of was up; what ended within a slot
 * still marks it, so that an outage of a minute is not lost among the hours.
 */
export function stripOf(troubles: readonly Trouble[], from: number, to: number, slots: number): Stretch[] {
  const width = (to - from) / slots
  const kinds: { kind: TimeKind; caused: boolean }[] = Array.from({ length: slots }, () => ({
    kind: 'up',
    caused: false,
  }))
  for (const trouble of troubles) {
    const end = trouble.to ?? to
    if (end <= from || trouble.from >= to) continue
    const first = Math.max(0, Math.floor((trouble.from - from) / width))
    const last = Math.min(slots - 1, Math.ceil((end - from) / width) - 1)
    const kind = kindOf(trouble.standing)
    for (let place = first; place <= Math.max(first, last); place += 1)
      if (gravity[kind] > gravity[kinds[place]!.kind]) kinds[place] = { kind, caused: trouble.standing.root !== null }
  }
  const stretches: Stretch[] = []
  for (const [place, { kind, caused }] of kinds.entries()) {
    const before = stretches.at(-1)
    if (before?.kind === kind && before.caused === caused) before.to = place + 1
    else stretches.push({ kind, caused, from: place, to: place + 1 })
  }
  return stretches
}

function kindOf({ state, overlays }: Trouble['standing']): TimeKind {
  if (overlays.includes('maintenance')) return 'maintenance'
  return overlays.includes('blind') ? 'blind' : state
}

const textures: Record<Exclude<TimeKind, 'up'>, string> = {
  degraded: 'linear-gradient(0deg, var(--probe-degraded) 0 35%, var(--probe-up) 35%)',
  unstable: 'repeating-linear-gradient(115deg, var(--probe-bad) 0 2px, var(--probe-unstable-ground) 2px 5px)',
  down: 'linear-gradient(var(--probe-bad), var(--probe-bad))',
  unknown: 'repeating-linear-gradient(0deg, var(--hairline-2) 0 1px, var(--ground) 1px 4px)',
  blind: 'repeating-linear-gradient(90deg, var(--hairline-2) 0 1px, var(--ground) 1px 4px)',
  maintenance: 'repeating-linear-gradient(65deg, var(--band-1) 0 4px, var(--band-3) 4px 8px)',
}

/** The strip as backgrounds of one element: a thousand strips are a thousand elements and no more. */
export function stripBackground(stretches: readonly Stretch[], slots: number): Record<string, string> | undefined {
  const shown = stretches.filter(({ kind }) => kind !== 'up')
  if (shown.length === 0) return undefined
  const share = (length: number) => (length / slots) * 100
  return {
    backgroundImage: shown.map(({ kind }) => textures[kind as keyof typeof textures]).join(', '),
    backgroundSize: shown.map(({ from, to }) => `${share(to - from).toFixed(2)}% 100%`).join(', '),
    // A position of p % puts the p % of the image on the p % of the box.
    backgroundPosition: shown
      .map(({ from, to }) => `${(to - from === slots ? 0 : (from / (slots - (to - from))) * 100).toFixed(2)}% 0`)
      .join(', '),
  }
}
