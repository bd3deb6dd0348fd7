import fc from 'fast-check'
import { archiveHurts } from './archive-hurts.ts'
import { byteHurts } from './byte-hurts.ts'
import { makeDice } from './dice.ts'
import { type Draft, writeDraft } from './draft.ts'
import { harmlessInBooks, harmlessInLines } from './harmless-changes.ts'
import { lineHurts } from './line-hurts.ts'
import type { SoundFile } from './sound-files.ts'
import { xmlHurts } from './xml-hurts.ts'

/** Which of the changes there are, and what it chooses by. */
interface Step {
  change: number
  dice: number
}

/** What is done to which sound file, in numbers, so that it can be said again and made less. */
export interface SheetPlan {
  sound: number
  harmless: Step[]
  hurts: Step[]
  bytes: Step[]
}

const step: fc.Arbitrary<Step> = fc.record({ change: fc.nat(9_999), dice: fc.nat(0xffff_ffff) })
const steps = (minLength: number, maxLength: number) => fc.array(step, { minLength, maxLength })
const none = fc.constant<Step[]>([])
const sound = fc.nat(9_999)

/** Of ten files three are still right, five are hurt in what they are made of, two in their bytes. */
export const sheetPlanArb: fc.Arbitrary<SheetPlan> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ sound, harmless: steps(0, 4), hurts: none, bytes: none }) },
  { weight: 5, arbitrary: fc.record({ sound, harmless: steps(0, 2), hurts: steps(1, 2), bytes: none }) },
  { weight: 2, arbitrary: fc.record({ sound, harmless: steps(0, 1), hurts: none, bytes: steps(1, 2) }) },
)

export interface FuzzedFile {
  bytes: Buffer
  sound: SoundFile
  /** The changes by name, in their order. */
  done: string[]
  /** What its figures may be: those of the sound file, some of them, or whatever it says now. */
  owes: 'all' | 'some' | 'anything'
}

export function makeFuzzedFile(sounds: readonly SoundFile[], plan: SheetPlan): FuzzedFile {
  const sound = sounds[plan.sound % sounds.length]!
  const { draft, done, lies } = changed(sound.draft, plan)
  let bytes = writeDraft(draft)
  for (const { change, dice } of plan.bytes) {
    const hurt = byteHurts[change % byteHurts.length]!
    bytes = hurt.change(bytes, makeDice(dice))
    done.push(hurt.name)
  }
  const hurt = plan.hurts.length + plan.bytes.length > 0
  // The sums of an archive guard what stands in it, so that hurt from without a figure is there or not.
  const owes = !hurt ? 'all' : draft.form === 'xlsx' && !lies ? 'some' : 'anything'
  return { bytes, sound, done, owes }
}

function changed(given: Draft, { harmless, hurts }: SheetPlan): { draft: Draft; done: string[]; lies: boolean } {
  const done: string[] = []
  let lies = false
  if (given.form === 'csv') {
    let draft = given
    for (const [list, chosen] of [
      [harmlessInLines, harmless],
      [lineHurts, hurts],
    ] as const)
      for (const { change, dice } of chosen) {
        const one = list[change % list.length]!
        draft = one.change(draft, makeDice(dice))
        done.push(one.name)
      }
    return { draft, done, lies: hurts.length > 0 }
  }
  let draft = given
  for (const [list, chosen] of [
    [harmlessInBooks, harmless],
    [[...xmlHurts, ...archiveHurts], hurts],
  ] as const)
    for (const { change, dice } of chosen) {
      const one = list[change % list.length]!
      draft = one.change(draft, makeDice(dice))
      done.push(one.name)
      if (xmlHurts.includes(one)) lies = true
    }
  return { draft, done, lies }
}
