import { addDays, type Day, toSerial } from '../day.ts'
import { linearScale } from './scale.ts'

export interface StepDrawn {
  x1: number
  x2: number
  y: number
  value: number
  from: Day
  /** Whether it holds on the day that is marked. */
  now: boolean
}

export interface StepPicture {
  steps: StepDrawn[]
  /** Where one step ends and the next begins on the following day, as upright lines. */
  risers: { x: number; y1: number; y2: number }[]
  /** Where the marked day stands; null outside of the picture. */
  today: number | null
  from: Day
  to: Day
}

interface Steplike {
  from: Day
  to: Day | null
  value: number
}

interface Frame {
  width: number
  height: number
  /** Room above and below the lines. */
  pad: number
  today: Day
}

/** Targets as stairs: time runs right, the target up; a step without an end runs on past the last day there is. */
export function stepPicture(given: readonly Steplike[], { width, height, pad, today }: Frame): StepPicture {
  const steps = given.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const days = [today, ...steps.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))].toSorted()
  // A quarter on either side, so that neither the first step nor an open end is cut at its own edge.
  const [from, to] = [addDays(days[0]!, -90), addDays(days.at(-1)!, 180)]
  const x = linearScale([toSerial(from), toSerial(to)], [0, width])
  const values = steps.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const y = low === high ? () => height / 2 : linearScale([low, high], [height - pad, pad])
  const drawn = steps.map((step) => ({
    x1: x(toSerial(step.from)),
    x2: step.to === null ? width : x(toSerial(addDays(step.to, 1))),
    y: y(step.value),
    value: step.value,
    from: step.from,
    now: step.from <= today && (step.to === null || step.to >= today),
  }))
  return {
    steps: drawn,
    risers: drawn.flatMap((one, at) => {
      const next = drawn[at + 1]
      return next && Math.abs(next.x1 - one.x2) < 1e-9 ? [{ x: one.x2, y1: one.y, y2: next.y }] : []
    }),
    today: steps.length === 0 ? null : x(toSerial(today)),
    from,
    to,
  }
}
