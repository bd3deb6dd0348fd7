/** How work that is heavy on the machine is let in: few at a time, few waiting, the rest turned away at once. */
export interface Lane {
  /** Null when there is no place to wait. */
  run<T>(job: () => Promise<T>, place?: 'ordinary' | 'first'): Promise<T> | null
}

export interface LaneSize {
  width: number
  queue: number
}

/**
 * One password costs a tenth of a second of scrypt in threads that file and name look-ups share. Those who are known
 * wait in a queue of their own, which goes first: a flood of strangers cannot take their places.
 */
export function makeLane({ width, queue }: LaneSize): Lane {
  const waiting: Record<'ordinary' | 'first', (() => void)[]> = { ordinary: [], first: [] }
  let running = 0

  return {
    run(job, place = 'ordinary') {
      if (running < width) {
        running += 1
        return finish(job)
      }
      const line = waiting[place]
      if (line.length >= queue) return null
      return new Promise<void>((resolve) => line.push(resolve)).then(() => finish(job))
    },
  }

  /** The place is handed on, not given back and taken again: nobody slips in between. */
  async function finish<T>(job: () => Promise<T>): Promise<T> {
    try {
      return await job()
    } finally {
      const next = waiting.first.shift() ?? waiting.ordinary.shift()
      if (next) next()
      else running -= 1
    }
  }
}
