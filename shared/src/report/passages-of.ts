import type { ReportDocument } from './document.ts'

/** The passages a report asks people to write, in the order in which they are read. */
export const passagesOf = ({ body, annexes }: ReportDocument): string[] =>
  [...body, ...annexes.flatMap(({ blocks }) => blocks)].flatMap((block) => (block.kind === 'passage' ? [block.id] : []))
