import type { DetectionKind } from 'shared/probe/detection-event.ts'
import type { MassEvent, OpenRoot } from './open-root.ts'
import { idsOf, type Ward } from './ward.ts'

const massRoots = 6
const massWithinMs = 180_000
/** How long a root waits for its fellows when a mass event may be under way (fleets asked rarely wait longer). */
const massWaitMs = 60_000
/** Later ones of the same kind still belong to it. */
const massLastsMs = 1_800_000

/** Many roots of one level within three minutes are one event, told once. */
export class Masses {
  readonly #ward: Ward
  open: MassEvent[] = []

  constructor(ward: Ward) {
    this.#ward = ward
  }

  /**
   * To which mass event a root of this kind belongs that is ready to open; `wait` while there may be one. `coming`: how
   * many others of the kind are suspected; `readyFor`: how long this one has been.
   */
  join(kind: string, roots: readonly OpenRoot[], coming: number, readyForMs: number): MassEvent | 'wait' | null {
    const { now, fleet, windows } = this.#ward
    const known = this.open.find((mass) => mass.kind === kind && now - mass.openedAt < massLastsMs)
    if (known) return known
    const recent = roots.filter(
      ({ hard, suspect, openedAt }) =>
        hard && fleet.suspects[suspect]!.kind === kind && now - openedAt <= massWithinMs + 2 * massWaitMs,
    )
    const many = recent.length + coming + 1
    if (many < massRoots) {
      const waitMs = (massWaitMs * windows.bucketMs) / 15_000
      return many >= 2 && readyForMs < (many === 2 ? waitMs / 2 : waitMs) ? 'wait' : null
    }
    // Told at the end of the pass, when those ready together have joined.
    const mass = { incident: `mass ${kind}@${now}`, kind, openedAt: now, updatedAt: -1 }
    this.open.push(mass)
    for (const root of recent) root.mass = mass.incident
    return mass
  }

  follow(open: readonly OpenRoot[]): void {
    const { now } = this.#ward
    for (const mass of this.open) {
      const roots = open.filter((root) => root.mass === mass.incident)
      if (mass.updatedAt === -1) this.#tell(mass, roots, 'opened')
      else if (roots.length === 0) this.#tell(mass, roots, 'resolved')
      else if (now - mass.updatedAt >= 30_000 && roots.some(({ openedAt }) => openedAt > mass.updatedAt))
        this.#tell(mass, roots, 'updated')
    }
    this.open = this.open.filter(({ incident }) => open.some(({ mass }) => mass === incident))
  }

  #tell(mass: MassEvent, roots: readonly OpenRoot[], event: DetectionKind): void {
    const ward = this.#ward
    mass.updatedAt = ward.now
    const leaves = new Set(roots.flatMap(({ members }) => [...members]))
    ward.emit({
      t: ward.now,
      incident: mass.incident,
      event,
      scope: 'mass',
      id: mass.kind,
      state: event === 'resolved' ? 'up' : 'down',
      reasons: ['unreachable'],
      members: [...roots.map(({ suspect }) => ward.fleet.suspects[suspect]!.id), ...idsOf(ward, leaves)],
      notify: event !== 'updated',
    })
  }
}
