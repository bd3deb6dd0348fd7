import { type Sample, sampleFlag } from 'shared/probe/sample.ts'

/** Older than this against the newest, a sample tells of the past only. */
const lateMs = 600_000
/** A clock may run ahead by so much of the stream before others have to bear it out. */
const aheadMs = 900_000
const witnesses = 3

/**
 * Gives a recorded stream a clock: the newest time that the samples agree on. One sample of the year 2099 must not make
 * all that follow old; a silence of hours, after which all go on, must not stop the watch. So a leap is believed when
 * three samples in a row bear it out, and until then those ahead wait.
 */
export class ReplayOrder<Extra> {
  #clock = -Infinity
  readonly #aheadMs: number
  #waiting: { sample: Sample; extra: Extra }[] = []
  readonly #reject: (sample: Sample, extra: Extra) => void

  constructor(longestIntervalMs: number, reject: (sample: Sample, extra: Extra) => void) {
    this.#aheadMs = Math.max(aheadMs, 5 * longestIntervalMs)
    this.#reject = reject
  }

  /** The samples that may be taken now, in order; none while they wait. */
  admit(sample: Sample, extra: Extra): readonly Sample[] {
    const { at } = sample
    if (at <= this.#clock + this.#aheadMs) {
      if (at > this.#clock) this.#clock = at
      else if (at < this.#clock - lateMs) sample.flags = (sample.flags ?? 0) | sampleFlag.backfill
      if (this.#waiting.length > 0) this.#tire()
      return [sample]
    }
    this.#waiting.push({ sample, extra })
    const last = this.#waiting.slice(-witnesses)
    const times = last.map(({ sample: { at: time } }) => time)
    if (last.length < witnesses || Math.max(...times) - Math.min(...times) > this.#aheadMs) {
      if (this.#waiting.length > 64) this.#drop(this.#waiting.length - witnesses)
      return none
    }
    // Those before the three were not ahead of anything; those beyond them were.
    const newest = Math.max(...times)
    const ahead = this.#waiting.filter(({ sample: { at: time } }) => time > newest)
    this.#waiting = this.#waiting.filter(({ sample: { at: time } }) => time <= newest)
    for (const { sample: wrong, extra: line } of ahead) this.#reject(wrong, line)
    return this.#flush()
  }

  /** At the end of the stream: what still waits is believed, there being nothing against it. */
  end(): readonly Sample[] {
    return this.#flush()
  }

  /** The stream goes on as before, so that what waits was ahead of it by mistake. */
  #tire(): void {
    this.#drop(this.#waiting.length)
  }

  #drop(count: number): void {
    for (const { sample, extra } of this.#waiting.splice(0, count)) this.#reject(sample, extra)
  }

  #flush(): readonly Sample[] {
    const samples = this.#waiting.map(({ sample }) => sample).toSorted((one, other) => one.at - other.at)
    this.#waiting = []
    this.#clock = Math.max(this.#clock, samples.at(-1)?.at ?? -Infinity)
    return samples
  }
}

const none: readonly Sample[] = []
