import { formatProseDay } from '../format.ts'
import { reportDifficulties } from '../messages/report-difficulty.ts'
import { reportPrompts } from '../messages/report.ts'
import { say } from '../messages/say.ts'
import type { Block } from './document.ts'
import type { Part } from './part.ts'
import type { ReportDifficulty } from './snapshot.ts'
import type { Writer } from './writer.ts'

const item = (text: string): Block => ({ kind: 'paragraph', role: 'item', content: [{ kind: 'text', text }] })

/** Section III: what was hard and why, from the register of difficulties, and room for an officer's own words. */
export function difficultyParts({ snapshot, locale }: Writer): Part[] {
  const causes = [...new Set(snapshot.difficulties.flatMap(({ cause }) => cause ?? []))]
  return [
    {
      id: 'difficulties',
      blocks: snapshot.difficulties.map(({ text, units }) =>
        item(units.length === 0 ? text : say(locale, reportDifficulties.at, { text, units: units.join(', ') })),
      ),
      passage: { id: 'difficulties', prompt: reportPrompts.difficulties },
    },
    { id: 'causes', blocks: causes.map(item), passage: { id: 'causes', prompt: reportPrompts.causes } },
  ]
}

/** Section IV: what was set in motion and is still to be done. */
export function nextPart({ snapshot, locale }: Writer): Pick<Part, 'blocks' | 'passage'> {
  const open = snapshot.remedies.filter(({ standing }) => standing !== 'done')
  return {
    blocks: open.map(({ text, owner, due }) =>
      item(
        due === null
          ? say(locale, reportDifficulties.task, { text, owner })
          : say(locale, reportDifficulties.taskDue, { text, owner, due: formatProseDay(locale, due) }),
      ),
    ),
    passage: { id: 'next', prompt: reportPrompts.next },
  }
}

const askedInOrder = ['centre', 'province', 'department', 'commune', 'provider'] as const

/** Section V: what is asked of whom. */
export function proposalPart({ snapshot, locale }: Writer): Pick<Part, 'blocks' | 'passage'> {
  const asked = (of: ReportDifficulty['askedOf']) => snapshot.difficulties.filter(({ askedOf }) => askedOf === of)
  return {
    blocks: askedInOrder.flatMap((of): Block[] => {
      const own = asked(of)
      if (own.length === 0) return []
      return [item(say(locale, reportDifficulties.askedOf[of], { list: own.map(({ text }) => text).join('; ') }))]
    }),
    passage: { id: 'proposal', prompt: reportPrompts.proposal },
  }
}
