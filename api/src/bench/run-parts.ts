import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Line } from './alternate.ts'
import { printTable } from './print-table.ts'

interface Ran {
  part: string
  /** Null when the part ended before it had anything to say. */
  lines: Line[] | null
  seconds: number
}

/**
 * Runs the parts one after the other, each in a process of its own: what one leaves in memory or has compiled is no part
 * of the next. A part that breaks does not keep the others from being measured; it is counted as missed.
 */
export async function runParts(file: string, parts: readonly string[]): Promise<boolean> {
  const ran: Ran[] = []
  for (const part of parts) {
    process.stdout.write(`\n— ${part}\n`)
    const began = performance.now()
    ran.push({ part, lines: await runPart(file, part), seconds: (performance.now() - began) / 1_000 })
  }
  process.stdout.write('\n— all\n')
  printTable([['part', 'goals met', 'missed', 'seconds'], ...ran.map(summary)])
  return ran.every(({ lines }) => lines !== null && !fails(lines))
}

async function runPart(file: string, part: string): Promise<Line[] | null> {
  const child = fork(file, [part])
  let lines: Line[] | null = null
  child.on('message', (said) => (lines = said as Line[]))
  // What it said last may still be on its way when it has ended.
  await Promise.all([once(child, 'exit'), once(child, 'disconnect')])
  if (lines === null) process.stderr.write(`the part "${part}" ended before it had figures\n`)
  return lines
}

function summary({ part, lines, seconds }: Ran): string[] {
  const count = (met: boolean) => String(lines?.filter((line) => line.met === met).length ?? 0)
  return [part, lines === null ? 'BROKE' : count(true), count(false), seconds.toFixed(0)]
}

/** Milliseconds depend on who else is at work on the machine; ratios do not, and alone decide. */
export const fails = (lines: readonly Line[]): boolean =>
  lines.some(({ met, goal }) => met === false && !/(ms|µs)$/.test(goal))

export function print(lines: readonly Line[]): void {
  printTable([
    ['', 'goal', 'measured', ''],
    ...lines.map(({ what, goal, figure, met }) => [what, goal, figure, met === null ? '' : met ? 'met' : 'MISSED']),
  ])
}
