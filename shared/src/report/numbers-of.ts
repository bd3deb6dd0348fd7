import type { Block, BoundNumber, Inline, ReportDocument } from './document.ts'

/** Every bound number of a report, in the order in which it is read: body, then annexes. */
export function numbersOf(document: ReportDocument): BoundNumber[] {
  return [...document.body, ...document.annexes.flatMap(({ blocks }) => blocks)].flatMap(inBlock)
}

function inBlock(block: Block): BoundNumber[] {
  if (block.kind === 'paragraph') return inContent(block.content)
  if (block.kind !== 'table') return []
  return block.rows.flatMap(({ cells }) => cells.flatMap(({ content }) => inContent(content)))
}

const inContent = (content: Inline[]): BoundNumber[] => content.filter((inline) => inline.kind === 'number')
