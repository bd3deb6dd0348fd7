import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import type { Fact } from 'shared/probe/sample.ts'
import { takeFact } from './facts.ts'
import type { Ward } from './ward.ts'

interface FactNotice {
  incident: string
  told: boolean
}

/** Incidents of certificates and clocks: apart from those of the connection's state, since they end by other means. */
export class FactNotices {
  readonly #ward: Ward
  readonly #open = new Map<string, FactNotice>()

  constructor(ward: Ward) {
    this.#ward = ward
  }

  take(leaf: number, fact: Fact): void {
    const ward = this.#ward
    const track = ward.tracks[leaf]!
    const { hits, graver } = takeFact(track, fact)
    const key = `${fact.connection} ${fact.kind}`
    const known = this.#open.get(key)
    const event = hits === 0 ? (known ? 'resolved' : null) : known ? (graver ? 'raised' : null) : 'opened'
    if (!event) return
    const told = known?.told ?? false
    const notify = event === 'resolved' ? told : ward.maintained[leaf] === 0
    const notice = known ?? { incident: `${key}@${fact.at}`, told: false }
    notice.told = event !== 'resolved' && (told || notify)
    if (event === 'resolved') this.#open.delete(key)
    else this.#open.set(key, notice)
    const said: DetectionEvent = {
      t: fact.at,
      incident: notice.incident,
      event,
      scope: 'connection',
      id: fact.connection,
      state: track.state,
      reasons: [fact.kind],
      members: [fact.connection],
      notify,
    }
    ward.emit(said)
  }

  snapshot(): [string, FactNotice][] {
    return [...this.#open]
  }

  restore(kept: readonly [string, FactNotice][]): void {
    for (const [key, notice] of kept) this.#open.set(key, notice)
  }
}
