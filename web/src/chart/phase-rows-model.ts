import { area, clockTicks, type Column, gapsOf } from './slot-geometry.ts'

/** One part of a whole through time, µs in each slot. */
export interface PhaseRow {
  key: string
  label: string
  values: Column
}

export interface PhaseRowsData {
  /** Epoch ms. */
  from: number
  slotS: number
  /** Rounds in each slot: without one it is a gap, not a nothing. */
  n: readonly number[]
  rows: readonly PhaseRow[]
}

export interface PhaseRowsDrawing {
  height: number
  rows: { key: string; label: string; labelY: number; ground: number; top: number; area: string; most: number }[]
  gaps: { x: number; width: number }[]
  xTicks: { x: number; at: number }[]
  axis: number
}

export const phaseFrame = { left: 56, right: 12, label: 18, least: 8, plot: 150, axis: 30 }

/**
 * Parts under one another on one scale: a millisecond is equally tall in every row, so that rows can be held against each
 * other, and each stands on a ground of its own, so that what grows in one does not lift the others.
 */
export function phaseRowsDrawing({ from, slotS, n, rows }: PhaseRowsData, width: number): PhaseRowsDrawing {
  const { left, right, label, least, plot, axis } = phaseFrame
  const inner = width - left - right
  const slot = inner / n.length
  const x = (place: number) => left + place * slot
  const tops = rows.map(({ values }) => nearlyHighest(values))
  const perUs = plot / Math.max(1, sum(tops))
  let y = 0
  const drawn = rows.map((row, place) => {
    const most = tops[place]!
    const tall = Math.max(least, most * perUs)
    const top = y + label
    const ground = top + tall
    const heightOf = (us: number) => ground - Math.min(us * perUs, tall)
    const floor = row.values.map((us) => (us === null ? null : 0))
    const shape = area(floor, row.values, x, heightOf, slot)
    const drawing = { key: row.key, label: row.label, labelY: y + label - 5, top, ground, area: shape, most }
    y = ground
    return drawing
  })
  return {
    height: y + axis,
    rows: drawn,
    gaps: gapsOf(n, x, slot),
    xTicks: clockTicks({ from, slotS, slots: n.length }, inner).map((at) => ({ x: x((at - from) / 1000 / slotS), at })),
    axis: y,
  }
}

/** The highest but for the wildest fiftieth: one slot does not press all rows to their grounds. */
function nearlyHighest(values: Column): number {
  const known = values.filter((us) => us !== null).toSorted((one, other) => one - other)
  return known[Math.floor((known.length - 1) * 0.98)] ?? 0
}

const sum = (values: readonly number[]): number => values.reduce((one, other) => one + other, 0)
