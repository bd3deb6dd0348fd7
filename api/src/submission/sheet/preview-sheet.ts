import { daysBetween } from 'shared/day.ts'
import type { SheetPreview } from 'shared/submission/sheet-contract.ts'
import { factKey, type Held } from '../../feed/changes.ts'
import { readHeld } from '../../feed/ledger.ts'
import type { ReadAnswer } from '../../feed/read/reading.ts'
import type { Db } from '../../db/open.ts'
import { type KeptProblem, problemsOf } from '../say-verdicts.ts'
import type { SubmissionGround } from '../submission-ground.ts'
import { weighing } from '../weigh.ts'
import { rowPointer } from './judge-sheet.ts'
import type { ReadSheet } from './gather-said.ts'

const mostProblems = 300
const mostSampled = 50
/** More is not compared with what is known: reading it would hold up everybody else. */
const compared = { records: 3_000, days: 62 }

export const rowOf = (pointer: string): number => Number(/\d+/.exec(pointer)?.[0] ?? 0)

/** What would become of a sheet, worked out as keeping it would, with nothing kept. */
export async function previewSheet(
  db: Db,
  judged: Extract<ReadSheet, { kind: 'judged' }>,
  { measures, rules }: Pick<SubmissionGround, 'measures' | 'rules'>,
  mapped: readonly string[],
): Promise<Omit<SheetPreview, 'digest' | 'problems'> & { problems: KeptProblem[] }> {
  const given: ReadAnswer = { ...judged, kind: 'read' }
  const days = [...given.records, ...given.quarantined].map(({ day }) => day).sort()
  const [from, to] = [days[0] ?? null, days.at(-1) ?? null]
  const few = given.records.length <= compared.records && from && to && daysBetween(from, to) <= compared.days
  const held = few ? await readHeld(db, measures, from, to) : null
  const whole = mapped.length === measures.length
  const reading = held ? weighing({ measures, rules, pointerOf: rowPointer })(given, held) : given
  const problems = problemsOf(reading, rowOf)
  return {
    records: reading.records.length + reading.quarantined.length + reading.rejected,
    accepted: reading.records.length,
    suspicious: reading.quarantined.length,
    rejected: reading.rejected,
    skipped: judged.skipped,
    calculated: judged.calculated,
    units: new Set(reading.records.map(({ unit }) => unit)).size,
    from,
    to,
    missing: whole ? [] : measures.filter((measure) => !mapped.includes(measure)),
    compared: held && compare(reading, held),
    totals: judged.totals,
    problems: problems.slice(0, mostProblems),
    problemsMore: Math.max(0, reading.rejected + reading.quarantined.length - mostProblems),
    sample: reading.records
      .slice(0, mostSampled)
      .map(({ index, unit, day, counts }) => ({ row: index, unit, day, counts })),
  }
}

function compare({ records }: ReadAnswer, held: Held): { fresh: number; changed: number; unchanged: number } {
  const result = { fresh: 0, changed: 0, unchanged: 0 }
  for (const { day, unit, counts } of records) {
    const known = held.get(factKey(day, unit))
    if (!known) result.fresh++
    else if (Object.entries(counts).every(([measure, count]) => known[measure] === count)) result.unchanged++
    else result.changed++
  }
  return result
}
