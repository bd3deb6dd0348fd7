import fc from 'fast-check'
import { sheetLimits } from 'shared/submission/sheet.ts'
import type { ReadSheet } from '../sheet/gather-said.ts'
import type { SheetTask } from '../sheet/sheet-task.ts'
import { taskFor } from './fuzz-ground.ts'
import { judgeAnswer } from './judge-answer.ts'
import { type FuzzedFile, makeFuzzedFile, type SheetPlan, sheetPlanArb } from './sheet-plan.ts'
import { soundFiles } from './sound-files.ts'

export interface SheetFinding {
  faults: string[]
  /** Shrunk: what could be left out without the fault going too is gone. */
  plan: SheetPlan
  sound: string
  done: string[]
}

export interface SheetFuzzing {
  seed: number
  files: number
  /** Reads a file as the program does, or in this process. */
  read: (bytes: Buffer, task: SheetTask) => Promise<ReadSheet>
  /** What else is to be true of a file, by its number in the run; what is not, is told. */
  also?: (file: FuzzedFile, number: number) => Promise<string[]>
  onFinding?: (finding: SheetFinding) => void
}

export interface SheetsFuzzed {
  files: number
  findings: SheetFinding[]
  /** How often each answer was given. */
  answers: Map<string, number>
  /** How many files were still right and read whole. */
  right: number
}

const mostShrinks = 30
/** Of so many files one is looked at instead of judged. */
const lookedAtOf = 4

/** Reads so many files, each changed in another way. A fault once found is shrunk, set down and not looked for again. */
export async function fuzzSheets({ seed, files, read, also, onFinding }: SheetFuzzing): Promise<SheetsFuzzed> {
  const sounds = await soundFiles()
  const fuzzed: SheetsFuzzed = { files: 0, findings: [], answers: new Map(), right: 0 }
  const known = new Set<string>()

  const tryPlan = async (plan: SheetPlan): Promise<{ file: FuzzedFile; faults: string[] }> => {
    const file = makeFuzzedFile(sounds, plan)
    const number = fuzzed.files++
    const looks = (plan.sound + plan.hurts.length + number) % lookedAtOf === 0
    const faults = await tryFile(file, looks)
    const more = also ? await also(file, number) : []
    return { file, faults: [...faults, ...more].filter((fault) => !known.has(kindOf(fault))) }
  }
  const tryFile = async (file: FuzzedFile, looks: boolean): Promise<string[]> => {
    if (file.bytes.length > sheetLimits.bytes) {
      count('too large to be read')
      return []
    }
    const said = await read(file.bytes, taskFor(looks ? null : file.sound.mapping)).catch((error: unknown) =>
      String(error),
    )
    if (typeof said === 'string') return [`thrown: ${said}`]
    const faults = judgeAnswer(file, said)
    count(said.kind === 'refused' ? said.fault : said.kind)
    if (said.kind === 'judged' && file.owes === 'all' && faults.length === 0) fuzzed.right++
    return faults
  }
  const count = (answer: string) => fuzzed.answers.set(answer, (fuzzed.answers.get(answer) ?? 0) + 1)

  for (let round = 0; fuzzed.files < files; round++) {
    let found: SheetFinding | null = null
    let shrinks = 0
    const property = fc.asyncProperty(sheetPlanArb, async (plan) => {
      if (found && shrinks++ > mostShrinks) return true
      const { file, faults } = await tryPlan(plan)
      if (faults.length > 0) found = { faults, plan, sound: file.sound.name, done: file.done }
      return faults.length === 0
    })
    const { failed, errorInstance } = await fc.check(property, { seed: seed + round, numRuns: files - fuzzed.files })
    const finding = found as SheetFinding | null
    // What broke was the trial itself.
    if (failed && finding === null) throw errorInstance
    if (finding === null) continue
    fuzzed.findings.push(finding)
    onFinding?.(finding)
    for (const fault of finding.faults) known.add(kindOf(fault))
  }
  return fuzzed
}

const kindOf = (fault: string): string => fault.replaceAll(/["“].*["”]|\d+/g, '…').slice(0, 60)

export const tellSheetFinding = ({ faults, sound, done, plan }: SheetFinding): string =>
  `${faults.slice(0, 5).join('\n')}\n  ${sound}: ${done.join('; ') || 'as it is'}\n  ${JSON.stringify(plan)}`
