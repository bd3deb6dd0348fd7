import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startEmbedded } from '../../db/embedded.ts'
import { migrate } from '../../db/migrate.ts'
import { openDb } from '../../db/open.ts'
import { makeTestFolder } from '../../db/test-folder.ts'
import { markLog, sqlFaults } from '../../fuzz/server-log.ts'
import { readSheetApart } from '../sheet/read-sheet-apart.ts'
import { openSheetDoor, type SheetDoor } from './test-sheet-door.ts'
import { fuzzSheets, type SheetsFuzzed, tellSheetFinding } from './sheet-fuzz.ts'
import { areChildrenGone, childrenNow, type ChildCost, watchChildren } from './watch-children.ts'

const checkout = join(import.meta.dirname, '../../../..')
/** One file of so many also goes through the door of the whole program, and is taken in where it may be. */
const atTheDoorOf = 25
const toldEvery = 250
/** What the child may hold, and may compute, at most. */
const most: ChildCost = { megabytes: 256, cpuSeconds: 20 }

/**
 * Spreadsheets changed in every layer, each read as the program reads it, in a process of its own: always an answer,
 * within its limits, with the place named; what is still right reads as it did. Every run takes another seed, unless one
 * is named.
 */
export async function run(files = 5_000, seed = Date.now() % 1_000_000_000): Promise<boolean> {
  const state = await makeTestFolder('nhipso-sheets-')
  const server = await startEmbedded({ state, durable: false })
  const db = openDb({ url: server.url, schema: 'ninh_binh' })
  try {
    await migrate(db)
    const door = await openSheetDoor(db)
    const mark = await markLog(db)
    const others = childrenNow()
    const dearest = { megabytes: { is: 0, by: '' }, cpuSeconds: { is: 0, by: '' } }
    const began = performance.now()
    let cost: ChildCost = { megabytes: 0, cpuSeconds: 0 }
    const fuzzed = await fuzzSheets({
      seed,
      files,
      async read(bytes, task) {
        const watched = watchChildren()
        try {
          return await readSheetApart(bytes, task, checkout)
        } finally {
          cost = watched()
        }
      },
      async also(file, number) {
        const faults: string[] = []
        for (const what of ['megabytes', 'cpuSeconds'] as const) {
          if (cost[what] > most[what]) faults.push(`${cost[what]} ${what} in the child`)
          if (cost[what] > dearest[what].is)
            dearest[what] = { is: cost[what], by: `${file.sound.name}: ${file.done.join('; ')}` }
        }
        cost = { megabytes: 0, cpuSeconds: 0 }
        if (number > 0 && number % toldEvery === 0)
          process.stdout.write(`${number} files in ${Math.round((performance.now() - began) / 1_000)} s\n`)
        if (!(await areChildrenGone(others))) faults.push('a child is still there')
        return number % atTheDoorOf === 0 ? [...faults, ...(await door.tryFile(file))] : faults
      },
      onFinding: (finding) => process.stdout.write(`${tellSheetFinding(finding)}\n\n`),
    })
    const seconds = Math.round((performance.now() - began) / 1_000)
    const sqlFound = await sqlFaults(db, mark)
    const lines = [
      `${fuzzed.files} files in ${seconds} s, seed ${seed}`,
      ...tellFuzzed(fuzzed, door),
      `most memory of a child: ${Math.round(dearest.megabytes.is)} MB, by ${dearest.megabytes.by}`,
      `most processor time of a child: ${dearest.cpuSeconds.is} s, by ${dearest.cpuSeconds.by}`,
      ...sqlFound.map((fault) => `PostgreSQL: ${fault}`),
      `${fuzzed.findings.length} findings, ${sqlFound.length} lines in the log of PostgreSQL`,
      fuzzed.findings.length + sqlFound.length === 0 ? 'every promise was kept' : 'a promise was broken',
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
    return fuzzed.findings.length + sqlFound.length === 0
  } finally {
    await db.destroy()
    await server.stop()
    await rm(state, { recursive: true, force: true })
  }
}

function tellFuzzed({ answers, right }: SheetsFuzzed, { tally }: SheetDoor): string[] {
  const counted = (map: ReadonlyMap<string | number, number>) =>
    [...map]
      .toSorted(([, one], [, other]) => other - one)
      .map(([answer, times]) => `${answer}: ${times}`)
      .join(', ')
  return [
    `answers: ${counted(answers)}; ${right} files were still right and read whole`,
    `at the door ${tally.asked} requests: ${counted(tally.statuses)}; ${tally.kept} files were taken in`,
    `the loop stood still for ${Math.round(tally.stillest.stillMs)} ms at most, at ${tally.stillest.by}`,
  ]
}
