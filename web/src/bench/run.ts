import type { Browser } from 'playwright-core'
import { openBrowser } from '../e2e/browser.ts'
import { type Program, startProgram } from '../e2e/program.ts'
import { firstNumbers } from './first-number.ts'
import { manyUnits } from './many-units.ts'
import { paintedPages } from './painted.ts'
import type { Figure } from './figure.ts'

/**
 * `pnpm bench:pages`: what a reader waits for, in a real browser before the whole program. Goals are those of the
 * product; a machine busy with other things misses them, so they are printed and judged here and in no test.
 */
const parts: Record<string, (browser: Browser, program: Program) => Promise<Figure[]>> = {
  /** The one page on a slow phone behind a slow line, at the first visit and at later ones. */
  phone: firstNumbers,
  /** The comparison of a whole country, sorted and filtered. */
  many: manyUnits,
  /** The board and the comparison of a province, for an officer. */
  painted: paintedPages,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((part) => !Object.hasOwn(parts, part))
if (unknown.length > 0) {
  process.stderr.write(`no such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}\n`)
  process.exit(2)
}

const program = await startProgram(process.env['WALK_HISTORY_FROM'])
try {
  await loaded(program.address)
  const browser = await openBrowser()
  try {
    for (const part of asked.length > 0 ? asked : Object.keys(parts)) report(await parts[part]!(browser, program))
  } finally {
    await browser.close()
  }
} finally {
  await program.stop()
}

function report(figures: readonly Figure[]): void {
  for (const { what, goal, figure, met } of figures)
    process.stdout.write(`${what.padEnd(64)}  ${goal.padEnd(8)}  ${figure}  ${met ? 'met' : 'MISSED'}\n`)
  if (!figures.every(({ met }) => met)) process.exitCode = 1
}

async function loaded(address: string): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const progress = await fetch(`${address}/api/progress`).then(
      (answer) => (answer.ok ? (answer.json() as Promise<{ feeds: unknown[] }>) : null),
      () => null,
    )
    if (progress?.feeds.length === 0 && (await fetch(`${address}/api/province`)).ok) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`the program at ${address} has not loaded its history in ten minutes`)
}
