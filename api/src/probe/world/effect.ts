import type { ErrorClass } from 'shared/probe/sample.ts'

/** What ails a connection at one moment. */
export interface Effect {
  /** Share of rounds that fail. */
  fail: number
  cls: ErrorClass
  /** What the answer takes, as a factor. */
  factor: number
  /** … and, with this chance, so many ms more. */
  addMs: number
  addChance: number
  /** Share of packets lost. */
  loss: number
  /** Whether losses come in bursts (Gilbert 1960, Elliott 1963). */
  bursty: boolean
}

export const nothingAils: Effect = {
  fail: 0,
  cls: 'timeout',
  factor: 1,
  addMs: 0,
  addChance: 0,
  loss: 0,
  bursty: false,
}
export const dead: Effect = { ...nothingAils, fail: 1 }

/** Both at once. */
export function both(one: Effect, other: Effect): Effect {
  if (one === nothingAils) return other
  if (other === nothingAils) return one
  return {
    fail: 1 - (1 - one.fail) * (1 - other.fail),
    cls: one.fail >= other.fail ? one.cls : other.cls,
    factor: one.factor * other.factor,
    addMs: Math.max(one.addMs, other.addMs),
    addChance: Math.max(one.addChance, other.addChance),
    loss: 1 - (1 - one.loss) * (1 - other.loss),
    bursty: one.bursty || other.bursty,
  }
}

/** A fault of a labelled world: what it does to whom, and what a detector should say of it. */
export interface Episode {
  id: string
  /** Archetype, as A3a; the table of the benchmark has a line for each. */
  kind: string
  start: number
  /** From when on it can be held to be there (a ramp is, once it takes half as long again). */
  onset: number
  end: number
  /** Positions of the connections it touches. */
  leaves: readonly number[]
  effect: (at: number, leaf: number) => Effect
  /** What it should be called; `none`: whoever alerts is wrong. */
  expect: 'down' | 'unstable' | 'root' | 'mass' | 'blind' | 'none'
  /** Nodes at fault, for the shared ones. */
  roots: readonly string[]
  /** Reasons of which one should be named. */
  reasons: readonly string[]
}
