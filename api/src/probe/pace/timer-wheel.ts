/** Something to be done at an instant of the monotonic clock; `cancel` is idempotent. */
export interface WheelTimer {
  /** Tick at which it falls due; -1 once done or cancelled. */
  tick: number
  run: () => void
}

export interface TimerWheel {
  /** At the first tick not before `atMs`, or with the next one when that is past. */
  at(atMs: number, run: () => void): WheelTimer
  cancel(timer: WheelTimer): void
  /** Does, in order, all that fell due up to `nowMs`. */
  advance(nowMs: number): void
  size(): number
}

/**
 * A wheel of 1,200 slots of 50 ms: a timer costs one object and one push, however many there are, and after a stall of
 * the loop all that was missed is done in the order it was due. What lies more than a turn ahead waits in its slot.
 */
export function makeTimerWheel(startMs: number, slotMs = 50, slots = 1_200): TimerWheel {
  const wheel: WheelTimer[][] = Array.from({ length: slots }, () => [])
  let done = Math.floor(startMs / slotMs)
  let waiting = 0

  function at(atMs: number, run: () => void): WheelTimer {
    const tick = Math.max(done + 1, Math.ceil(atMs / slotMs))
    const timer = { tick, run }
    wheel[tick % slots]!.push(timer)
    waiting += 1
    return timer
  }

  function turn(tick: number): void {
    const slot = wheel[tick % slots]!
    if (slot.length === 0) return
    const now = slot.filter((timer) => timer.tick === tick)
    wheel[tick % slots] = slot.filter((timer) => timer.tick > tick)
    for (const timer of now) {
      // One that ran before it in this slot may have cancelled it.
      if (timer.tick !== tick) continue
      timer.tick = -1
      waiting -= 1
      timer.run()
    }
  }

  return {
    at,
    cancel(timer) {
      if (timer.tick < 0) return
      timer.tick = -1
      // It lies in its slot until the wheel comes round, and must not keep a socket alive meanwhile.
      timer.run = nothing
      waiting -= 1
    },
    advance(nowMs) {
      const last = Math.floor(nowMs / slotMs)
      while (done < last) {
        done += 1
        turn(done)
      }
    },
    size: () => waiting,
  }
}

const nothing = (): void => {}

/** Turns a wheel by the process's own monotonic clock until it is told to stop. */
export function driveWheel(wheel: TimerWheel, slotMs = 50): () => void {
  let timer: NodeJS.Timeout
  function tick(): void {
    const now = performance.now()
    wheel.advance(now)
    timer = setTimeout(tick, slotMs - (now % slotMs) + 0.5)
  }
  tick()
  return () => clearTimeout(timer)
}
