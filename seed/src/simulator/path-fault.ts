import { pathFaultKinds, usualAmounts } from 'shared/probe/simulated-fault.ts'
import { z } from 'zod'
import { pathNodes } from '../province/path.ts'

const percent = z.number().min(0).max(100)
const ms = z.number().min(0).max(60_000)
const days = z.number().min(-1_000).max(1_000)
const seconds = z.number().min(1).max(86_400)

export const pathFaultSchema = z
  .strictObject({
    kind: z.enum(pathFaultKinds),
    percent: percent.default(usualAmounts.percent),
    ms: ms.default(usualAmounts.ms),
    days: days.default(usualAmounts.days),
    /** With both, the fault is there for `forS` of every `everyS` seconds: what flaps. */
    everyS: seconds.optional(),
    forS: seconds.optional(),
  })
  .refine(({ everyS, forS }) => (everyS === undefined) === (forS === undefined), {
    error: 'everyS and forS go together',
  })
export type PathFault = z.infer<typeof pathFaultSchema>

const nodeIds = pathNodes.map(({ id }) => id) as [string, ...string[]]

export const pathFaultOrderSchema = z.strictObject({
  node: z.enum([...nodeIds, '*']),
  /** Null heals; `*` heals everything. */
  fault: pathFaultSchema.nullable(),
})

/** Which nodes are in trouble. In memory, gone with the process. */
export interface PathFaultBoard {
  set: (node: string, fault: PathFault | null, now: number) => void
  all: () => Record<string, PathFault & { since: number }>
  /** Those of a path that hold at this moment, as they flap. */
  on: (path: readonly string[], now: number) => (PathFault & { node: string })[]
}

export function makePathFaultBoard(): PathFaultBoard {
  const faults = new Map<string, PathFault & { since: number }>()
  return {
    set(node, fault, now) {
      if (node === '*') faults.clear()
      if (fault === null) faults.delete(node)
      else if (node !== '*') faults.set(node, { ...fault, since: now })
    },
    all: () => Object.fromEntries(faults),
    on(path, now) {
      if (faults.size === 0) return []
      return path.flatMap((node) => {
        const fault = faults.get(node)
        return fault && isOn(fault, now) ? [{ ...fault, node }] : []
      })
    },
  }
}

const isOn = ({ everyS, forS, since }: PathFault & { since: number }, now: number): boolean =>
  everyS === undefined || forS === undefined || ((now - since) / 1000) % everyS < forS
