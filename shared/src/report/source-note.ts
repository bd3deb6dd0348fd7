import { formatCount, formatInstant } from '../format.ts'
import { reportFrame } from '../messages/report.ts'
import { say } from '../messages/say.ts'
import type { Block } from './document.ts'
import type { Writer } from './writer.ts'

/** Where each number of the report can be asked for its source, as it was on the day it was reported. */
export function sourceNote({ snapshot, locale }: Writer): Block[] {
  const { link, cutOff, knowledge } = snapshot
  if (link === undefined) return []
  const said = { at: formatInstant(locale, cutOff), version: formatCount(locale, knowledge.version) }
  return [
    {
      kind: 'paragraph',
      role: 'note',
      content: [
        { kind: 'text', text: say(locale, reportFrame.source, said) },
        { kind: 'text', text: link, link },
        { kind: 'text', text: '.' },
      ],
    },
  ]
}
