import { stateTexts } from '../messages/value.ts'
import type { Block, Inline } from './document.ts'
import { figureNumber } from './figure-number.ts'
import type { StandingInline, StandingPassage } from './template-layout.ts'
import type { Writer } from './writer.ts'

/** A standing passage of a template, its numbers bound to the report's own place and days. */
export function standingBlock(writer: Writer, passage: StandingPassage): Block {
  return { kind: 'paragraph', role: 'body', content: passage[writer.locale].map((part) => inline(writer, part)) }
}

function inline({ snapshot, figure, locale, text }: Writer, part: StandingInline): Inline {
  if (part.kind === 'text') return part
  const { subject, province } = snapshot
  const place = subject?.kind === 'unit' ? subject.id : province.code
  // A KPI the unit does not owe is the province's.
  const found = figure(part.kpi, place) ?? figure(part.kpi)
  return found
    ? figureNumber(found.kpi, found.figure, part.part, locale)
    : { kind: 'text', text: text(stateTexts.missing) }
}
