import type { Track } from './track.ts'

/**
 * How much slower the whole fleet answers than is usual at this hour, ln: mornings come for everyone, and before a day
 * has been seen nobody knows them. A tide rises slowly; what rises fast is a fault, and is not taken for one.
 */
export class Tide {
  height = 0
  readonly #weight: number
  #sum = 0
  #movedAt = 0

  /** Rounds a minute of the fleet, checks of the prober apart; a few connections are no fleet. */
  constructor(connections: number, roundsPerMinute: number) {
    this.#weight = connections < leastFleet ? 0 : 1 / Math.max(1, roundsPerMinute * overMinutes)
  }

  /** Of a connection that is well. */
  take({ lastRatio }: Track): void {
    const off = lastRatio + this.height - this.#sum
    this.#sum += this.#weight * (off > clip ? clip : off < -clip ? -clip : off)
  }

  /** `still`: while what is shared is a fault, it is not the tide. */
  move(now: number, still: boolean): void {
    const passed = this.#movedAt === 0 ? 0 : Math.min(60_000, now - this.#movedAt)
    this.#movedAt = now
    const goal = Math.min(highest, Math.max(0, this.#sum))
    if (goal < this.height) this.height = goal
    else if (!still) this.height = Math.min(goal, this.height + (fastest * passed) / 3_600_000)
  }
}

const leastFleet = 10
const overMinutes = 15
const clip = 0.5
const highest = Math.log(3)
/** A third higher in an hour. */
const fastest = 0.3
