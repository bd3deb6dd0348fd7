import type { Day } from 'shared/day.ts'
import { type JudgedChart, judgeCharts, type JudgedCharts } from 'shared/kpi/compare/exception-model.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import { type CountsRow, countsFrom, type LookUp } from '../read-counts.ts'
import { type PackedSums, unpackSums } from '../read-sums.ts'

export interface SumsToJudge extends Judging {
  lookUps: LookUp[]
  rows: PackedSums[]
  /** Of units whose figures stand under several codes, added up already; they come in the place of their own. */
  lined: CountsRow[]
}

export interface Judging {
  /** The last days of the spans, in the order of their places. */
  ends: Day[]
  kpis: Pick<Kpi, 'id' | 'direction'>[]
  /** Each with its target by KPI, as a share. */
  units: { code: string; targets: Record<string, number> }[]
  rebaselines: { kpi: string; unit: string | null; from: Day }[]
  q: number
}

export type CountsOfSpan = Pick<CountsRow, 'numerator' | 'denominator' | 'reported' | 'expected'>

export interface JudgedSums extends JudgedCharts {
  /** The counts of the last span of those that stand, by KPI and unit. */
  values: Record<string, CountsOfSpan>
}

/** Every chart of the province from its packed sums; for a thread, since it is tens of thousands of numbers. */
export function judgeSums({ lookUps, rows, lined, ...judging }: SumsToJudge): JudgedSums {
  const drawn = new Set(lined.map(({ unit }) => unit))
  return judgeRows([...countsFrom(lookUps, unpackSums(rows)).filter(({ unit }) => !drawn.has(unit)), ...lined], judging)
}

export function judgeRows(rows: readonly CountsRow[], judging: Judging): JudgedSums {
  const counts = new Map<string, CountsRow[]>()
  for (const row of rows) {
    const key = `${row.kpi} ${row.unit}`
    const own = counts.get(key) ?? []
    own[row.place - 1] = row
    counts.set(key, own)
  }
  const judged = judgeCharts({ charts: chartsOf(judging, counts), q: judging.q })
  return {
    ...judged,
    values: Object.fromEntries(
      judged.exceptions.flatMap(({ kpi, unit }) => {
        const last = counts.get(`${kpi} ${unit}`)?.[judging.ends.length - 1]
        return last ? [[`${kpi} ${unit}`, last]] : []
      }),
    ),
  }
}

function chartsOf(
  { ends, kpis, units, rebaselines }: Judging,
  counts: ReadonlyMap<string, readonly (CountsRow | undefined)[]>,
): JudgedChart[] {
  const end = ends.at(-1) ?? ''
  return kpis.flatMap((kpi) =>
    units.flatMap(({ code, targets }): JudgedChart[] => {
      const own = counts.get(`${kpi.id} ${code}`)
      if (!own || !isWhole(own[ends.length - 1])) return []
      const begun = rebaselines
        .filter(({ kpi: id, unit, from }) => id === kpi.id && (unit === null || unit === code) && from <= end)
        .map(({ from }) => from)
        .sort()
        .at(-1)
      const shares = ends.flatMap((to, place) => {
        const row = own[place]
        if ((begun !== undefined && to < begun) || !row || !isWhole(row)) return []
        return [{ x: row.numerator, n: row.denominator }]
      })
      return [{ kpi: kpi.id, unit: code, direction: kpi.direction, shares, target: targets[kpi.id] ?? null }]
    }),
  )
}

/** Of a period that is not whole nothing is said. */
const isWhole = (row: CountsOfSpan | undefined): boolean =>
  row !== undefined && row.expected > 0 && row.reported * 100 >= row.expected * 95
